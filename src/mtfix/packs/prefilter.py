"""Which rules can match a text at all: a cheap look before any pattern runs."""

from __future__ import annotations

from collections.abc import Iterable

from mtfix.packs.literals import fold
from mtfix.packs.rule import Rule


class Prefilter:
    """
    The literals of some rules.

    Rules with the same literals are asked about once. Whatever finds the literals is
    hidden in here, so that an automaton can take its place.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        """Take the rules; their order is kept in every answer."""
        self.rules = tuple(rules)
        groups: dict[frozenset[str] | None, list[int]] = {}
        for number, rule in enumerate(self.rules):
            groups.setdefault(rule.literals, []).append(number)
        self._always = groups.pop(None, [])
        self._groups = [(literals, groups[literals]) for literals in groups if literals]

    def candidates(self, text: str) -> tuple[Rule, ...]:
        """
        Return the rules that may match in `text`; the others certainly do not.

        The text must hold all that a rule looks at, so a whole segment or document.
        """
        folded = fold(text)
        numbers = list(self._always)
        for literals, members in self._groups:
            if any(literal in folded for literal in literals):
                numbers += members
        return tuple(self.rules[number] for number in sorted(numbers))
