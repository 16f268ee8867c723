"""Of clashing suggestions one is made, whole; the rest wait for the next pass."""

from mtfix.engine.choose import choose_edits
from mtfix.model import Edit, Finding, Safety, Severity, Span, Suggestion
from mtfix.readers import reader_for

DOCUMENT = reader_for(None).read("Ukrainein which the law")


def finding(rule: str, *edits: Edit, safety: Safety = Safety.SAFE) -> Finding:
    return Finding(
        rule, 0, edits[0].span, "", Severity.ERROR, "", suggestions=(Suggestion(edits, safety),)
    )


SPACE = finding("space", Edit(Span(7, 7), " "))
COMMA = finding("comma", Edit(Span(7, 7), ", "), safety=Safety.UNSAFE)
OTHER = finding("other", Edit(Span(16, 19), "The"))


def chosen(*findings: Finding, boldness: Safety = Safety.UNSAFE) -> list[str]:
    made = choose_edits(DOCUMENT, findings, boldness)
    return list(dict.fromkeys(rule for applied in made.edits for rule in applied.rules))


def test_the_wider_of_two_that_meet_is_made() -> None:
    assert chosen(SPACE, COMMA, OTHER) == ["comma", "other"]


def test_a_careful_run_makes_the_careful_one() -> None:
    assert chosen(SPACE, COMMA, OTHER, boldness=Safety.SAFE) == ["space", "other"]


def test_all_edits_of_a_suggestion_or_none() -> None:
    pair = finding("pair", Edit(Span(7, 7), " "), Edit(Span(16, 19), "A"))
    assert chosen(COMMA, pair) == ["pair"]
    wide = finding("wide", Edit(Span(5, 12), "somewhere quite different"))
    assert chosen(wide, pair) == ["wide"]


def test_two_rules_that_agree_are_both_named() -> None:
    assert chosen(SPACE, finding("twin", Edit(Span(7, 7), " "))) == ["space", "twin"]


def test_the_first_suggestion_within_reach_is_taken() -> None:
    both = Finding(
        "both",
        0,
        Span(0, 9),
        "",
        Severity.ERROR,
        "",
        suggestions=(COMMA.suggestions[0], SPACE.suggestions[0]),
    )
    assert choose_edits(DOCUMENT, [both], Safety.SAFE).edits[0].edit.replacement == " "
    assert choose_edits(DOCUMENT, [both], Safety.UNSAFE).edits[0].edit.replacement == ", "
