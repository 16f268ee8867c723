"""A repair of a file with markup is made only if the file then reads as promised."""

from __future__ import annotations

import pytest

from mtfix.engine.repair import choose_repairs
from mtfix.model import Edit, Finding, Safety, Severity, Span, Suggestion, apply_edits
from mtfix.readers import READERS


def repair(name: str, raw: str, *wishes: tuple[str, str]) -> str:
    """Return the file with the first `old` replaced by `new`, of each wish that it bears."""
    document = READERS[name].read(raw)
    findings = []
    for old, new in wishes:
        number = next(n for n, s in enumerate(document.segments) if old in s.text)
        start = document.segments[number].text.index(old)
        edit = Edit(Span(start, start + len(old)), new)
        suggestion = Suggestion((edit,), Safety.SAFE)
        findings.append(
            Finding("r", number, edit.span, "m", Severity.ERROR, "c", suggestions=(suggestion,))
        )
    edits = choose_repairs(document, findings, Safety.SAFE, READERS[name])
    return apply_edits(raw, [applied.edit for applied in edits])


@pytest.mark.parametrize(
    ("name", "raw", "old", "new"),
    [
        ("markdown", "He came in\n1 day", "1 ", "1. "),  # a list
        ("markdown", "It was so\nx it is", "x", "-"),  # a list
        ("markdown", "It was so\nx", "x", "==="),  # a title
        ("markdown", "So it was", "So", "#"),  # a title
        ("markdown", "So\n\nit was", "it", "    it"),  # code
        ("markdown", "He said **so** there", "so", ""),  # four asterisks
        ("markdown", "a | b\n--|--\n", "a", "a\n"),  # no table any more
        ("markdown", "See [it](/x) now", "it", "it]["),  # another link
        ("markdown", "---\ntitle: So\n---\n", "So", "So: it was"),  # a mapping
        ("markdown", "---\ntitle: So\n---\n", "So", "So #1"),  # a comment
        ("rst", "So it was\n", "So", ".."),  # a comment
        ("rst", "So it\n=====\n", "So it", "- a"),  # a list
        ("html", "<p>So <b>it</b> was</p>", "So it was", "Nobody knew"),  # what is bold?
    ],
)
def test_what_would_change_markup_is_left_out(name, raw, old, new):
    assert repair(name, raw, (old, new)) == raw


@pytest.mark.parametrize(
    ("name", "raw", "old", "new", "expected"),
    [
        ("html", "<p>So it was", "it", "<b>it</b>", "<p>So &lt;b>it&lt;/b> was"),
        ("markdown", "So it was", "it", "*it*", r"So \*it\* was"),
        ("html", "<b>so< / b> it", " / ", "/", "<b>so</b> it"),
        ("markdown", "See [the page] (/x) now", " (", "(", "See [the page](/x) now"),
        ("markdown", "So <b>it</ b> was", " b", "b", "So <b>it</b> was"),
        ("markdown", "It ** is** so", " is", "is", "It **is** so"),
        ("markdown", "2 ** n ** 3 is so", "is so", "was so", "2 ** n ** 3 was so"),
    ],
)
def test_what_is_text_stays_text_and_torn_markup_may_heal(name, raw, old, new, expected):
    assert repair(name, raw, (old, new)) == expected


def test_one_bad_repair_does_not_stop_the_others():
    wishes = [("ones", "one"), ("x", "-"), ("twos", "two")]
    expected = "The one was so\nx it is, and two"
    assert repair("markdown", "The ones was so\nx it is, and twos", *wishes) == expected
