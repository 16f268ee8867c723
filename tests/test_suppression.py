"""Comments that silence rules."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtfix.model import Span
from mtfix.suppression import find_suppressions


def silenced(raw: str, rule: str = "glued-words") -> list[str]:
    """Return the words of `raw` that begin with a capital X and on which `rule` is silenced."""
    found = find_suppressions(raw)
    spans = [Span(*match.span()) for match in re.finditer("X[a-z]*", raw)]
    return [span.of(raw) for span in spans if found.covers(rule, span)]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Xa\nXb <!-- mtfix: ignore[glued-words] why --> Xc\nXd", ["Xb", "Xc"]),
        ("Xa\n<!-- mtfix: ignore[glued-words] why -->\nXb\n\nXc", ["Xb"]),
        ("Xa\n  <!-- mtfix: ignore -->  \r\n\r\nXb\r\nXc\r\n \r\nXd", ["Xb", "Xc"]),
        ("Xa <!--mtfix:ignore--> Xb", ["Xa", "Xb"]),
        ("Xa <!-- mtfix: ignore[other, glued-*] --> Xb", ["Xa", "Xb"]),
        ("Xa <!-- mtfix: ignore[other] --> Xb", []),
        ("Xa <!-- mtfix: ignored --> Xb", []),
        ("Xa <!-- mtfix: --> Xb", []),
        ("Xa # mtfix: ignore[glued-words] Xb\nXc", ["Xa", "Xb"]),
        ("# mtfix: ignore\nXa\n\nXb", ["Xa"]),
        ("Xa a#mtfix: ignore", []),
        ("{/* mtfix: ignore */}\nXa\n\nXb {/* mtfix: ignore[other] */}", ["Xa"]),
        (".. mtfix: ignore[glued-words] a name\n\nXa\n\nXb", ["Xa"]),
        ("<!-- mtfix: ignore -->\n<p>Xa\n<b>Xb</b>\n</p>\n<p>Xc</p>", ["Xa", "Xb"]),
        ("<!-- mtfix: ignore -->\n<b>Xa</b>\nXb\n\nXc", ["Xa", "Xb"]),
        (
            "Xa <!-- mtfix: disable[glued-words] --> Xb\n\nXc <!-- mtfix: enable --> Xd",
            ["Xb", "Xc"],
        ),
        ("<!-- mtfix: disable[other] --> Xa <!-- mtfix: enable[other] --> Xb", []),
        ("Xa <!-- mtfix: disable --> Xb\n\nXc", ["Xb", "Xc"]),
        (
            "<!-- mtfix: disable[glued-*] -->Xa <!-- mtfix: enable[other] -->Xb\n"
            "<!-- mtfix: enable[glued-*] -->Xc",
            ["Xa", "Xb"],
        ),
        ("Xa\n\nXb\n\n<!-- mtfix: file-ignore[glued-words] -->", ["Xa", "Xb"]),
        ("Xa [sic] Xb", ["Xa"]),
        ("Xa[Sic!] Xb", ["Xa"]),
        ("Xa (sic) Xb [sick]", []),
        ("[sic] Xa", []),
    ],
)
def test_what_is_silenced(raw, expected):
    assert silenced(raw) == expected


def test_comments_and_marked_words_are_no_prose():
    raw = "A <!-- mtfix: ignore --> b Xinhuasaid [sic] c # mtfix: ignore[x] y"
    assert [span.of(raw) for span in find_suppressions(raw).spans] == [
        "<!-- mtfix: ignore -->",
        "Xinhuasaid [sic]",
        "# mtfix: ignore[x] y",
    ]


def test_an_insertion_at_a_place_is_silenced_too():
    raw = "Xa <!-- mtfix: ignore -->"
    assert find_suppressions(raw).covers("any-rule", Span(1, 1))


@given(
    st.lists(
        st.sampled_from(
            ["<!-- mtfix: ", "ignore", "disable", "enable", "[a]", " -->", "\n", "[sic]", "# ", "x"]
        )
    ).map("".join)
)
def test_spans_stay_in_the_text(raw):
    found = find_suppressions(raw)
    for span in (*found.spans, *(silence.region for silence in found.silences)):
        assert span.end <= len(raw)


@pytest.mark.parametrize("piece", ["a", "<!-- mtfix: ", "[sic]", "# mtfix: ignore[", "<!--", "-"])
def test_long_lines_are_quick(piece):
    started = time.perf_counter()
    find_suppressions(piece * 100_000)
    assert time.perf_counter() - started < 5
