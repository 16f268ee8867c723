"""Evidence adds up over places, once a place, and is thinned in long documents."""

import pytest

from mtfix.engine.belief import Place, weigh
from mtfix.model import Hit, Span


def place(start: int, weight: float, *, needs: float = 0.0, sources: tuple[str, ...] = ()) -> Place:
    return Place(0, Hit(Span(start, start + 3), weight=weight, needs=needs, sources=sources))


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
