"""Which rules can match a text at all: a cheap look before any pattern runs."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from mtfix.detectors import BILINGUAL_KINDS
from mtfix.packs.fold import haystack
from mtfix.packs.literal_index import LiteralIndex
from mtfix.packs.rule import Rule

if TYPE_CHECKING:
    from mtfix.packs.clues import ClueFinder

FEWEST_TEXTS = 200  # that repay a finder of clues, which takes as long to load as they do
SOME_TEXTS = 500  # that repay one whose scanners are not in the cache, and do without
MANY_TEXTS = 10_000  # that repay making them
_MOST_KEPT = 4000  # texts; most stay as they are from one pass of a repair to the next


class Prefilter:
    """
    What rules need to hit a text: for the first texts their literals, then all of their clues.

    Whatever finds these is hidden in here.
    """

    def __init__(
        self,
        rules: Iterable[Rule],
        language: str = "und",
        only: Container[int] | None = None,
    ) -> None:
        """
        Take rules, whose order is kept in every answer, and the language of the texts.

        With `only` no others are looked for, numbers being the places of rules.
        """
        self.rules = tuple(rules)
        self._language, self._only = language, only
        looked_for = [(n, rule) for n, rule in enumerate(self.rules) if only is None or n in only]
        self._texts = 0  # asked about so far
        self._shown: dict[tuple[str, bool], set[int]] = {}  # what has been found by clues
        self._beside = [number for number, rule in looked_for if rule.kind in BILINGUAL_KINDS]
        sets: dict[frozenset[str], int] = {}
        groups: dict[tuple[int, ...], list[int]] = {}
        for number, rule in looked_for:
            for needed in rule.literals:
                key = tuple(sets.setdefault(literals, len(sets)) for literals in needed)
                groups.setdefault(key, []).append(number)
        self._always = set(groups.pop((), ())).difference(self._beside)
        self._by_first: dict[int, list[tuple[tuple[int, ...], list[int]]]] = {}
        for key, members in groups.items():
            self._by_first.setdefault(key[0], []).append((key, members))
        self._index = LiteralIndex(sets)

    def expect(self, texts: Collection[str]) -> None:
        """Look for clues in texts that `candidates` will be asked about; together that is quick."""
        if not self._knows_clues(len(texts)):
            return
        new = [text for text in dict.fromkeys(texts) if (text, False) not in self._shown]
        self._look([text for text in new if _is_line(text)], is_alone=False)

    def candidates(
        self, text: str, *, is_alone: bool = False, has_source: bool = False
    ) -> tuple[Rule, ...]:
        """
        Return the rules that may match in `text`; the others certainly do not.

        The text must hold all that a rule looks at, so a whole segment or document. One
        that `is_alone` is the only paragraph of its document, in the document's language, and
        has no markup, and nothing that the file or the user protects.
        Rules that compare with a source come only where it `has_source`.
        """
        knows_clues = self._knows_clues(1)
        self._texts += 1
        if knows_clues and _is_line(text):
            numbers = self._find_clues(text, is_alone=is_alone)
        else:
            numbers = self._find_literals(text)
        if has_source:
            numbers = numbers.union(self._beside)
        return tuple(self.rules[number] for number in sorted(numbers))

    def _find_literals(self, text: str) -> set[int]:
        held = self._index.find(haystack(text))
        numbers = set(self._always)
        for first in self._by_first.keys() & held:
            for needed, members in self._by_first[first]:
                if held.issuperset(needed):
                    numbers.update(members)
        return numbers

    def _knows_clues(self, more: int) -> bool:
        """Tell whether clues are looked for where so many more texts come."""
        texts = self._texts + more
        if texts <= SOME_TEXTS:
            return texts > FEWEST_TEXTS and self._is_ready
        self._finder.may_take_long = texts > MANY_TEXTS
        return True

    @cached_property
    def _is_ready(self) -> bool:
        """Whether clues can be looked for at once; the finder is made only where that may be."""
        from mtfix.packs.made import may_be_made, script_of  # noqa: PLC0415 - slow to load

        return may_be_made(script_of(self._language)) and self._finder.is_ready

    @cached_property
    def _finder(self) -> ClueFinder:
        from mtfix.packs.clues import ClueFinder  # noqa: PLC0415 - slow to load

        return ClueFinder(self.rules, self._language, only=self._only)

    def _find_clues(self, text: str, *, is_alone: bool) -> set[int]:
        key = (text, is_alone)
        if key not in self._shown:
            self._look([text], is_alone=is_alone)
        return self._shown[key]

    def _look(self, texts: Sequence[str], *, is_alone: bool) -> None:
        found = self._finder.find("\n".join(texts), texts, is_alone=is_alone)
        if len(self._shown) + len(texts) > _MOST_KEPT:
            self._shown.clear()
        everywhere = self._finder.behind if is_alone else self._finder.spread
        for place, text in enumerate(texts):
            own = found[place].every if place in found else set()
            self._shown[text, is_alone] = own | everywhere


def _is_line(text: str) -> bool:
    """Tell whether clues can be looked for in a text: it is a single line."""
    return "\n" not in text and "\r" not in text


@lru_cache(maxsize=32)
def prefilter_for(
    rules: tuple[Rule, ...], language: str, only: frozenset[int] | None = None
) -> Prefilter:
    """Return the prefilter that all engines of a process share for the same rules."""
    return Prefilter(rules, language, only)
