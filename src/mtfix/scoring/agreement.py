"""How far the edits of a repair agree with those of a reference."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mtfix.model import Edit, Span, apply_edits
from mtfix.scoring.edits import find_edits

# F0.5: to harm is worse than to miss, as is usual in grammatical error correction.
_BETA = 0.5


@dataclass(frozen=True, slots=True)
class Difference:
    """
    A place where repair and reference disagree, with the words there in all three texts.

    `line` and `column` are those of the baseline, 1-based, in code points.
    """

    line: int
    column: int
    baseline: str
    hypothesis: str
    reference: str


@dataclass(frozen=True, slots=True)
class EditScore:
    """
    The edits of a repair against those of a reference, both in code points of the baseline.

    `right` edits are in both, `wrong` ones in the repair alone, `missed` ones in the
    reference alone. `differences` show the wrong and missed ones by place.
    """

    right: tuple[Edit, ...]
    wrong: tuple[Edit, ...]
    missed: tuple[Edit, ...]
    differences: tuple[Difference, ...] = ()

    @property
    def precision(self) -> float:
        """The share of the repair's edits that are right; 1.0 where it made none."""
        made = len(self.right) + len(self.wrong)
        return len(self.right) / made if made else 1.0

    @property
    def recall(self) -> float:
        """The share of the reference's edits that were made; 1.0 where it has none."""
        wanted = len(self.right) + len(self.missed)
        return len(self.right) / wanted if wanted else 1.0

    @property
    def f05(self) -> float:
        """The weighted harmonic mean of the two, precision counting twice as much as recall."""
        weighted = _BETA**2 * self.precision + self.recall
        return (1 + _BETA**2) * self.precision * self.recall / weighted if weighted else 0.0


def compare_edits(baseline: str, hypothesis: str, reference: str) -> EditScore:
    """
    Compare what `hypothesis` changes of `baseline` with what `reference` changes of it.

    An edit is right if the reference has the very same one, place and replacement, both
    in the minimal form of `find_edits`.

        >>> found = compare_edits("Li Qiang He said. .", "Li Qiang said. .", "Li Qiang said.")
        >>> len(found.right), len(found.wrong), len(found.missed), found.precision, found.recall
        (1, 0, 1, 1.0, 0.5)
    """
    mine, theirs = find_edits(baseline, hypothesis), find_edits(baseline, reference)
    right = set(mine) & set(theirs)
    wrong = tuple(edit for edit in mine if edit not in right)
    missed = tuple(edit for edit in theirs if edit not in right)
    return EditScore(
        right=tuple(sorted(right)),
        wrong=wrong,
        missed=missed,
        differences=tuple(_differences(baseline, mine, theirs)),
    )


def _differences(
    baseline: str, mine: Iterable[Edit], theirs: Iterable[Edit]
) -> Iterator[Difference]:
    """Yield each group of neighbouring edits that the two sides do not share whole."""
    ours, others = set(mine), set(theirs)
    line_starts = [0, *(index + 1 for index, letter in enumerate(baseline) if letter == "\n")]
    for place, edits in _places(baseline, sorted(ours | others)):
        if ours.issuperset(edits) and others.issuperset(edits):
            continue
        words = place.of(baseline)
        local = [(edit, Edit(edit.span.shift(-place.start), edit.replacement)) for edit in edits]
        line = bisect_right(line_starts, place.start)
        yield Difference(
            line=line,
            column=place.start - line_starts[line - 1] + 1,
            baseline=words,
            hypothesis=apply_edits(words, [moved for edit, moved in local if edit in ours]),
            reference=apply_edits(words, [moved for edit, moved in local if edit in others]),
        )


def _places(text: str, edits: list[Edit]) -> Iterator[tuple[Span, list[Edit]]]:
    """Yield edits that touch the same words together, with the stretch of these words."""
    place: Span | None = None
    group: list[Edit] = []
    for edit in edits:
        words = _whole_words(text, edit.span)
        if place is not None and words.start <= place.end:
            place = Span(place.start, max(place.end, words.end))
            group.append(edit)
            continue
        if place is not None:
            yield place, group
        place, group = words, [edit]
    if place is not None:
        yield place, group


def _whole_words(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return Span(start, end)
