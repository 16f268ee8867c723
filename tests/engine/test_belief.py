"""Evidence adds up over places, once a place, and is thinned in long documents."""

import pytest

from mtfix.engine.belief import Place, weigh
from mtfix.model import Hit, Span


def place(
    start: int,
    weight: float,
    *,
    needs: float = 0.0,
    sources: tuple[str, ...] = (),
    rule: str = "",
    segment: int = 0,
) -> Place:
    hit = Hit(Span(start, start + 3), weight=weight, needs=needs, sources=sources)
    return Place(segment, hit, rule)


def test_a_hit_does_not_support_itself() -> None:
    alone = place(0, 4.0, needs=3.0)
    assert not weigh([alone], words=100).supports(alone)


def test_another_place_supports_it() -> None:
    guarded = place(0, 0.0, needs=3.0)
    assert weigh([guarded, place(50, 3.0)], words=100).supports(guarded)


def test_two_hits_at_one_place_count_once() -> None:
    belief = weigh([place(10, 3.0), place(11, 2.0), place(40, 1.0)], words=100)
    assert belief.points == 4.0


def test_two_hits_at_its_own_place_do_not_support_a_hit() -> None:
    guarded = place(10, 1.0, needs=2.0)
    assert not weigh([guarded, place(12, 4.0)], words=100).supports(guarded)


def test_hits_of_one_rule_bear_no_witness_to_each_other() -> None:
    own = [place(30 * n, 1.0, rule="gender", segment=n % 2) for n in range(4)]
    belief = weigh([*own, place(500, 2.0, rule="leftover")], words=100)
    assert [belief.elsewhere(each) for each in own] == [5.0] * 4
    assert [belief.of_others(each) for each in own] == [2.0] * 4


def test_what_two_rules_hit_in_one_place_is_evidence_for_each_of_them() -> None:
    first = place(0, 1.0, rule="gender")
    both = [place(40, 1.0, rule="gender"), place(41, 3.0, rule="leftover")]
    belief = weigh([first, *both], words=100)
    assert belief.of_others(first) == 3.0
    assert belief.of_others(place(80, 3.0, rule="leftover")) == 2.0


def test_a_long_document_needs_more() -> None:
    guarded = place(0, 0.0, needs=3.0)
    assert not weigh([guarded, place(50, 3.0)], words=10_000).supports(guarded)


def test_what_was_repaired_away_still_speaks() -> None:
    guarded = place(0, 0.0, needs=3.0)
    assert weigh([guarded], words=100, known=3.0).supports(guarded)


def test_what_is_still_there_is_not_counted_twice() -> None:
    guarded = place(0, 2.0, needs=2.0)
    assert not weigh([guarded], words=100, known=2.0).supports(guarded)


@pytest.mark.parametrize(
    ("sources", "expected"),
    [([("es",), ("es",), ("it",)], "es"), ([("es",), ("it",)], None), ([()], None), ([], None)],
)
def test_the_source_language_needs_a_clear_winner(
    sources: list[tuple[str, ...]], expected: str | None
) -> None:
    places = [place(20 * n, 3.0, sources=own) for n, own in enumerate(sources)]
    assert weigh(places, words=100).source_language == expected
