"""Which lines of many need a closer look: most need none, and must cost next to nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import regex

from mtfix.context import DocumentContext
from mtfix.detectors import PatternTimeout
from mtfix.engine.belief import Place, weigh
from mtfix.model import Document, Hit, Piece, Segment, Span
from mtfix.packs import Rule
from mtfix.packs.clues import ClueFinder, Found
from mtfix.packs.scan import Scanner, Wanted, make_scanner

LONGEST_LINE = 5000  # code points; a longer one may be read as several paragraphs
# Lone returns part paragraphs, and comments tell the engine what to leave alone.
_SPECIAL = ("\r", "mtfix:", "[")


class Screen:
    """
    Tells which lines some rule may hit, each line being a document of its own.

    Lines that are in another language are left to the engine. Of the others
    it asks three times, each time more closely and of fewer lines: which rules have clues in
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
        self._finder = ClueFinder(tuple(rules), language, scanner, doubts=True)
        helpers = tuple(rule for rule in witnesses if rule.weight > 0)
        self._witnesses = ClueFinder(helpers, language, scanner)

    @property
    def is_selective(self) -> bool:
        """Whether every rule has clues, so that lines can pass."""
        return not self._finder.everywhere

    def suspects(self, block: str) -> list[int]:
        r"""
        Return the numbers, from 0, of the lines that may be hit; lines end with `\n`.

        The engine certainly finds nothing in the others.
        """
        if "\r" in block:
            block = block.replace("\r\n", "\n")
        lines = block.split("\n")
        special = any(mark in block for mark in _SPECIAL) or max(map(len, lines)) > LONGEST_LINE
        certain = (
            {number for number, line in enumerate(lines) if self._is_special(line)}
            if special or self._protect
            else set()
        )
        found = self._finder.find(block, lines)
        certain.update(
            number
            for number in found.keys() - certain
            if self._is_hit(lines[number], found[number])
        )
        return sorted(certain)

    def _is_special(self, line: str) -> bool:
        """Tell whether a line is none that clues are for."""
        if len(line) > LONGEST_LINE or any(mark in line for mark in _SPECIAL):
            return True
        return any(pattern.search(line) for pattern in self._protect)

    def _is_hit(self, line: str, found: Found) -> bool:
        if found.is_weak and not found.is_doubtful and not self._find_witnesses(line):
            return False
        whole = Span(0, len(line))
        document = Document(line, (Segment(line, (Piece(whole, whole),)),))
        context = DocumentContext(document, language=self._language)
        if found.is_doubtful and context.language_of(0) != self._language:
            return True  # other rules may hit it
        try:
            hits = list(_hits_of(self._finder, found, context))
            if any(hit.needs <= 0 for hit in hits):
                return True
            waiting = [number for number in found.every if self._finder.rules[number].waits]
            if not hits and not waiting:
                return False
            helpful = self._find_witnesses(line)
            others = list(_hits_of(self._witnesses, helpful, context)) if helpful else []
            if waiting and any(hit.weight > 0 for hit in (*hits, *others)):
                hits += _hits_of(self._finder, found, context, waiting=True)
            return _are_supported(hits, others, context)
        except PatternTimeout:
            return True  # the engine says so

    def _find_witnesses(self, line: str) -> Found | None:
        """Return which witnesses have clues in a line."""
        return self._witnesses.find(line, [line]).get(0)


def _are_supported(hits: Sequence[Hit], others: Sequence[Hit], context: DocumentContext) -> bool:
    """Tell whether one of some hits gets the evidence that it needs, of others too."""
    if not hits:
        return False
    places = [Place(0, hit) for hit in hits]
    belief = weigh((*places, *(Place(0, hit) for hit in others)), context.word_count)
    return any(map(belief.supports, places))


def _hits_of(
    finder: ClueFinder, found: Found, context: DocumentContext, *, waiting: bool = False
) -> Iterator[Hit]:
    """Yield the hits of rules that wait for the evidence of others, or of all other rules."""
    for number in found.every:
        rule = finder.rules[number]
        if rule.waits == waiting:
            yield from rule.detector.detect(0, context)
