"""Decoder loops: the same words over and over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, cast

import regex

from mtfix.context.words import find_forms
from mtfix.detectors.base import Clues, WordClasses
from mtfix.model import Edit, Hit, Safety, Span, Suggestion
from mtfix.patterns import compile_late

if TYPE_CHECKING:
    from mtfix.context import DocumentContext, Word

_LONGEST_UNIT = 40  # words; a loop of longer units would fill a page
_FEWEST_LETTERS = 12  # of all rounds together; “no, no, no, no” is speech
_UNSPACED_SIGN = compile_late(r"[\p{Han}\p{Hira}\p{Kana}\p{Thai}]")
_UNSPACED = compile_late(
    r"(?<unit>[\p{Han}\p{Hira}\p{Kana}\p{Thai}，。、！？]{2,30}?)(?P=unit){3,}"
)
# Inside a word: “thethethethe”. Laughter and songs are two letters or less, and nothing else.
_SPACED = r"[\p{Latin}\p{Cyrillic}\p{Greek}\p{Arabic}\p{Hebrew}\p{Hangul}]"
_STUTTER = compile_late(
    rf"(?<!\p{{L}}){_SPACED}*?(?<unit>{_SPACED}{{2,8}}?)(?P=unit){{3,}}\p{{L}}*"
)
_LAUGHING = compile_late(r"[hjkxхهl]", regex.IGNORECASE)
_STOP = compile_late(r"[,.!?…;:/()،，、。！？—–]")
_MOST_SPOKEN = 5  # rounds of a short cry between stops: “No! No! No!”
_SHORT_CRY = 3  # words
_SOUND = compile_late(r"(\p{L}{1,3})\1+")


@dataclass(frozen=True, slots=True)
class RepetitionDetector:
    """
    Finds a run of words that stands `times` times or more in a row.

    A single word must stand one time more, and more often still what people cry again and
    again. Parts of a word and whole paragraphs are found, too. The repair keeps the first
    round.
    """

    times: int
    safety: Safety
    weight: float = 0.0
    needs: float = 0.0

    def clues(self, language: str) -> Clues:
        """
        Return what finds a word that stands often enough, or a script without blanks.

        What a paragraph repeats may stand in another one.
        """
        return Clues(look=self._may_loop, spread=True)

    def _may_loop(self, text: str) -> bool:
        forms = find_forms(text)
        return (
            any(map(_may_stutter, forms))
            or not _is_speech(self._find_often([form.lower() for form in forms]))
            or _may_have_signs(text)
        )

    def _find_often(self, forms: Sequence[str]) -> set[str]:
        """Return the forms that stand often enough to be in a loop, if there may be one."""
        # A single word stands once more than others, so that as many pairs are said again.
        if _count_again(forms) < self.times - 1:
            return set()
        return {form for form, count in Counter(forms).items() if count >= self.times}

    def detect(self, segment: int, context: DocumentContext) -> Iterator[Hit]:
        """Yield one hit for each loop, from its second round to its end."""
        text = context.text(segment)
        found = [
            *self._find_words(segment, context),
            *(_find_signs(text) if _may_have_signs(text) else ()),
            *(_find_stutter(text) if any(map(_may_stutter, text.split())) else ()),
        ]
        if not found:
            found += self._find_paragraph(segment, context)
        for span, unit in sorted(found):
            shown = unit if len(unit) <= 60 else unit[:59] + "…"
            yield Hit(
                span=span,
                suggestions=(Suggestion((Edit(span, ""),), self.safety),),
                evidence=("it follows itself again and again",),
                weight=self.weight,
                needs=self.needs,
                captures=(("unit", shown),),
            )

    def _find_words(self, segment: int, context: DocumentContext) -> Iterator[tuple[Span, str]]:
        forms = [form.lower() for form in context.forms(segment)]
        often = self._find_often(forms)
        if _is_speech(often):
            return
        text, words = context.text(segment), context.words(segment)
        start = 0
        while start < len(forms):
            size, rounds = self._loop_at(forms, start) if forms[start] in often else (0, 0)
            if not size or _is_cry(words[start : start + size + 1], rounds, text):
                start += 1
                continue
            end = start + size * rounds
            unit = words[start].start, words[start + size - 1].end
            # The text between two words belongs to the round that it follows.
            yield Span(unit[1], words[end - 1].end), text[slice(*unit)]
            start = end

    def _find_paragraph(self, segment: int, context: DocumentContext) -> Iterator[tuple[Span, str]]:
        """Find a paragraph that says what the ones before it say."""
        before, rounds = _rounds_of_paragraphs(context).get(segment, (0, 0))
        if not before or rounds < self.times:
            return
        text = context.text(segment)
        own = text.strip()
        if len(own) >= _FEWEST_LETTERS and len(context.forms(segment)) >= _SHORT_CRY:
            start = text.index(own)
            yield Span(start, start + len(own)), own

    def _loop_at(self, forms: Sequence[str], start: int) -> tuple[int, int]:
        """Return the length of the loop's unit and how often it stands; (0, 0) for none."""
        rest = len(forms) - start
        for size in range(1, min(_LONGEST_UNIT, rest // self.times) + 1):
            if forms[start] != forms[start + size]:
                continue
            unit = forms[start : start + size]
            rounds = 1
            while forms[start + size * rounds : start + size * (rounds + 1)] == unit:
                rounds += 1
            if rounds >= self.times + (size == 1) and _is_speech(unit) is False:
                letters = sum(map(len, unit)) * rounds
                if letters >= _FEWEST_LETTERS:
                    return size, rounds
        return 0, 0


def _rounds_of_paragraphs(context: DocumentContext) -> dict[int, tuple[int, int]]:
    """Return for paragraphs in a row that are equal how many stand before each, and in all."""
    found = context.memo.get(_rounds_of_paragraphs)
    if found is None:
        texts = ((n, s.text.strip()) for n, s in enumerate(context.document.segments))
        found = context.memo[_rounds_of_paragraphs] = {
            number: (before, len(alike))
            for _, group in groupby(((n, text) for n, text in texts if text), key=itemgetter(1))
            if len(alike := list(group)) > 1
            for before, (number, _) in enumerate(alike)
        }
    return cast("dict[int, tuple[int, int]]", found)


def _is_speech(unit: Iterable[str]) -> bool:
    """Tell whether people say such things again and again: figures, laughter, la la la."""
    return all(len(form) < 3 or not form.isalpha() or _SOUND.fullmatch(form) for form in unit)


def _is_cry(round_: Sequence[Word], rounds: int, text: str) -> bool:
    """Tell whether a short round is set apart by stops, as cries and refrains are."""
    *unit, following = round_
    gap = text[unit[-1].end : following.start]
    return len(unit) <= _SHORT_CRY and rounds <= _MOST_SPOKEN and bool(_STOP.search(gap))


def _count_again(parts: Sequence[str]) -> int:
    """Return how many pairs of neighbours have stood before; those of a loop have but once."""
    return len(parts) - 1 - len(set(pairwise(parts)))


def _may_have_signs(text: str) -> bool:
    """Tell whether signs of a script without blanks may stand over and over."""
    # Of the pairs of four rounds and more, all but those of the first round.
    return (
        not text.isascii()
        and _count_again(text) >= _FEWEST_LETTERS * 3 / 4 - 1
        and _UNSPACED_SIGN.search(text) is not None
    )


def _may_stutter(form: str) -> bool:
    """Tell whether a form has so few letters that some may stand over and over."""
    # Of the letters of four rounds and more, three in four have stood before.
    return len(form) >= _FEWEST_LETTERS and len(form) - len(set(form)) >= _FEWEST_LETTERS * 3 / 4


def _find_stutter(text: str) -> Iterator[tuple[Span, str]]:
    """Find words in which some letters stand over and over."""
    for match in _STUTTER.finditer(text, timeout=1.0):
        unit, first = match["unit"], match.start("unit")
        rounds = 1
        while text.startswith(unit, first + len(unit) * rounds):
            rounds += 1
        if len(set(unit)) == 1 or len(unit) * rounds < _FEWEST_LETTERS:
            continue
        is_whole = first == match.start() and first + len(unit) * rounds == match.end()
        if len(unit) == 2 and (is_whole or _LAUGHING.search(unit)):
            continue
        yield Span(first + len(unit), first + len(unit) * rounds), unit


def _find_signs(text: str) -> Iterator[tuple[Span, str]]:
    """Find loops in scripts that write no blanks between words."""
    for match in _UNSPACED.finditer(text, timeout=1.0):
        unit = match["unit"]
        if _STOP.search(unit) and len(unit) <= _SHORT_CRY + 1:
            continue  # “はい、はい、”
        if len(set(unit)) > 1 and len(match.group()) >= _FEWEST_LETTERS:
            yield Span(match.start() + len(unit), match.end()), unit


def make_repetition(params: Mapping[str, object], _classes: WordClasses) -> RepetitionDetector:
    """
    Make the detector from a rule's keys; `times` is how many rounds make a loop.

    Raises ValueError where it is not a whole number above 1.
    """
    times = params.get("times", 3)
    if not isinstance(times, int) or times < 2:
        raise ValueError("`times` must be a whole number above 1")
    return RepetitionDetector(
        times,
        cast("Safety", params["safety"]),
        cast("float", params["weight"]),
        cast("float", params["needs"]),
    )
