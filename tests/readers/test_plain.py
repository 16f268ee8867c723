"""Plain text: which lines are one paragraph, and that the map to the file is exact."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtfix.model import Span
from mtfix.readers.plain import PlainReader

WRAPPED = """\
The Chinese leader also called for strengthening coordination
in multilateral arenas such as the United Nations, and he met
the Prime Minister, who said that relations were good."""
LIST = """\
- the Chinese leader also called for strengthening coordination
- in multilateral arenas such as the United Nations, and he met
- the Prime Minister, who said that relations were good."""
SENTENCES = """\
The Chinese leader also called for strengthening coordination.
In multilateral arenas such as the United Nations, he met him.
The Prime Minister said that relations were very good at last."""
RAGGED = """\
The Chinese leader also called for strengthening coordination
in arenas
such as the United Nations, and he met the Prime Minister, too"""


def texts(raw: str) -> list[str]:
    return [segment.text for segment in PlainReader().read(raw).segments]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("", []),
        ("\n \n\t\r\n", []),
        ("One.", ["One."]),
        ("One.\nTwo.\rThree.\r\n\r\nFour.", ["One.", "Two.", "Three.", "Four."]),
        ("  indented \n", ["  indented "]),
        ("one\u2028line\x0b\x85", ["one\u2028line\x0b\x85"]),
        (WRAPPED, [WRAPPED]),
        (WRAPPED.replace("\n", "\r\n"), [WRAPPED.replace("\n", "\r\n")]),
        (f"Title\n\n{WRAPPED}\n\n{WRAPPED}\n", ["Title", WRAPPED, WRAPPED]),
        (LIST, LIST.splitlines()),
        (SENTENCES, SENTENCES.splitlines()),
        (RAGGED, RAGGED.splitlines()),
        ("From: a@b.c\nTo: d\n\tand e\nSubject: f\n\nHello.", ["Hello."]),
        ("From: Li\nTo: me\nNote: late", ["From: Li", "To: me", "Note: late"]),
    ],
)
def test_paragraphs(raw, expected):
    assert texts(raw) == expected


def test_two_lines_are_joined_only_inside_a_sentence():
    first, second = WRAPPED.splitlines()[:2]
    assert texts(f"{first}\n{second[:40]}") == [f"{first}\n{second[:40]}"]
    assert texts(f"{first}\n{second[:40].capitalize()}") == [first, second[:40].capitalize()]


@given(st.text(st.sampled_from("ab .-1\n\r\u2028é習"), max_size=400))
def test_segments_map_to_the_file(raw):
    document = PlainReader().read(raw)
    assert document.raw == raw
    end = 0
    for segment in document.segments:
        whole = segment.to_raw(Span(0, len(segment.text)))
        assert whole.of(raw) == segment.text
        assert segment.text.strip()
        assert not raw[end : whole.start].strip()
        end = whole.end
    assert not raw[end:].strip()


@given(st.text(st.sampled_from("ab .\t\u00a0\x0b\x85\u2028-1"), max_size=9))
def test_a_line_alone_is_read_as_among_others(line):
    alone = [segment.text for segment in PlainReader().read(line).segments]
    assert alone == [segment.text for segment in PlainReader().read(f"{line}\n").segments]
