"""Which rules to ask about a document, and what they hit in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property

from mtfix.context import DocumentContext
from mtfix.model import Hit
from mtfix.packs import Rule

#: A rule, and the number of the segment that it may hit.
Asked = tuple[int, Rule]


class Judgement:
    """
    A document in its context, and the rules that may hit it.

    `rules` are those that count. There may be `witnesses`, too, whose hits are evidence for
    theirs, or hold their places: they are looked for where they are asked for.
    """

    def __init__(
        self,
        context: DocumentContext,
        rules: Iterable[Asked],
        find_witnesses: Callable[[], Iterable[Asked]],
    ) -> None:
        """Take the context, the rules, and what finds the witnesses; none has looked yet."""
        self.context, self.rules = context, rules
        self._find_witnesses = find_witnesses
        self._kept: dict[tuple[int, str], tuple[Hit, ...]] = {}

    @property
    def text(self) -> str:
        """The document, as written."""
        return self.context.document.raw

    @cached_property
    def witnesses(self) -> Iterable[Asked]:
        """The rules whose hits are but evidence, and that have clues in the document."""
        return self._find_witnesses()

    def find(self, segment: int, rule: Rule) -> Iterable[Hit]:
        """Return what a rule hits in a segment; raises PatternTimeout where that takes long."""
        kept = self._kept.get((segment, rule.id))
        return rule.detector.detect(segment, self.context) if kept is None else kept

    def keep(self, segment: int, rule: Rule) -> tuple[Hit, ...]:
        """Return the same, and keep it, so that the rule looks once."""
        kept = self._kept[segment, rule.id] = tuple(self.find(segment, rule))
        return kept
