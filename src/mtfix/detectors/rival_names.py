"""Spellings in a document that may be of one name, and which of them is the better one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, NamedTuple, cast

from mtfix.context.words import find_forms
from mtfix.detectors.likeness import LEAST_LIKENESS, is_alike, sound_of, spell_as_heard
from mtfix.model import Span
from mtfix.patterns import compile_late

if TYPE_CHECKING:
    from mtfix.context import DocumentContext

ATTESTED_ZIPF = 2.5  # a name that print knows
CLEARLY_MORE = 1.0  # zipf by which one spelling must lead the other
SHORTEST = 4  # letters of a name that is judged without its neighbour
_MOST_BESIDE = 6  # forms
_LIKE_SURNAMES = 0.8  # beside one given name

_GENITIVE = compile_late(r"e?s\Z")
_MAY_BE_BESIDE = compile_late(r"\p{Uppercase}\S+[ \u00a0]\p{Uppercase}")


class Spelling(NamedTuple):
    """A form of a name, and the name to its right or to its left, where it is judged by that."""

    form: str
    neighbour: str = ""
    is_forename: bool = False


class Better(NamedTuple):
    """The better spelling of a name, and whether print says so, or only the document."""

    form: str
    is_attested: bool


def has_rivals(text: str) -> bool:
    """
    Tell whether two capitalised words of a text may be spellings of one name.

        >>> has_rivals("Mijal met Mikhail"), has_rivals("Anna met Otto")
        (True, False)
    """
    capitalised = {form for form in find_forms(text) if form[0].isupper()}
    forms = [form for form in capitalised if _is_namelike(form)]
    return len(forms) > 1 and any(
        is_alike(*pair) for alike in _group_by_head(forms) for pair in combinations(alike, 2)
    )


def find_spellings(
    segment: int, context: DocumentContext, *, beside: bool
) -> Iterator[tuple[Span, Spelling]]:
    """Yield the spellings of a segment, those `beside` another name or all words."""
    if beside:
        yield from _find_beside(segment, context)
    else:
        yield from ((word.span, Spelling(word.text)) for word in context.words(segment))


def find_better(context: DocumentContext, *, beside: bool) -> dict[Spelling, Better]:
    """Return the better spelling of each one of a document that has one; worked out once."""
    key = (find_better, beside)
    if key not in context.memo:
        rivals = _rivals_beside(context) if beside else _rivals_alone(context)
        context.memo[key] = dict(rivals)
    return cast("dict[Spelling, Better]", context.memo[key])


def _find_beside(segment: int, context: DocumentContext) -> Iterator[tuple[Span, Spelling]]:
    """Yield each name with the name next to it, to its right and to its left."""
    text = context.text(segment)
    if not _MAY_BE_BESIDE.search(text):
        return
    for left, right in pairwise(context.words(segment)):
        between = text[left.end : right.start]
        if between in (" ", "\u00a0") and _is_namelike(left.text) and _is_namelike(right.text):
            yield left.span, Spelling(left.text, right.text, is_forename=True)
            yield right.span, Spelling(right.text, left.text)


def _rivals_beside(context: DocumentContext) -> Iterator[tuple[Spelling, Better]]:
    groups: defaultdict[tuple[str, bool], Counter[str]] = defaultdict(Counter)
    for segment in range(len(context.document.segments)):
        for _, (form, neighbour, is_forename) in _find_beside(segment, context):
            groups[neighbour, is_forename][form] += 1
    for (neighbour, is_forename), forms in groups.items():
        if len(forms) > _MOST_BESIDE:
            continue  # a list, in which everything stands beside it
        # Beside one given name stand the surnames of many people, so they must be
        # nearer to each other than two given names beside one surname.
        least = LEAST_LIKENESS if is_forename else _LIKE_SURNAMES
        for worse, better in _rank(forms, context, least):
            is_same = not better.is_attested or sound_of(worse) == sound_of(better.form)
            if is_forename or is_same:
                yield Spelling(worse, neighbour, is_forename), better


def _rivals_alone(context: DocumentContext) -> Iterator[tuple[Spelling, Better]]:
    groups: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for form, count in context.names.forms():
        if len(form) >= SHORTEST and form[1:].islower():
            groups[spell_as_heard(form)][form] += count
    for forms in groups.values():
        for worse, better in _rank(forms, context, LEAST_LIKENESS):
            yield Spelling(worse), better


def _rank(
    forms: Mapping[str, int], context: DocumentContext, least: float
) -> Iterator[tuple[str, Better]]:
    """Yield the worse spellings of one name, each with the better one."""
    lexicon = context.lexicon(context.language)
    for worse, better in _ordered_pairs(forms):
        zipf, best = lexicon.zipf(worse), lexicon.zipf(better)
        if zipf >= ATTESTED_ZIPF or not is_alike(worse, better, least):
            continue
        if _has_ending_of(worse, better) or _has_ending_of(better, worse):
            continue
        if best >= ATTESTED_ZIPF and best - zipf >= CLEARLY_MORE:
            yield worse, Better(better, is_attested=True)
        elif best >= zipf - CLEARLY_MORE and forms[better] > forms[worse]:
            yield worse, Better(better, is_attested=False)


def _has_ending_of(long: str, short: str) -> bool:
    """Tell whether one is the other with an ending: two forms, or two names (Cox and Coxe)."""
    if _GENITIVE.sub("", long) == _GENITIVE.sub("", short):
        return True  # Bundes, Bunds
    ending = long.removeprefix(short)
    return ending != long and set(ending) != {short[-1]}  # but Zelenskyy


def _ordered_pairs(forms: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield all ordered pairs of forms that begin with the same sound."""
    for alike in _group_by_head(sorted(forms)):
        for one in alike[:200]:  # a page has few names beside one; a list of names has many
            yield from ((one, two) for two in alike[:200] if two != one)


def _group_by_head(forms: Iterable[str]) -> Iterable[list[str]]:
    """Return the forms in groups that begin with the same sound, as all that are alike do."""
    by_head: defaultdict[str, list[str]] = defaultdict(list)
    for form in forms:
        by_head[sound_of(form)[:1]].append(form)
    return by_head.values()


def _is_namelike(form: str) -> bool:
    return len(form) > 2 and form[0].isupper() and form[1:].islower()
