"""Text for people: the place is marked where it is, whatever the line holds."""

from __future__ import annotations

import pytest

from mtfix.render import render_text
from mtfix.render.text import visible, width


def excerpt(report) -> tuple[str, str]:
    lines = "".join(render_text([report])).splitlines()
    return lines[1][4:], lines[2][4:]


@pytest.mark.parametrize(
    "before", ["", "see ", "習近平", "e\u0301n ", "\t", "a\u200b ", "🙂 ", "ｗ"]
)
@pytest.mark.parametrize("marked", ["Qiangwho", "習who", "e\u0301"])
def test_carets_stand_under_the_place(report, before, marked):
    source, carets = excerpt(report(f"{before}{marked} said", marked))
    start, size = len(carets) - len(carets.lstrip()), len(carets.strip())
    assert carets.strip() == "^" * size
    assert width(source[: source.index(marked)]) == start
    assert width(marked) == size


@pytest.mark.parametrize("words", [0, 5, 500, 50_000])
def test_long_lines_are_cut_around_the_place(report, words):
    raw = "word " * words + "Qiangwho" + " word" * words
    source, carets = excerpt(report(raw, "Qiangwho"))
    assert len(source) <= 102
    start = len(carets) - len(carets.lstrip())
    assert source[start : start + 8] == "Qiangwho"
    assert source.startswith("…") == (words > 5)
    assert source.endswith("…") == (words > 5)


def test_a_place_over_several_lines_is_marked_on_the_first(report):
    first = "the Chinese leader also called for strengthening coordination"
    raw = f"{first}\nin multilateral arenas such as the United Nations, and he met\nhim."
    source, carets = excerpt(report(raw, "coordination\nin"))
    assert source == first
    assert carets == " " * first.index("coordination") + "^" * len("coordination")


def test_an_empty_place_gets_one_caret(report):
    assert excerpt(report("a word", ""))[1] == "^"


def test_nothing_in_the_text_drives_the_terminal(report):
    raw = "\x1b[31mQiangwho\x07 \x9b said"
    shown = "".join(render_text([report(raw, "Qiangwho", path="\x1b[2J.txt")]))
    assert not {"\x1b", "\x07", "\x9b"} & set(shown)


def test_visible_keeps_what_people_write():
    text = "習近平 “é” 🙂 نص"
    assert visible(text) == text
    assert visible("a\tb\r\nc\0") == "a b  c�"


@pytest.mark.parametrize(
    ("raw", "marked", "replacements", "expected"),
    [
        ("Ukrainein which", "Ukrainein", [("in which", " in which")], "Ukrainein which"),
        ("he said. .", "d. .", [(" .", "")], "remove “ .”"),
        ("the First day", "First", [("F", "f")], "replace “First” with “first”"),
        ("a “word here", "“word here", [("here", "here”")], "replace “here” with “here”"),
        (
            "say “one and two",
            "“one and two",
            [("one", "ONE"), ("two", "TWO")],
            "replace “one” with “ONE” and replace “two” with “TWO”",
        ),
        ("glue dhere", "glue dhere", [("glue d", "glued "), ("here", "Here")], "“glued Here”"),
    ],
)
def test_help_says_what_to_do(report, raw, marked, replacements, expected):
    assert expected in "".join(render_text([report(raw, marked, *replacements)]))
