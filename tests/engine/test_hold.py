"""A place that is held keeps its evidence from safe repairs."""

from mtfix.engine.hold import hold_places
from mtfix.model import Edit, Finding, Safety, Severity, Span, Suggestion


def finding(rule: str, edit: Edit, safety: Safety, segment: int = 0) -> Finding:
    suggestions = (Suggestion((edit,), safety),)
    return Finding(rule, segment, edit.span, "", Severity.ERROR, "", suggestions=suggestions)


SPACE = finding("space", Edit(Span(7, 7), " "), Safety.SAFE)
COMMA = finding("comma", Edit(Span(7, 7), ", "), Safety.UNSAFE)
SURE = finding("comma", Edit(Span(7, 7), ", "), Safety.SAFE)
AWAY = finding("away", Edit(Span(16, 19), "The"), Safety.SAFE)
OTHER = finding("other", Edit(Span(7, 7), " "), Safety.SAFE, segment=1)


def safeties(*found: tuple[Finding, bool]) -> list[Safety]:
    return [finding.safety for finding in hold_places(found)]


def test_what_meets_a_held_place_is_no_longer_safe() -> None:
    held = safeties((SPACE, False), (COMMA, True), (AWAY, False), (OTHER, False))
    assert held == [Safety.UNSAFE, Safety.UNSAFE, Safety.SAFE, Safety.SAFE]


def test_without_a_claim_each_stays_as_it_is() -> None:
    assert safeties((SPACE, False), (COMMA, False)) == [Safety.SAFE, Safety.UNSAFE]


def test_a_safe_repair_holds_nothing() -> None:
    assert safeties((SPACE, False), (SURE, True)) == [Safety.SAFE, Safety.SAFE]
