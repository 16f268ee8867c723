"""XLIFF 1.2 and 2.x: each target is a segment, beside its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from mtfix.errors import ReadError
from mtfix.model import Document, Segment, write_edits
from mtfix.readers.inline import InlineContent
from mtfix.readers.tags import find_tag
from mtfix.readers.xml import Event, escape_xml, read_events

_NAMESPACE = "urn:oasis:names:tc:xliff:document:"
_UNITS = ("trans-unit", "segment")  # of XLIFF 1.2 and of 2.x
_PAIR = ("source", "target")
_PENDING = ("new", "needs-translation", "initial")  # states of a target that is no translation
_LANGUAGES = {
    "source-language": "source_language",
    "srcLang": "source_language",
    "target-language": "language",
    "trgLang": "language",
}


@dataclass(frozen=True, slots=True)
class _Facts:
    """What an element says of all that is in it."""

    is_translated: bool = True
    language: str | None = None
    source_language: str | None = None
    limit: int | None = None


@dataclass(slots=True)
class _Unit:
    """A pair of source and target that is being read."""

    facts: _Facts
    state: str | None = None
    contents: dict[str, InlineContent] = field(default_factory=dict)
    attributes: dict[str, Mapping[str, str]] = field(default_factory=dict)

    def build(self) -> Segment | None:
        """Return the target as a segment, None where there is nothing to work on."""
        target = self.contents.get("target")
        segment = target.build() if target and self.facts.is_translated else None
        if segment is None:
            return None
        attributes = self.attributes["target"]
        if attributes.get("state", self.state) in _PENDING:
            return None
        source = self.contents.get("source")
        said = self.attributes.get("source", {})
        return replace(
            segment,
            source=source.text.strip() if source else None,
            language=find_tag(attributes.get("xml:lang", "")) or self.facts.language,
            source_language=find_tag(said.get("xml:lang", "")) or self.facts.source_language,
            limit=self.facts.limit,
        )


@dataclass(frozen=True, slots=True)
class XliffReader:
    """
    Reads the targets of an XLIFF file.

    Alternative translations, notes, and what says `translate="no"` are left alone, and so
    are targets whose state says that they await a translation.

        >>> unit = "<trans-unit><source>One</source><target>Eins</target></trans-unit>"
        >>> document = XliffReader().read(f"<xliff><file>{unit}</file></xliff>")
        >>> [(segment.source, segment.text) for segment in document.segments]
        [('One', 'Eins')]
    """

    name: str = "xliff"
    extensions: tuple[str, ...] = (".xlf", ".xliff")
    has_markup: bool = True

    def read(self, raw: str, path: str | None = None) -> Document:
        """Return the targets; raises ReadError where `raw` is no XLIFF."""
        events = [e for e in read_events(raw, path) if _is_ours(e)]
        root = next((event for event in events if event.kind == "open"), None)
        if root is None or root.name != "xliff":
            raise ReadError(f"{path or '-'}: is XML, but no XLIFF: its root is no <xliff>")
        return Document(
            raw, tuple(_find_segments(events, raw)), path, partial(write_edits, escape=escape_xml)
        )


def _is_ours(event: Event) -> bool:
    return not event.namespace or event.namespace.startswith(_NAMESPACE)


def _find_segments(events: list[Event], raw: str) -> list[Segment]:
    segments: list[Segment] = []
    names: list[str] = []
    facts = [_Facts()]
    unit: _Unit | None = None
    content: InlineContent | None = None
    depth = 0  # of elements, where the content that is being read began
    for event in events:
        if content is not None and not (event.kind == "close" and len(names) == depth):
            content.add(event)
        if event.kind == "open":
            parent = names[-1] if names else ""
            names.append(event.name)
            facts.append(_with(facts[-1], event))
            if event.name in _UNITS and content is None:
                unit = _Unit(facts[-1], event.attributes.get("state"))
            elif unit and content is None and parent in _UNITS and event.name in _PAIR:
                content, depth = InlineContent(raw), len(names)
                unit.contents.setdefault(event.name, content)
                unit.attributes.setdefault(event.name, event.attributes)
        elif event.kind == "close":
            if len(names) == depth:
                content, depth = None, 0
            if event.name in _UNITS and unit is not None and content is None:
                segment = unit.build()
                segments += [segment] if segment else []
                unit = None
            names.pop()
            facts.pop()
    return segments


def _with(facts: _Facts, event: Event) -> _Facts:
    """Return the facts of an element inside of another."""
    said = event.attributes
    languages = {name: find_tag(said[key]) for key, name in _LANGUAGES.items() if key in said}
    kept = facts.is_translated
    if event.name != "mrk" and said.get("translate") in ("yes", "no"):
        kept = said["translate"] == "yes"
    limit = facts.limit
    if "sizeRestriction" in said:
        limit = _number(said["sizeRestriction"].rpartition(",")[2])
    elif "maxwidth" in said:
        limit = _number(said["maxwidth"]) if said.get("size-unit") == "char" else None
    return replace(facts, is_translated=kept, limit=limit, **languages)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() else None
