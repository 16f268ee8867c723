"""What the screen has found out of a line, handed on to the engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from mtfix.context import DocumentContext
from mtfix.model import Hit
from mtfix.packs import Rule


class Judgement:
    """
    A line as a document of its own, and what rules hit in it.

    `rules` are those that count and have clues in it. There may be `witnesses`, too, whose hits
    are evidence for theirs.
    """

    def __init__(
        self,
        context: DocumentContext,
        rules: Sequence[Rule],
        find_witnesses: Callable[[], Sequence[Rule]],
    ) -> None:
        """Take the line's context, the rules, and what finds the witnesses; none has looked yet."""
        self.context, self.rules = context, rules
        self._find_witnesses = find_witnesses
        self._hits: dict[str, tuple[Hit, ...]] = {}

    @property
    def text(self) -> str:
        """The line."""
        return self.context.document.raw

    @cached_property
    def witnesses(self) -> Sequence[Rule]:
        """The rules whose hits are but evidence, and that have clues in the line."""
        return self._find_witnesses()

    def asked(self) -> Iterator[tuple[int, Rule]]:
        """Yield all rules that an engine has to ask, and the number of the one segment."""
        yield from ((0, rule) for rule in (*self.rules, *self.witnesses))

    def find(self, rule: Rule) -> tuple[Hit, ...]:
        """Return what a rule hits, which looks once; raises PatternTimeout where that is long."""
        hits = self._hits.get(rule.id)
        if hits is None:
            hits = self._hits[rule.id] = tuple(rule.detector.detect(0, self.context))
        return hits
