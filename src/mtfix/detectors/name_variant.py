"""One name in two spellings."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, cast

import regex

from mtfix.context.words import find_forms
from mtfix.detectors.base import Clues, WordClasses
from mtfix.model import Edit, Hit, Safety, Span, Suggestion

if TYPE_CHECKING:
    from mtfix.context import DocumentContext, Word

ATTESTED_ZIPF = 2.5  # a name that print knows
CLEARLY_MORE = 1.0  # zipf by which one spelling must lead the other
_MOST_BESIDE = 6  # forms
LEAST_LIKENESS = 0.6
SHORTEST = 4  # letters of a name that is judged without its neighbour

_MAY_BE_BESIDE = regex.compile(r"\p{Uppercase}\S+[ \u00a0]\p{Uppercase}")
_VOWELS = regex.compile(r"[aeiouyäöüáéíóúàèìòùâêîôûãõåæøëïıаеёиоуыэюяіїє]")
_SOUNDS = (
    *((regex.compile(r"c(?=[eiéíy])"), "s"), (regex.compile(r"ch|kh|[cqk]"), "k")),
    *((regex.compile(r"ph"), "f"), (regex.compile(r"[vw]"), "v"), (regex.compile("z"), "s")),
    *((regex.compile(r"h"), ""), (regex.compile(r"(\p{L})\1"), r"\1")),
)


@dataclass(frozen=True, slots=True)
class NameVariantDetector:
    """
    Finds the worse attested of two spellings that stand beside the same name.

    Print decides through the lexicon, else the majority in the document, which is only
    shown. Two names that are both well known are two names. Without `beside`, names that
    sound the same are compared wherever they stand, and only shown.
    """

    beside: bool
    safety: Safety
    weight: float = 0.0
    needs: float = 0.0

    def clues(self, language: str) -> Clues:
        """Return what finds two spellings of a name."""
        return Clues(look=has_rivals, spread=True)

    def detect(self, segment: int, context: DocumentContext) -> Iterator[Hit]:
        """Yield a hit for each place of a spelling that has a better one."""
        better = self._better(context)
        if not better:
            return
        for span, form, key in self._places(segment, context):
            if key not in better:
                continue
            name, is_attested = better[key]
            safety = self.safety if is_attested else Safety.FLAG
            told = "is in print" if is_attested else "is the commoner spelling here"
            yield Hit(
                span=span,
                suggestions=(Suggestion((Edit(span, name),), safety),),
                evidence=(f"“{name}” stands in this document too, and {told}",),
                weight=self.weight,
                needs=self.needs,
                captures=(("form", form), ("better", name)),
            )

    def _places(
        self, segment: int, context: DocumentContext
    ) -> Iterator[tuple[Span, str, tuple[str, ...]]]:
        if not self.beside:
            for word in context.words(segment):
                yield word.span, word.text, (word.text,)
            return
        for word, neighbour, is_right in _neighbours(segment, context):
            yield word.span, word.text, (word.text, neighbour.text, str(is_right))

    def _better(self, context: DocumentContext) -> dict[tuple[str, ...], tuple[str, bool]]:
        """Return the better spelling of each one that has one, and whether print says so."""
        key = ("name-variant", self.beside)
        if key not in context.memo:
            pairs = _rivals_beside(context) if self.beside else _rivals_alone(context)
            context.memo[key] = dict(pairs)
        return cast("dict[tuple[str, ...], tuple[str, bool]]", context.memo[key])


def _neighbours(segment: int, context: DocumentContext) -> Iterator[tuple[Word, Word, bool]]:
    """Yield each name with the name next to it, to its left and to its right."""
    text = context.text(segment)
    if not _MAY_BE_BESIDE.search(text):
        return
    for left, right in pairwise(context.words(segment)):
        between = text[left.end : right.start]
        if between in (" ", "\u00a0") and _is_namelike(left.text) and _is_namelike(right.text):
            yield left, right, True
            yield right, left, False


def _is_namelike(form: str) -> bool:
    return len(form) > 2 and form[0].isupper() and form[1:].islower()


def _rivals_beside(
    context: DocumentContext,
) -> Iterator[tuple[tuple[str, ...], tuple[str, bool]]]:
    groups: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for segment in range(len(context.document.segments)):
        for word, beside, is_right in _neighbours(segment, context):
            groups[beside.text, str(is_right)][word.text] += 1
    for (neighbour, side), forms in groups.items():
        if len(forms) > _MOST_BESIDE:
            continue  # a list, in which everything stands beside it
        # Beside one given name stand the surnames of many people, so they must be
        # nearer to each other than two given names beside one surname.
        least = LEAST_LIKENESS if side == "True" else 0.8
        for worse, better, is_attested in _rank(forms, context, least):
            if side == "True" or not is_attested or _sound(worse) == _sound(better):
                yield (worse, neighbour, side), (better, is_attested)


def _rivals_alone(
    context: DocumentContext,
) -> Iterator[tuple[tuple[str, ...], tuple[str, bool]]]:
    groups: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for form, count in context.names.forms():
        if len(form) >= SHORTEST and form[1:].islower():
            groups[_spell_as_heard(form)][form] += count
    for forms in groups.values():
        for worse, better, is_attested in _rank(forms, context, LEAST_LIKENESS):
            yield (worse,), (better, is_attested)


def _rank(
    forms: Mapping[str, int], context: DocumentContext, least: float
) -> Iterator[tuple[str, str, bool]]:
    """Yield (worse, better, whether print says so) for the spellings of one name."""
    lexicon = context.lexicon(context.language)
    for worse, better in _ordered_pairs(forms):
        zipf, best = lexicon.zipf(worse), lexicon.zipf(better)
        if zipf >= ATTESTED_ZIPF or not is_alike(worse, better, least):
            continue
        if best >= ATTESTED_ZIPF and best - zipf >= CLEARLY_MORE:
            yield worse, better, True
        elif best >= zipf - CLEARLY_MORE and forms[better] > forms[worse]:
            yield worse, better, False


def _ordered_pairs(forms: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield all ordered pairs of forms that begin with the same sound."""
    by_head: defaultdict[str, list[str]] = defaultdict(list)
    for form in sorted(forms):
        by_head[_sound(form)[:1]].append(form)
    for alike in by_head.values():
        for one in alike[:200]:  # a page has few names beside one; a list of names has many
            yield from ((one, two) for two in alike[:200] if two != one)


