"""Which rules have a clue in which of many lines; the others certainly hit nothing there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from mtfix.context.language import may_lack_evidence
from mtfix.context.words import find_forms
from mtfix.detectors import Clued, Clues, Oddity
from mtfix.detectors.base import FindOdd
from mtfix.languages import LANGUAGES
from mtfix.lexicon import load_lexicon
from mtfix.model import Safety
from mtfix.packs.made import is_made, script_of
from mtfix.packs.oddwords import OddWords
from mtfix.packs.rule import Rule
from mtfix.packs.scan import LiteralScanner, MakeScanner, Scanner, make_scanner
from mtfix.packs.wanted import Wanted


@dataclass(slots=True)
class Found:
    """
    The rules, by their numbers, that have clues in a line.

    `weak` are rules for which all that speaks are words whose hits need evidence, and
    `odd_words` is how many words speak for them or for others. `is_doubtful` says that the line
    may be in another language.
    """

    rules: set[int] = field(default_factory=set)
    weak: set[int] = field(default_factory=set)
    odd_words: int = 0
    is_doubtful: bool = False

    @property
    def every(self) -> set[int]:
        """All rules that have clues."""
        return self.rules | self.weak

    @property
    def is_weak(self) -> bool:
        """Whether a single word speaks, whose hit would need evidence that nothing can give."""
        return self.odd_words == 1 and not self.rules


@dataclass(slots=True)
class _Part:
    """Patterns that one scanner looks for, and the rules whose they are, if any is meant."""

    wanted: list[Wanted] = field(default_factory=list)
    owners: list[int | None] = field(default_factory=list)

    @property
    def is_meant(self) -> bool:
        """Whether the rule of any pattern is."""
        return any(owner is not None for owner in self.owners)


class ClueFinder:
    """Looks for the clues of rules in many lines of one language (a primary subtag)."""

    def __init__(
        self,
        rules: Sequence[Rule],
        language: str,
        scanner: MakeScanner = make_scanner,
        *,
        only: Container[int] | None = None,
        doubts: bool = False,
    ) -> None:
        """
        Take the rules of a language, their places being their numbers.

        With `only` no others are looked for; finders that take the same rules share what is made
        for all of them. `doubts` asks for lines that may be in another language.
        """
        self.rules = rules
        self._blind: set[int] = set()  # rules without clues
        self.spread: set[int] = set()  # rules whose clues may stand in another paragraph
        self.behind: set[int] = set()  # rules that wait for others, without clues of their own
        self._looks: defaultdict[Callable[[str], bool], list[int]] = defaultdict(list)
        odd: defaultdict[FindOdd, list[int]] = defaultdict(list)
        # Rules that repair by themselves are looked for most, often without the others.
        parts = {
            rule.may_be(Safety.SAFE): _Part()
            for number, rule in enumerate(rules)
            if only is None or number in only
        }
        for number, rule in enumerate(rules):
            part = parts.get(rule.may_be(Safety.SAFE))
            if part is None:
                continue
            clues = rule.detector.clues(language) if isinstance(rule.detector, Clued) else None
            is_meant = only is None or number in only
            if clues is None:
                self._blind.update([number] if is_meant else ())
                continue
            part.wanted += (Wanted(pattern, clues.classes) for pattern in clues.patterns)
            part.owners += [number if is_meant else None] * len(clues.patterns)
            if is_meant:
                self._add(number, clues, odd)
        known = LANGUAGES.get(language)
        self._make = scanner
        #: Whether scanners are made that take half a minute, not such as come near them.
        self.may_take_long = True
        self._script = script_of(language)
        self._parts = [part for part in parts.values() if part.is_meant]
        own = load_lexicon(language) if doubts else None
        is_spaced = known is not None and known.spaced
        self._doubts = bool(own) and not is_spaced  # of whole lines, since words stand together
        self._words = OddWords(
            {find: tuple(numbers) for find, numbers in odd.items()},
            own if own and is_spaced else None,
        )

    @cached_property
    def is_ready(self) -> bool:
        """Whether all that the finder needs is made, so that it can look at once."""
        return all(is_made(part.wanted, self._script) for part in self._parts)

    @property
    def _scanners(self) -> list[tuple[Scanner, _Part]]:
        return self._best if self.may_take_long or self.is_ready else self._makeshift

    @cached_property
    def _best(self) -> list[tuple[Scanner, _Part]]:
        return [(self._make(part.wanted, self._script), part) for part in self._parts]

    @cached_property
    def _makeshift(self) -> list[tuple[Scanner, _Part]]:
        return [(LiteralScanner(part.wanted), part) for part in self._parts]

    @property
    def everywhere(self) -> set[int]:
        """The rules that have to look at every line."""
        owners = (part.owners[n] for scanner, part in self._scanners for n in scanner.blind)
        return self._blind.union(owner for owner in owners if owner is not None)

    def _add(self, number: int, clues: Clues, odd: defaultdict[FindOdd, list[int]]) -> None:
        if self.rules[number].waits and clues == Clues():
            self.behind.add(number)
            self.spread.add(number)
        if clues.spread:
            self.spread.add(number)
        if clues.odd:
            odd[clues.odd].append(number)
        if clues.look:
            self._looks[clues.look].append(number)

    def find(
        self, block: str, lines: Sequence[str], *, is_alone: bool = True
    ) -> Mapping[int, Found]:
        r"""
        Return what has clues in which line, by its number; `block` is the lines joined.

        A line that is not alone is a paragraph of a document: the companions of its odd words
        may stand in another one. Neither is one with markup, or with what the user protects.
        """
        found: defaultdict[int, Found] = defaultdict(Found)
        for owner, line in self._scan(block, lines):
            found[line].rules.add(owner)
        for line, odd, is_doubtful in self._words.find(lines):
            seen = found[line] if line in found else Found()
            if self._add_odd(odd, lines[line] if is_alone else None, seen) or is_doubtful:
                seen.is_doubtful = is_doubtful
                found[line] = seen
        if self._doubts:
            for line, text in enumerate(lines):
                if may_lack_evidence(text):
                    found[line].is_doubtful = True
        for line, text in enumerate(lines if self._looks else ()):
            for look, numbers in self._looks.items():  # which share what they find of a line
                if look(text):
                    found[line].rules.update(numbers)
        if everywhere := self.everywhere:
            for line in range(len(lines)):
                found[line].rules |= everywhere
        for seen in found.values():
            seen.weak |= self.behind
        return found

    def _scan(self, block: str, lines: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Yield rules and the lines in which one of their patterns matches."""
        for scanner, part in self._scanners:
            for pattern, line in scanner.find(block):
                owner = part.owners[pattern]
                if owner is not None and part.wanted[pattern].may_match(lines[line]):
                    yield owner, line

    def _add_odd(self, odd: Iterable[str], text: str | None, seen: Found) -> bool:
        """Add what odd words speak for in a text, and tell whether any of them does."""
        for word in odd:
            speaks = False
            for oddity, numbers in self._words.oddities_of(word):
                if seen.rules.issuperset(numbers):
                    continue  # something else speaks for them, and a look takes 0.1 ms
                if text is not None and not _is_odd(oddity, text):
                    continue
                speaks = True
                (seen.weak if oddity.needs > 0 else seen.rules).update(numbers)
            seen.odd_words += speaks
        return seen.odd_words > 0


def _is_odd(oddity: Oddity, text: str) -> bool:
    """Tell whether a word may be odd so in a text that is all of its document."""
    if oddity.companions and oddity.companions.isdisjoint(find_forms(text)):
        return False
    return oddity.look is None or oddity.look(text)
