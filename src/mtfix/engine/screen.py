"""Which lines of many need a closer look: most need none, and must cost next to nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain

import regex

from mtfix.context import DocumentContext
from mtfix.detectors import Clued, PatternTimeout
from mtfix.model import Document, Piece, Segment, Span
from mtfix.packs import Rule
from mtfix.packs.scan import Scanner, Wanted, make_scanner

LONGEST_LINE = 5000  # code points; a longer one may be read as several paragraphs
_MOST_TOKENS = 200_000  # remembered; a stream of unique ones must not eat memory
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
# Lone returns part paragraphs, and comments tell the engine what to leave alone.
_SPECIAL = ("\r", "mtfix:", "[")

Rules = dict[str, Rule]  # by id
_Oddity = tuple[frozenset[str], Rule]  # see Clues.companions


class Screen:
    """
    Tells which lines some rule may hit, each line being a document of its own.

    It asks three times, each time more closely and of fewer lines: a scanner for the clues
    of all rules in the whole block, the set of its words for odd ones, and then the rules
    themselves, each in the lines where it has a clue.
    """

    def __init__(
        self,
        rules: Iterable[Rule],
        language: str,
        protect: Sequence[regex.Pattern[str]] = (),
        scanner: Callable[[Sequence[Wanted]], Scanner] = make_scanner,
    ) -> None:
        """Take rules, the language (a primary subtag) of all lines, and protected terms."""
        self._language, self._protect = language, protect
        self._everywhere: Rules = {}  # rules without clues
        self._odd: list[tuple[Callable[[str], frozenset[str] | None], Rule]] = []
        self._owners: list[Rule] = []
        wanted: list[Wanted] = []
        for rule in rules:
            clues = rule.detector.clues(language) if isinstance(rule.detector, Clued) else None
            if clues is None:
                self._everywhere[rule.id] = rule
                continue
            if clues.companions:
                self._odd.append((clues.companions, rule))
            wanted += (Wanted(pattern, clues.classes) for pattern in clues.patterns)
            self._owners += [rule] * len(clues.patterns)
        self._scanner = scanner(wanted)
        for number in self._scanner.blind:
            self._everywhere[self._owners[number].id] = self._owners[number]
        self._ordinary: set[str] = set()  # what stands between blanks, without an odd word
        self._strange: dict[str, list[_Oddity]] = {}

    @property
    def is_selective(self) -> bool:
        """Whether every rule has clues, so that lines can pass."""
        return not self._everywhere

    def suspects(self, block: str) -> list[int]:
        r"""
        Return the numbers, from 0, of the lines that may be hit; lines end with `\n`.

        The engine certainly finds nothing in the others.
        """
        if "\r" in block:
            block = block.replace("\r\n", "\n")
        lines = block.split("\n")
        clues = self.find_clues(block, lines)
        special = any(mark in block for mark in _SPECIAL) or max(map(len, lines)) > LONGEST_LINE
        certain = [n for n, line in enumerate(lines) if _is_special(line)] if special else []
        return sorted({*certain, *(n for n in clues if self._is_hit(lines[n], clues[n]))})

    def find_clues(self, block: str, lines: Sequence[str]) -> Mapping[int, Rules]:
        """Return by the number of the line which rules may hit it, though most will not."""
        clues: defaultdict[int, Rules] = defaultdict(dict)
        for number, line in self._scanner.find(block):
            rule = self._owners[number]
            clues[line][rule.id] = rule
        if self._odd:
            self._add_odd(block, lines, clues)
        if self._everywhere:
            for line in range(len(lines)):
                clues[line].update(self._everywhere)
        return clues

    def _add_odd(self, block: str, lines: Sequence[str], clues: defaultdict[int, Rules]) -> None:
        tokens = set(block.split())
        if len(self._strange) + len(self._ordinary) > _MOST_TOKENS:
            self._strange.clear()
            self._ordinary.clear()
        tokens -= self._ordinary
        for token in tokens.difference(self._strange):
            self._learn(token)
        tokens &= self._strange.keys()
        if not tokens:
            return
        for number, line in enumerate(lines):
            inside = line.split()
            if tokens.isdisjoint(inside):
                continue
            words = set(_WORD.findall(line))
            for token in tokens.intersection(inside):
                for companions, rule in self._strange[token]:
                    if not companions or not companions.isdisjoint(words):
                        clues[number][rule.id] = rule

    def _learn(self, token: str) -> None:
        found = [
            (companions, rule)
            for find_companions, rule in self._odd
            for word in _WORD.findall(token)
            if (companions := find_companions(word)) is not None
        ]
        if found:
            self._strange[token] = found
        else:
            self._ordinary.add(token)

    def _is_hit(self, line: str, rules: Rules) -> bool:
        whole = Span(0, len(line))
        document = Document(line, (Segment(line, (Piece(whole, whole),)),))
        context = DocumentContext(document, language=self._language, protect=self._protect)
        try:
            return any(chain.from_iterable(r.detector.detect(0, context) for r in rules.values()))
        except PatternTimeout:
            return True  # the engine says so


def _is_special(line: str) -> bool:
    return len(line) > LONGEST_LINE or any(mark in line for mark in _SPECIAL)
