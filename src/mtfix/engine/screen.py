"""Which lines of many need a closer look: most need none, and must cost next to nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import regex

from mtfix.context import DocumentContext
from mtfix.detectors import PatternTimeout
from mtfix.engine.belief import Place, weigh
from mtfix.model import Document, Piece, Segment, Span
from mtfix.packs import Rule
from mtfix.packs.clues import ClueFinder, Found
from mtfix.packs.scan import Scanner, Wanted, make_scanner

LONGEST_LINE = 5000  # code points; a longer one may be read as several paragraphs
# Lone returns part paragraphs, and comments tell the engine what to leave alone.
_SPECIAL = ("\r", "mtfix:", "[")


class Screen:
    """
    Tells which lines some rule may hit, each line being a document of its own.

    It asks three times, each time more closely and of fewer lines: which rules have clues in
    a line, whether their hits could get the evidence that they need, and what the rules
    themselves say.
    """

    def __init__(
        self,
        rules: Iterable[Rule],
        language: str,
        protect: Sequence[regex.Pattern[str]] = (),
        witnesses: Iterable[Rule] = (),
        scanner: Callable[[Sequence[Wanted]], Scanner] = make_scanner,
    ) -> None:
        """
        Take rules, the language (a primary subtag) of all lines, and protected terms.

        The hits of `witnesses` do not count but as evidence.
        """
        self._language, self._protect = language, protect
        wanted = tuple(rules)
        self._count = len(wanted)
        helpers = tuple(rule for rule in witnesses if rule.weight > 0)
        self._finder = ClueFinder(wanted, language, helpers, scanner)

    @property
    def is_selective(self) -> bool:
        """Whether every rule has clues, so that lines can pass."""
        return not any(map(self._is_wanted, self._finder.everywhere))

    def _is_wanted(self, number: int) -> bool:
        return number < self._count

    def suspects(self, block: str) -> list[int]:
        r"""
        Return the numbers, from 0, of the lines that may be hit; lines end with `\n`.

        The engine certainly finds nothing in the others.
        """
        if "\r" in block:
            block = block.replace("\r\n", "\n")
        lines = block.split("\n")
        special = any(mark in block for mark in _SPECIAL) or max(map(len, lines)) > LONGEST_LINE
        certain = {n for n, line in enumerate(lines) if _is_special(line)} if special else set()
        found = self._finder.find(block, lines)
        hit = (n for n in found if n not in certain and self._is_hit(lines[n], found[n]))
        return sorted(certain.union(hit))

    def _is_hit(self, line: str, found: Found) -> bool:
        if found.is_weak or not any(map(self._is_wanted, found.every)):
            return False
        whole = Span(0, len(line))
        document = Document(line, (Segment(line, (Piece(whole, whole),)),))
        context = DocumentContext(document, language=self._language, protect=self._protect)
        evidence: list[Place] = []
        pending: list[Place] = []  # hits that need evidence
        try:
            for number in sorted(found.every):
                for hit in self._finder.rules[number].detector.detect(0, context):
                    if self._is_wanted(number):
                        if hit.needs <= 0:
                            return True
                        pending.append(Place(0, hit))
                    evidence.append(Place(0, hit))
        except PatternTimeout:
            return True  # the engine says so
        if not pending:
            return False
        belief = weigh(evidence, context.word_count)
        return any(map(belief.supports, pending))


def _is_special(line: str) -> bool:
    return len(line) > LONGEST_LINE or any(mark in line for mark in _SPECIAL)
