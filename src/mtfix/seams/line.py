"""Whether a run may be a seam in a line that is all of its document, in as few steps as may be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache

import regex

from mtfix.context import NameIndex, Word
from mtfix.context.protection import find_protected
from mtfix.context.words import find_capitalised, find_forms, find_words, starts_sentence
from mtfix.languages import Language
from mtfix.lexicon import Lexicon
from mtfix.seams.cost import is_known_anyway
from mtfix.seams.features import TECHNICAL
from mtfix.seams.measure import Surroundings, measure_around
from mtfix.seams.model import estimate_open
from mtfix.seams.names import is_plain_verb, may_follow_name
from mtfix.seams.program_names import count_technical_forms
from mtfix.seams.prospect import LEAST_BELIEF, Cut, bound, find_cuts, weigh_prospect
from mtfix.seams.runs import RECURS, find_next, may_be_name

_FORM, _LAST_FORM = (regex.compile(rf"{way}[\p{{L}}\p{{M}}\p{{N}}]+") for way in ("", "(?r)"))


@lru_cache(maxsize=8)  # a run that may be one for two reasons is asked about twice
def may_be_seam(run: str, line: str, lexicon: Lexicon, language: Language) -> bool:
    """
    Tell whether a suspicious run may be a seam in a line that is all of its document.

    The line has no markup, and nothing that the user protects.

        >>> from mtfix.languages import find_language
        >>> from mtfix.lexicon import load_lexicon
        >>> english = load_lexicon("en"), find_language("en")
        >>> may_be_seam("1930s", "They met in the 1930s and never parted.", *english)
        False
        >>> may_be_seam("Ukrainewhich", "He came from Ukrainewhich is at war.", *english)
        True
    """
    forms, technical = _read(line)
    if forms.count(run) >= RECURS:
        return False
    if not weigh_prospect(run, lexicon, language).heads.isdisjoint(forms):
        return True  # it may be more of a name
    inside = {form for form in forms if form in run and form[0].isupper() and form != run}
    names = frozenset(
        form
        for form in inside
        if not is_known_anyway(form, lexicon) and may_be_name(form, *_find_names(line), lexicon)
    )
    cuts = find_cuts(run, lexicon, language, names)
    if inside and not language.inflects and _may_follow(inside, cuts, lexicon):
        return True
    for before, word, after in _find_places(run, line):
        around = Surroundings(
            before=before.text,
            gap_before=line[before.end : word.start],
            gap_after=line[word.end : after.start],
            after=after.text,
            starts_sentence=starts_sentence(line, word.start),
            technical=technical,
            count=forms.count,
        )
        following = find_next(line, word.end)
        for cut in cuts:
            measures = measure_around(run, cut.lefts[0], cut.rights[0], around, lexicon)
            measures[TECHNICAL] = float(technical)
            belief = estimate_open(cut.leaves, measures)
            known = belief, following if cut is cuts[-1] else "", lexicon, language
            starts = around.starts_sentence and cut is cuts[0]
            if bound(cut, *known, starts=starts) >= LEAST_BELIEF:
                return True
    return False


@lru_cache(maxsize=8)  # a line has a few such runs
def _read(line: str) -> tuple[tuple[str, ...], int]:
    """Return the words of a line that are not closed, and how many of them only programs have."""
    forms = find_forms(line, find_protected(line))
    return forms, count_technical_forms(set(forms))


@lru_cache(maxsize=8)
def _find_names(line: str) -> tuple[NameIndex, Counter[str]]:
    """Return the names of a line, and how often it has each form that is not closed."""
    forms, _ = _read(line)
    counts = Counter(forms)
    names = NameIndex(counts)
    names.add(line, forms, find_capitalised(line, find_protected(line)))
    return names, counts


def _may_follow(inside: Container[str], cuts: Sequence[Cut], lexicon: Lexicon) -> bool:
    """Tell whether a run may be a word that is inside of it and stands elsewhere, and another."""
    if len(cuts) != 1 or cuts[0].lefts[0] not in inside:
        return False
    right = cuts[0].rights[0]
    return is_plain_verb(right, lexicon) or may_follow_name(right, lexicon)


def _find_places(run: str, line: str) -> Iterator[tuple[Word, Word, Word]]:
    """Yield each place of a run with the words beside it, empty ones at the ends of the line."""
    first, last = Word("", 0), Word("", len(line))
    closed = find_protected(line)
    if closed:
        words = (first, *find_words(line, closed), last)
        beside = zip(words, words[1:], words[2:], strict=False)
        yield from (trio for trio in beside if trio[1].text == run)
        return
    start = line.find(run)
    while start >= 0:
        end = start + len(run)
        before, after = _LAST_FORM.search(line, endpos=start), _FORM.search(line, end)
        is_whole = not (before and before.end() == start) and not (after and after.start() == end)
        if is_whole:
            yield (
                Word(before.group(), before.start()) if before else first,
                Word(run, start),
                Word(after.group(), after.start()) if after else last,
            )
        start = line.find(run, end if is_whole else start + 1)
