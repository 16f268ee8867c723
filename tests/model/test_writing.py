"""Edits land on the right side of markup, and never tear it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtfix.model import Break, Edit, Piece, Segment, Span, apply_edits, write_edits

_TAG = re.compile(r"<(/?)\w>|&amp;")


def read(raw: str) -> Segment:
    """Read text with inline tags of one letter and entities, as an HTML reader would."""
    text, pieces, breaks = "", [], []
    last, pending = 0, None
    for tag in [*_TAG.finditer(raw), None]:
        end = tag.start() if tag else len(raw)
        if end > last:
            pieces.append(Piece(Span(len(text), len(text) + end - last), Span(last, end)))
            if pending is not None:
                breaks.append(Break(len(text), pending))
            pending, text = None, text + raw[last:end]
        if tag is None:
            break
        if tag[0] == "&amp;":
            if pending is not None:
                breaks.append(Break(len(text), pending))
            pieces.append(Piece(Span(len(text), len(text) + 1), Span(*tag.span())))
            pending, text = None, text + "&"
        elif tag[1]:
            pending = tag.end()  # behind the last tag that closes
        elif pending is None:
            pending = tag.start()
        last = tag.end()
    return Segment(text, tuple(pieces), breaks=tuple(breaks))


@pytest.mark.parametrize(
    ("raw", "old", "new", "repaired"),
    [
        ("<b>Li</b>who said", "Li|who", "Li, who", "<b>Li</b>, who said"),
        ("met<b>Xi</b> today", "met|Xi", "met Xi", "met <b>Xi</b> today"),
        ("<b>Li</b><i>who</i> said", "Li|who", "Li who", "<b>Li</b> <i>who</i> said"),
        ("<b>Li</b>Who said", "|Who", ", who", "<b>Li</b>, who said"),
        ("said<b>THE</b> end", "|THE|", " the", "said <b>the</b> end"),
        ("<b>he said</b>. .", ". .", ".", "<b>he said</b>."),
        ("<b>Li</b> He said", " He said", " said", "<b>Li</b> said"),
        ("is <b>the</b> the end", "the the", "the", "is <b>the</b> end"),
        ("AT&amp;Tsaid", "Tsaid", "T said", "AT&amp;T said"),
        ("fish &amp; chips", "&", "and", "fish and chips"),
    ],
)
def test_repairs_stand_outside_of_tags(raw: str, old: str, new: str, repaired: str) -> None:
    segment = read(raw)
    start = segment.text.index(old.replace("|", ""))
    whole = Edit(Span(start, start + len(old.replace("|", ""))), new).trimmed(segment.text)
    edits = write_edits(segment, [whole])
    assert edits is not None
    assert apply_edits(raw, edits) == repaired


def test_new_words_across_markup_are_refused() -> None:
    segment = read("a<b>bc</b>d")
    assert write_edits(segment, [Edit(Span(0, 2), "xyz")]) is None


def test_replacements_are_escaped() -> None:
    edits = write_edits(
        read("<b>a</b>b"), [Edit(Span(1, 1), " < ")], lambda s: s.replace("<", "&lt;")
    )
    assert edits == (Edit(Span(8, 8), " &lt; "),)


@given(
    st.lists(st.sampled_from(["<b>", "</b>", "<i>", "</i>", "&amp;", "a", "b", " "]), max_size=12),
    st.data(),
)
def test_markup_outlives_every_edit(parts: list[str], data: st.DataObject) -> None:
    raw = "".join(parts)
    segment = read(raw)
    start = data.draw(st.integers(0, len(segment.text)))
    end = data.draw(st.integers(start, len(segment.text)))
    edit = Edit(Span(start, end), data.draw(st.text("xy ,", max_size=3)))
    written = write_edits(segment, [edit], lambda text: text)
    if written is None:
        return
    repaired = apply_edits(raw, written)
    assert [t[0] for t in _TAG.finditer(repaired) if t[0] != "&amp;"] == [
        t[0] for t in _TAG.finditer(raw) if t[0] != "&amp;"
    ]
    assert read(repaired).text == apply_edits(segment.text, [edit])
