"""TMX: each translation of a unit is a segment, beside the text in the source language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import BinaryIO

from mtfix.errors import ReadError
from mtfix.model import Document, Segment, write_edits
from mtfix.readers.container import Container, Format, ReadOptions, WholeText
from mtfix.readers.declared import find_xml_encoding
from mtfix.readers.inline import InlineContent
from mtfix.readers.tags import find_tag
from mtfix.readers.xml import Event, escape_xml, read_events


@dataclass(frozen=True, slots=True)
class _Variant:
    """A unit in one language; None where the file does not say which."""

    language: str | None
    content: InlineContent

    def speaks(self, wanted: str | None) -> bool:
        """Tell whether this is in the language, or in a variety of it."""
        return bool(wanted and self.language) and (
            f"{self.language}-".lower().startswith(f"{wanted}-".lower())
        )


@dataclass(frozen=True, slots=True)
class TmxReader:
    """
    Reads the translations of a translation memory.

    The source is the variant in `source_language`, else in what the file calls its source,
    else, of two, the other one. Segments are the variants in `language`, or without it all
    that are not the source.

        >>> variants = "".join(
        ...     f"<tuv xml:lang='{tag}'><seg>{text}</seg></tuv>"
        ...     for tag, text in [("en", "One"), ("de", "Eins")]
        ... )
        >>> raw = f"<tmx><header srclang='en'/><body><tu>{variants}</tu></body></tmx>"
        >>> [(s.source, s.text, s.language) for s in TmxReader().read(raw).segments]
        [('One', 'Eins', 'de')]
    """

    language: str | None = None
    source_language: str | None = None
    name: str = "tmx"
    extensions: tuple[str, ...] = (".tmx",)
    has_markup: bool = True

    def read(self, raw: str, path: str | None = None) -> Document:
        """Return the translations; raises ReadError where `raw` is no TMX."""
        events = read_events(raw, path)
        root = next((event for event in events if event.kind == "open"), None)
        if root is None or root.name != "tmx":
            raise ReadError(f"{path or '-'}: is XML, but no TMX: its root is no <tmx>")
        segments = (
            segment
            for declared, variants in _find_units(events, raw)
            for segment in self._segments(variants, self.source_language or declared)
        )
        return Document(raw, tuple(segments), path, partial(write_edits, escape=escape_xml))

    def _segments(self, variants: list[_Variant], declared: str | None) -> Iterator[Segment]:
        source = next((v for v in variants if v.speaks(declared)), None)
        if source is None and self.language and len(variants) == 2:
            source = next((v for v in variants if not v.speaks(self.language)), None)
        for variant in variants:
            is_wanted = self.language is None or variant.speaks(self.language)
            segment = variant.content.build() if is_wanted and variant is not source else None
            if segment is None:
                continue
            yield replace(
                segment,
                source=source.content.text.strip() if source else None,
                language=variant.language,
                source_language=source.language if source else None,
            )


def _find_units(events: Iterable[Event], raw: str) -> Iterator[tuple[str | None, list[_Variant]]]:
    """Yield the language of the source, if it is said, and the variants of each unit."""
    header: str | None = None
    declared: str | None = None
    language: str | None = None
    variants: list[_Variant] = []
    content: InlineContent | None = None
    inside = 0  # elements that are open in the content
    for event in events:
        if content is not None and not (event.kind == "close" and not inside):
            inside += {"open": 1, "close": -1}.get(event.kind, 0)
            content.add(event)
        elif content is not None:
            content = None
        elif event.kind == "open":
            said = event.attributes
            if event.name == "header":
                header = find_tag(said.get("srclang", ""))
            elif event.name == "tu":
                declared, variants = find_tag(said.get("srclang", "")) or header, []
            elif event.name == "tuv":
                language = find_tag(said.get("xml:lang", said.get("lang", "")))
            elif event.name == "seg":
                content = InlineContent(raw)
                variants.append(_Variant(language, content))
        elif event.kind == "close" and event.name == "tu":
            yield declared, variants


def _open(stream: BinaryIO, path: str, options: ReadOptions) -> Container:
    reader = TmxReader(options.language, options.source_language)
    return WholeText(stream, path, options, reader, find_xml_encoding)


TMX = Format("tmx", TmxReader().extensions, _open, is_one_text=True)
