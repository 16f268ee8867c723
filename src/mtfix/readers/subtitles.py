"""SubRip and WebVTT: sentences as they run through the cues."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from html import unescape
from itertools import pairwise

from mtfix.errors import ReadError
from mtfix.model import Document, Segment, Span, write_edits
from mtfix.readers.builder import SegmentBuilder

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_LINE_END = re.compile(r"\r\n|\r|\n")
_SRT_CLOCK = r"\d{1,3}:\d{1,2}:\d{1,2}(?:[,.:]\d{1,3})?"
_SRT_TIMES = re.compile(rf"\s*{_SRT_CLOCK}\s*-->\s*{_SRT_CLOCK}(?:\s.*)?")
_VTT_CLOCK = r"(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}"
_VTT_TIMES = re.compile(rf"[ \t]*{_VTT_CLOCK}[ \t]+-->[ \t]+{_VTT_CLOCK}(?:[ \t].*)?")
_SRT_TAG = re.compile(
    r"<(?P<close>/)?(?:i|b|u|s|font)(?:\s[^<>]*)?>|(?P<alone>\{\\[^{}]*\})", re.IGNORECASE
)
_VTT_TAG = re.compile(
    r"<(?P<close>/)?(?:c|i|b|u|v|lang|ruby|rt)(?:[.\s][^<>]*)?>|(?P<alone><[\d:.]+>)"
)
_ENTITY = re.compile(r"&(?:amp|lt|gt|nbsp|lrm|rlm|quot|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
_VTT_BLOCK = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s.*)?")
_ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}

_SENTENCE_END = re.compile(r"[.!?…。！？؟।♪♫:;\])）」』]['\"’”»]*\s*\Z")
_OPEN_END = re.compile(r"[,،、，]\s*\Z")
_SPEAKER = re.compile(r"\s*(?:[-‐–—♪♫\[(（]|>>|[A-Z][A-Z .]+:)")
_MOST_CUES = 20  # that one segment takes; captions of machines have no sentence ends


@dataclass(slots=True)
class _Cue:
    """A cue: its lines of text, each a span of the file without the line end."""

    lines: list[Span] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class SrtReader:
    r"""
    Reads the text of SubRip subtitles.

    A sentence that runs over cues is one segment. A new one starts after the end of a
    sentence, at a speaker's dash, and where the next cue has a capital or a script without
    any.

        >>> raw = "1\n00:00:01,000 --> 00:00:02,000\n<i>He said\n\n2\n"
        >>> raw += "00:00:02,000 --> 00:00:03,000\nthat it rains.</i>\n\n"
        >>> [segment.text for segment in SrtReader().read(raw).segments]
        ['He said\nthat it rains.']
    """

    name: str = "srt"
    extensions: tuple[str, ...] = (".srt",)
    has_markup: bool = True

    def read(self, raw: str, path: str | None = None) -> Document:
        """Return the sentences; raises ReadError where a block has no time line."""
        return Document(raw, tuple(_segments(raw, _find_srt(raw, path), _SRT_TAG, None)), path)


@dataclass(frozen=True, slots=True)
class VttReader:
    """Reads the text of WebVTT subtitles as `SrtReader` does; notes and styles are left alone."""

    name: str = "vtt"
    extensions: tuple[str, ...] = (".vtt",)
    has_markup: bool = True

    def read(self, raw: str, path: str | None = None) -> Document:
        """Return the sentences; raises ReadError where the file is no WebVTT."""
        segments = _segments(raw, _find_vtt(raw, path), _VTT_TAG, _ENTITY)
        return Document(raw, tuple(segments), path, partial(write_edits, escape=_escape))


def _escape(text: str) -> str:
    return re.sub("[&<>]", lambda match: _ESCAPED[match[0]], text)


def _blocks(raw: str) -> Iterator[list[tuple[int, Span]]]:
    """Yield the lines between blank lines, each with its number from 1."""
    block: list[tuple[int, Span]] = []
    for number, match in enumerate(_LINE.finditer(raw), start=1):
        if match[1].strip():
            block.append((number, Span(*match.span(1))))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _find_srt(raw: str, path: str | None) -> Iterator[_Cue]:
    cue: _Cue | None = None
    for block in _blocks(raw):
        lines = [span.of(raw) for _, span in block]
        _require_times(lines, block, _SRT_TIMES, path)
        starts = [at for at, line in enumerate(lines) if _SRT_TIMES.fullmatch(line)]
        if not starts and cue is None:
            raise ReadError(
                f"{path or '-'}:{block[0][0]}: “{lines[0][:40]}” stands before the first cue; "
                "expected a number and a line such as 00:00:01,000 --> 00:00:02,000"
            )
        heads = {at - 1 for at in starts if at and lines[at - 1].strip().isdigit()}
        for at, (_, span) in enumerate(block):
            if at in starts:
                if cue is not None:
                    yield cue
                cue = _Cue()
            elif at not in heads and cue is not None:
                cue.lines.append(span)
    if cue is not None:
        yield cue


def _find_vtt(raw: str, path: str | None) -> Iterator[_Cue]:
    for number, block in enumerate(_blocks(raw)):
        lines = [span.of(raw) for _, span in block]
        if number == 0:
            if not re.fullmatch(r"WEBVTT(?:[ \t].*)?", lines[0]):
                raise ReadError(f"{path or '-'}:{block[0][0]}: a WebVTT file begins with WEBVTT")
            continue
        _require_times(lines, block, _VTT_TIMES, path)
        starts = [at for at, line in enumerate(lines) if "-->" in line]
        if starts and starts[0] <= 1:
            for start, end in pairwise([*starts, len(lines)]):
                yield _Cue([span for _, span in block[start + 1 : end]])
        elif starts or not _VTT_BLOCK.fullmatch(lines[0]):
            raise ReadError(
                f"{path or '-'}:{block[0][0]}: “{lines[0][:40]}” is no cue; "
                "expected a line such as 00:01.000 --> 00:02.000"
            )


def _require_times(
    lines: list[str], block: list[tuple[int, Span]], times: re.Pattern[str], path: str | None
) -> None:
    """Raise ReadError where a line has the arrow of a time line, but no times."""
    for line, (number, _) in zip(lines, block, strict=True):
        if "-->" in line and not times.fullmatch(line):
            raise ReadError(f"{path or '-'}:{number}: “{line[:60]}” is no time line")


def _segments(
    raw: str, cues: Iterator[_Cue], tag: re.Pattern[str], entity: re.Pattern[str] | None
) -> Iterator[Segment]:
    builder, count = SegmentBuilder(raw), 0
    for cue in cues:
        is_first = True
        for line in cue.lines:
            shown = tag.sub("", line.of(raw))
            is_new = bool(_SPEAKER.match(shown)) or (
                is_first and (count >= _MOST_CUES or not _goes_on(builder.text, shown))
            )
            if is_new and builder.text:
                yield from _built(builder)
                count = 0
            _fill(builder, raw, line, tag, entity)
            count += is_first
            is_first = False
    yield from _built(builder)


def _goes_on(text: str, line: str) -> bool:
    """Tell whether a cue continues the sentence of the ones before."""
    if not text.strip() or _SENTENCE_END.search(text):
        return False
    return bool(_OPEN_END.search(text)) or line.lstrip(" '\"’“«")[:1].islower()


def _built(builder: SegmentBuilder) -> Iterator[Segment]:
    segment = builder.build("cue")
    if segment is not None:
        yield segment


def _fill(
    builder: SegmentBuilder,
    raw: str,
    line: Span,
    tag: re.Pattern[str],
    entity: re.Pattern[str] | None,
) -> None:
    """Add a line to a segment, after the line end that parts it from the one before."""
    if builder.text:
        _add_line_end(builder, raw)
        builder.open_mark(line.start)
    place = line.start
    signs = [*tag.finditer(raw, line.start, line.end)]
    signs += entity.finditer(raw, line.start, line.end) if entity else []
    for match in sorted(signs, key=lambda match: match.start()):
        if match.start() < place:
            continue
        builder.add_unit(raw[place : match.start()], Span(place, match.start()))
        if match.re is entity:
            builder.add_unit(unescape(match[0]), Span(*match.span()))
        elif match["close"]:
            builder.close_mark(match.end())
        else:
            builder.open_mark(match.start())
        place = match.end()
    builder.add_unit(raw[place : line.end], Span(place, line.end))


def _add_line_end(builder: SegmentBuilder, raw: str) -> None:
    """Add the line end behind the last line of a segment, tags before it passed over."""
    match = _LINE_END.search(raw, builder.end)
    if match:
        builder.add_unit(match[0], Span(*match.span()))