def is_alike(one: str, two: str, least: float = LEAST_LIKENESS) -> bool:
    """
    Tell whether two names may be spellings of one.

    They sound alike at both ends and share letters enough, or sound the same throughout.

        >>> is_alike("Mijal", "Mikhail"), is_alike("Selak", "Celac"), is_alike("Anna", "Otto")
        (True, True, False)
    """
    sound, other = _sound(one), _sound(two)
    if sound == other and len(sound) > 1:
        return True
    if not sound or not other or sound[0] != other[0] or sound[-1] != other[-1]:
        return False
    if bool(_VOWELS.match(one[-1].lower())) != bool(_VOWELS.match(two[-1].lower())):
        return False  # “Transylvania” and “Transylvanian” are two words
    return likeness(one.lower(), two.lower()) >= least


def likeness(one: str, two: str) -> float:
    """
    Return which share of two words they have in common, in order, from 0 to 1.

        >>> likeness("mijal", "mijal"), likeness("ab", "cd")
        (1.0, 0.0)
    """
    row = [0] * (len(two) + 1)
    for letter in one:
        corner = 0
        for place, other in enumerate(two, 1):
            corner, row[place] = (
                row[place],
                corner + 1 if letter == other else max(row[place], row[place - 1]),
            )
    return 2 * row[-1] / max(len(one) + len(two), 1)


def has_rivals(text: str) -> bool:
    """
    Tell whether two capitalised words of a text may be spellings of one name.

        >>> has_rivals("Mijal met Mikhail"), has_rivals("Anna met Otto")
        (True, False)
    """
    forms = [form for form in set(find_forms(text)) if _is_namelike(form)]
    return len(forms) > 1 and any(is_alike(*pair) for pair in combinations(forms, 2))


@lru_cache(maxsize=20_000)
def _sound(name: str) -> str:
    """Return the consonants of a name as they are heard, and a vowel at its head."""
    plain = _spell_as_heard(name)
    return plain[:1] + _VOWELS.sub("", plain[1:])


@lru_cache(maxsize=20_000)
def _spell_as_heard(name: str) -> str:
    """Return a name in one letter a sound; letters that are taken for one another are one."""
    plain = unicodedata.normalize("NFD", name.lower())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    for sound, letter in _SOUNDS:
        plain = sound.sub(letter, plain)
    return plain


def make_name_variant(params: Mapping[str, object], _classes: WordClasses) -> NameVariantDetector:
    """
    Make the detector from a rule's keys; `beside: false` compares names that stand alone.

    Raises ValueError where `beside` is not true or false.
    """
    beside = params.get("beside", True)
    if not isinstance(beside, bool):
        raise ValueError(  # noqa: TRY004 - what the loader takes
            "`beside` must be true or false"
        )
    return NameVariantDetector(
        beside,
        cast("Safety", params["safety"]),
        cast("float", params["weight"]),
        cast("float", params["needs"]),
    )
