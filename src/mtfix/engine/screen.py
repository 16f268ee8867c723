"""Which lines of many need a closer look: most need none, and must cost next to nothing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from functools import partial

import regex

from mtfix.context import DocumentContext
from mtfix.detectors import PatternTimeout
from mtfix.engine.belief import Place, weigh
from mtfix.engine.detect import Evidence
from mtfix.engine.judgement import Asked, Judgement
from mtfix.model import Document, Hit, Piece, Segment, Span
from mtfix.packs import Rule
from mtfix.packs.clues import ClueFinder, Found
from mtfix.packs.scan import MakeScanner, make_scanner
from mtfix.suppression import may_have_suppressions

LONGEST_LINE = 5000  # code points; a longer one may be read as several paragraphs


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
        rules: Sequence[Rule],
        language: str,
        protect: Sequence[regex.Pattern[str]] = (),
        wanted: Container[str] | None = None,
        scanner: MakeScanner = make_scanner,
    ) -> None:
        """
        Take the rules, the language (a primary subtag) of all lines, and protected terms.

        The hits of rules whose ids are not `wanted` do not count but as evidence.
        """
        self._language, self._protect = language, protect
        ids = {number: rule.id for number, rule in enumerate(rules) if not rule.asks_for_lines}
        own = {number for number, name in ids.items() if wanted is None or name in wanted}
        others = {number for number in ids.keys() - own if rules[number].weight > 0}
        self._finder = ClueFinder(rules, language, scanner, only=own, doubts=True)
        self._witnesses = ClueFinder(rules, language, scanner, only=others)
        self.last: Judgement | None = None  #: of the line that was asked about last

    @property
    def is_ready(self) -> bool:
        """Whether nothing that takes long has to be made before the first line."""
        return self._finder.is_ready and self._witnesses.is_ready

    def take_time(self, *, may_take_long: bool) -> None:
        """Say whether scanners may be made that take half a minute; else slower ones look."""
        self._finder.may_take_long = self._witnesses.may_take_long = may_take_long

    @property
    def is_selective(self) -> bool:
        """Whether every rule has clues, so that lines can pass."""
        return not self._finder.everywhere

    def suspects(self, block: str) -> list[int]:
        r"""
        Return the numbers, from 0, of the lines that may be hit; lines end with `\n`.

        The engine certainly finds nothing in the others.
        """
        return list(self.find_suspects(block))

    def find_suspects(self, block: str) -> Iterator[int]:
        """
        Yield the same numbers; each line is judged as it is asked for.

        An engine that cleans a line before the next one is asked for takes over the judgement.
        """
        if "\r" in block:
            block = block.replace("\r\n", "\n")
        lines = block.split("\n")
        special = max(map(len, lines)) > LONGEST_LINE or _needs_engine(block)
        certain = (
            {number for number, line in enumerate(lines) if self._is_special(line)}
            if special or self._protect
            else set()
        )
        found = self._finder.find(block, lines)
        numbers = sorted(certain.union(found))
        witnesses: dict[int, Sequence[Asked]] = {}
        asked: set[int] = set()

        def find_witnesses(number: int) -> Sequence[Asked]:
            asked.add(number)
            if number not in witnesses:  # as many together as have asked, if most of them do
                place = bisect_left(numbers, number)
                together = numbers[place : place + max(1, 2 * len(asked) - len(witnesses))]
                witnesses.update(self._find_witnesses({each: lines[each] for each in together}))
            return witnesses[number]

        for number in numbers:
            ask = partial(find_witnesses, number)
            if number in certain or self._is_hit(lines[number], found[number], ask):
                yield number

    def judge(self, line: str, before: Evidence) -> Judgement | None:
        """
        Return which rules may hit a line that was repaired; None where the engine has to find out.

        It gave evidence `before`. Where nothing comes of what they hit, the judgement has no rules.
        """
        if "\n" in line or self._is_special(line):
            return None
        found = self._finder.find(line, [line]).get(0, Found())
        found.weak |= self._finder.behind  # for what was repaired is evidence enough
        if self._is_hit(line, found, lambda: self._find_witnesses({0: line})[0], before):
            return self.last
        return Judgement(self._know(line, is_evident=True), (), tuple)

    def _is_special(self, line: str) -> bool:
        """Tell whether a line is none that clues are for."""
        if len(line) > LONGEST_LINE or _needs_engine(line):
            return True
        return any(pattern.search(line) for pattern in self._protect)

    def _is_hit(
        self,
        line: str,
        found: Found,
        find_witnesses: Callable[[], Sequence[Asked]],
        before: Evidence | None = None,
    ) -> bool:
        self.last = None
        if found.is_weak and not found.is_doubtful and not before and not find_witnesses():
            return False
        context = self._know(line, is_evident=not found.is_doubtful)
        if found.is_doubtful and context.language_of(0) != self._language:
            return True  # other rules may hit it
        own = [(0, self._finder.rules[number]) for number in sorted(found.every)]
        judgement = Judgement(context, own, find_witnesses)
        try:
            is_hit = _is_hit(judgement, before)
        except PatternTimeout:
            return True  # the engine says so
        self.last = judgement
        return is_hit

    def _know(self, line: str, *, is_evident: bool) -> DocumentContext:
        whole = Span(0, len(line))
        document = Document(line, (Segment(line, (Piece(whole, whole),)),))
        return DocumentContext(document, language=self._language, is_evident=is_evident)

    def _find_witnesses(self, lines: Mapping[int, str]) -> Mapping[int, Sequence[Asked]]:
        """Return which witnesses have clues in which line."""
        texts = list(lines.values())
        found = self._witnesses.find("\n".join(texts), texts)
        rules = self._witnesses.rules
        return {
            number: [(0, rules[owner]) for owner in sorted(found[place].every)]
            if place in found
            else ()
            for place, number in enumerate(lines)
        }


def _needs_engine(text: str) -> bool:
    """Tell whether lone returns may part paragraphs, or comments tell what to leave alone."""
    return "\r" in text or may_have_suppressions(text)


def _is_hit(judgement: Judgement, before: Evidence | None) -> bool:
    """Tell whether a hit of the rules that count is certain, or gets the evidence that it needs."""
    rules = judgement.rules
    hits = [hit for at, rule in rules if not rule.waits for hit in judgement.keep(at, rule)]
    if any(hit.needs <= 0 for hit in hits):
        return True
    waiting = [(at, rule) for at, rule in rules if rule.waits]
    if not hits and not waiting:
        return False
    asked = judgement.witnesses
    others = [hit for at, rule in asked if not rule.waits for hit in judgement.keep(at, rule)]
    if waiting and (before or any(hit.weight > 0 for hit in (*hits, *others))):
        hits += (hit for at, rule in waiting for hit in judgement.keep(at, rule))
    return _are_supported(hits, others, judgement.context, before)


def _are_supported(
    hits: Sequence[Hit],
    others: Sequence[Hit],
    context: DocumentContext,
    before: Evidence | None,
) -> bool:
    """Tell whether one of some hits gets the evidence that it needs, of others too."""
    if not hits:
        return False
    places = [Place(0, hit) for hit in hits]
    known = before.belief.points if before else 0.0
    belief = weigh((*places, *(Place(0, hit) for hit in others)), context.word_count, known)
    return any(map(belief.supports, places))
