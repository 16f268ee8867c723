"""The settings at the top of a Markdown file: what in them is prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from mtfix.model import Edit, Segment, Span, write_edits
from mtfix.readers.builder import SegmentBuilder

METADATA = "metadata"  # the role of what is read here

# Without blanks, hyphens and underscores, in lower case.
_PROSE_KEYS = frozenset(
    {"abstract", "alt", "caption", "dek", "description", "excerpt", "heading", "headline"}
    | {"imagealt", "intro", "introduction", "lead", "lede", "linktitle", "metadescription"}
    | {"metatitle", "ogdescription", "ogtitle", "pagetitle", "seodescription", "seotitle"}
    | {"shorttitle", "standfirst", "subheading", "subtitle", "summary", "tagline", "teaser"}
    | {"title"}
)
_FENCE = re.compile(r"(?:---|\+\+\+)[ \t]*\r?\n")
_YAML_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r?\n[ \t]*|.)")
_SIMPLE = {"n": " ", "t": " ", "r": " ", "_": "\N{NO-BREAK SPACE}", "0": ""}
_TOML = re.compile(
    r"""^[ \t]*(?P<key>[\w-]+)[ \t]*=[ \t]*
        (?:"(?!"")(?P<basic>(?:\\.|[^"\\\r\n])*)"|'(?!'')(?P<literal>[^'\r\n]*)')
        [ \t]*(?:\#.*)?\r?$
    """,
    re.MULTILINE | re.VERBOSE,
)


def read_front_matter(raw: str, front: Span) -> Iterator[Segment]:
    r"""
    Yield the values in the settings that people read; none where the settings are broken.

        >>> raw = '---\ntitle: "A page"\nslug: "a-page"\n---\n'
        >>> [segment.text for segment in read_front_matter(raw, Span(0, len(raw)))]
        ['A page']
    """
    fence = _FENCE.match(raw, front.start, front.end)
    if not fence:
        return
    builder = SegmentBuilder(raw)
    read = _read_yaml if raw.startswith("---") else _read_toml
    for style, span in read(raw, Span(fence.end(), raw.rindex(fence[0][:3], 0, front.end))):
        for paragraph in _paragraphs(raw, span, style):
            _add_value(raw, paragraph, style, builder)
            segment = builder.build(METADATA)
            if segment:
                yield segment


def write_metadata(raw: str, segment: Segment, edits: Sequence[Edit]) -> tuple[Edit, ...] | None:
    """Return edits of the settings that do what `edits` do to a value; None if they cannot."""
    start = segment.pieces[0].raw.start
    quote = raw[max(start - 1, 0) : start]
    is_bound = quote == "'" and raw.startswith("+++")  # TOML has no way to write a quote there
    if is_bound and any("'" in edit.replacement for edit in edits):
        return None
    return write_edits(segment, edits, partial(_escape, quote=quote))


def _escape(text: str, *, quote: str) -> str:
    if quote == '"':
        return text.replace("\\", "\\\\").replace('"', '\\"')
    return text.replace("'", "''") if quote == "'" else text


def _read_yaml(raw: str, span: Span) -> Iterator[tuple[str, Span]]:
    """Yield the style and the place of each value of a known key, quotes not included."""
    import yaml  # noqa: PLC0415  # few texts have settings

    try:
        root = yaml.compose(span.of(raw), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, RecursionError, ValueError):
        return
    waiting = [root]
    seen: set[int] = set()
    while waiting:
        node = waiting.pop()
        if node is None or id(node) in seen:  # an alias
            continue
        seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            waiting += node.value
        elif isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if not isinstance(value, yaml.ScalarNode):
                    waiting.append(value)
                elif _is_prose(key.value) and value.tag == "tag:yaml.org,2002:str":
                    edge = len((value.style or "").strip("|>"))
                    place = Span(value.start_mark.index + edge, value.end_mark.index - edge)
                    yield value.style or "", place.shift(span.start)


def _read_toml(raw: str, span: Span) -> Iterator[tuple[str, Span]]:
    for match in _TOML.finditer(raw, span.start, span.end):
        if _is_prose(match["key"]):
            kind = match.lastgroup or ""
            yield '"' if kind == "basic" else "", Span(*match.span(kind))


def _is_prose(key: object) -> bool:
    return isinstance(key, str) and re.sub(r"[\s_-]", "", key).lower() in _PROSE_KEYS


def _paragraphs(raw: str, span: Span, style: str) -> Iterator[Span]:
    """Yield the parts of a value that do not belong to one sentence."""
    if style not in ("|", ">"):
        yield span
        return
    at = raw.find("\n", span.start, span.end) + 1 or span.end  # behind the line of the mark
    part = re.compile(r"[^\n]+" if style == "|" else r"[^\n]+(?:\n[ \t]*[^\s][^\n]*)*")
    for paragraph in part.finditer(raw, at, span.end):
        yield Span(*paragraph.span())


def _add_value(raw: str, span: Span, style: str, builder: SegmentBuilder) -> None:
    at = span.start
    escape = {'"': _YAML_ESCAPE, "'": re.compile("''")}.get(style)
    for match in escape.finditer(raw, span.start, span.end) if escape else ():
        builder.add_text(Span(at, match.start()))
        builder.add_unit(_read_escape(match[0]), Span(*match.span()))
        at = match.end()
    builder.add_text(Span(at, span.end))


def _read_escape(text: str) -> str:
    if text[1] in "xuU":
        code = int(text[2:], 16)
        return chr(code) if code < 0x110000 else "\N{REPLACEMENT CHARACTER}"
    return "" if text[1] in "\r\n" else _SIMPLE.get(text[1], text[1])
