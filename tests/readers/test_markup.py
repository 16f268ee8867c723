"""HTML, Markdown, MDX and reStructuredText: whatever is edited, all markup stays."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtfix.engine.repair import choose_repairs
from mtfix.model import (
    Document,
    Edit,
    Finding,
    Safety,
    Segment,
    Severity,
    Span,
    Suggestion,
    apply_edits,
)
from mtfix.readers import READERS, decode, encode, format_for

FILES = {
    path.name: path.read_text(encoding="utf-8")
    for path in sorted(Path(__file__).with_name("markup").iterdir())
}
NAMES = sorted(FILES)
VARIANTS = 1000
SIGNS = "<>&*_`[](){}\\|\"'#-=+\n\r\t $~!:;./x1é漢\u2028\u00a0\x00"


def read(name: str, raw: str) -> Document:
    return READERS[format_for(name).name].read(raw, name)


def require_sound(document: Document) -> None:
    """Require that each segment is what its pieces say, in order, and its breaks in their gaps."""
    for segment in document.segments:
        place = at = 0
        for piece in segment.pieces:
            assert piece.text.start == at
            assert piece.raw.start >= place
            at, place = piece.text.end, piece.raw.end
            if piece.is_literal and len(piece.text) > 1:
                blank = re.sub(r"[\n\r\t\f]", " ", piece.raw.of(document.raw))
                assert piece.text.of(segment.text) == blank
        assert at == len(segment.text)
        assert place <= len(document.raw)
        for place in segment.breaks:
            left, right = Span(place.at - 1, place.at), Span(place.at, place.at + 1)
            assert segment.to_raw(left).end <= place.raw <= segment.to_raw(right).start
        assert all(span.end <= len(segment.text) for span in segment.protected)


def find_markup(document: Document) -> str:
    """Return what is left of a file without its open prose, and without blanks."""
    rest = list(document.raw)
    for segment in document.segments:
        for piece in segment.pieces:
            closed = [span for span in segment.protected if span.overlaps(piece.text)]
            if not closed:
                rest[piece.raw.start : piece.raw.end] = [""] * len(piece.raw)
            for at in (
                range(piece.text.start, piece.text.end) if closed and piece.is_literal else ()
            ):
                if not any(span.start <= at < span.end for span in closed):
                    rest[at + piece.raw.start - piece.text.start] = ""
    text = re.sub(r"^([=-])\1+$", r"\1", "".join(rest), flags=re.MULTILINE)  # under titles
    return re.sub(r"\s+", "", text)


def finding(number: int, edit: Edit) -> Finding:
    suggestion = Suggestion((edit,), Safety.SAFE)
    return Finding("r", number, edit.span, "m", Severity.ERROR, "c", suggestions=(suggestion,))


def repair(document: Document, name: str, wishes: list[tuple[int, Edit]]) -> str:
    """Return the file with those of the edits made that it bears."""
    findings = [
        finding(number, edit)
        for number, edit in wishes
        if document.write(document.segments[number], [edit]) is not None
    ]
    edits = choose_repairs(document, findings, Safety.SAFE, READERS[format_for(name).name])
    return apply_edits(document.raw, [applied.edit for applied in edits])


def draw_edits(document: Document, chance: random.Random, count: int = 3) -> list[tuple[int, Edit]]:
    wishes = []
    for _ in range(count if document.segments else 0):
        number = chance.randrange(len(document.segments))
        edit = draw_edit(document.segments[number], chance)
        if not any(span.touches(edit.span) for span in document.segments[number].protected):
            wishes.append((number, edit))
    return wishes


def draw_edit(segment: Segment, chance: random.Random) -> Edit:
    start = chance.randint(0, len(segment.text))
    end = min(len(segment.text), start + chance.choice((0, 0, 1, 2, 5)))
    new = chance.choice(("", " ", "x", ", and", 'a "q" & <b>', "\\", "*so* ", "1. ", "`", "—"))
    return Edit(Span(start, end), new)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_file_that_is_not_edited_is_the_same(name, ends, encoding):
    raw = FILES[name].replace("\n", ends).encode(encoding)
    decoded = decode(raw, name, "cp1252" if encoding == "cp1252" else None)
    document = read(name, decoded.text)
    require_sound(document)
    assert [s.text for s in document.segments] == [s.text for s in read(name, FILES[name]).segments]
    assert encode(decoded.with_text(document.raw)) == raw


@pytest.mark.parametrize("name", NAMES)
def test_what_is_not_prose_is_not_read(name):
    texts = " ".join(segment.text for segment in read(name, FILES[name]).segments).lower()
    assert not re.search(r"not (?:to be )?(?:prose|read)|document|import|harbour/|slug", texts)


@pytest.mark.parametrize("name", NAMES)
def test_edits_do_what_they_say_or_nothing(name):
    chance = random.Random(7)
    document = read(name, FILES[name])
    markup, made = find_markup(document), 0
    for _ in range(70):
        for number, edit in draw_edits(document, chance):
            after = repair(document, name, [(number, edit)])
            if after == document.raw:
                continue
            made += 1
            edited = read(name, after)
            wanted = [segment.text for segment in document.segments]
            wanted[number] = apply_edits(wanted[number], [edit])
            texts = [" ".join(segment.text.split()) for segment in edited.segments]
            assert texts == [" ".join(text.split()) for text in wanted if text.strip()]
            assert find_markup(edited) == markup
    assert made > 60


def variants(raw: str, chance: random.Random) -> Iterator[str]:
    """Yield files that were cut, swapped, doubled or wrongly nested, or lost a sign."""
    for _ in range(VARIANTS):
        lines = raw.splitlines(keepends=True)
        a, b = sorted(chance.choices(range(len(raw) + 1), k=2))
        x, y = chance.choices(range(len(lines)), k=2)
        match chance.randrange(7):
            case 0:
                yield raw[:a]
            case 1:
                yield raw[:a] + raw[b:]
            case 2:
                yield raw[:a] + raw[a + 1 :]
            case 3:
                lines[x], lines[y] = lines[y], lines[x]
                yield "".join(lines)
            case 4:
                yield raw[:a] + "".join(chance.choices(SIGNS, k=2)) + raw[a:]
            case 5:
                yield raw[:b] + raw[a:b] + raw[b:]
            case _:
                middle = (a + b) // 2
                yield raw[:a] + raw[middle:b] + raw[a:middle] + raw[b:]


@pytest.mark.parametrize("name", NAMES)
def test_broken_variants_keep_their_markup(name):
    chance = random.Random(11)
    for raw in variants(FILES[name], chance):
        document = read(name, raw)
        require_sound(document)
        after = repair(document, name, draw_edits(document, chance, count=1))
        if after != raw:
            assert find_markup(read(name, after)) == find_markup(document)


@given(st.sampled_from(NAMES), st.text(st.sampled_from(SIGNS + "abc "), max_size=80))
@settings(deadline=None)
def test_anything_is_read(name, raw):
    document = read(name, raw)
    assert document.raw == raw
    require_sound(document)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "sign", ["<", "<a b='", "<!--", "{{", "{", "`", "``a", "*a ", "[", "](", "> ", "- ", "&#", "|a"]
)
def test_what_has_no_end_takes_no_time(name, sign):
    """Quadratic time would take minutes here; the test runs as part of the suite's budget."""
    assert read(name, sign * 10_000).raw
