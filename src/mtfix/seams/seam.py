"""Seams inside words: a run of characters that is really several words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

import regex

from mtfix.context import DocumentContext, Word
from mtfix.languages import Language, find_language
from mtfix.lexicon import Lexicon
from mtfix.seams.caution import CERTAIN, DOUBTFUL, correct, is_never_ending
from mtfix.seams.features import Measures
from mtfix.seams.formation import is_listed_word, is_pointed, is_without_marks
from mtfix.seams.model import estimate
from mtfix.seams.program_names import is_about_programs
from mtfix.seams.runs import find_breaks, measure_runs

_COMMON = 3.5  # Zipf value from which a word is trusted to be one word
_ODDS_AT_BREAK = 200.0  # how much likelier markup is at a seam than inside of a word
_ENDING = -2.7  # log10 of the share of words from which letters are an ending
_SMALL_WORD = 6.5
_UNSURE = 0.5
_LONG_NAME = 4  # letters
_LONGEST_NAME = 40
_MANY_CUTS = 3  # nodes of one word in lower case; so many seldom stand in a row
_BEFORE = regex.compile(r"(\p{Lu}[\p{L}\p{M}'’-]*) \Z")
_HYPHENED = regex.compile(r"\p{L}[-\u2010\u2011]")
_NEXT = regex.compile(r" ([\p{L}\p{M}]+)")


@dataclass(frozen=True, slots=True)
class Seam:
    """
    A run of characters in a segment, the offsets in it where words meet, and how likely.

    `cuts` count code points from the start of the run; `beliefs` are probabilities, one
    for each cut.
    """

    run: Word
    cuts: tuple[int, ...]
    beliefs: tuple[float, ...]

    @property
    def parts(self) -> tuple[str, ...]:
        """The words that the run is made of."""
        bounds = (0, *self.cuts, len(self.run.text))
        return tuple(self.run.text[a:b] for a, b in pairwise(bounds))


def find_seams(segment: int, context: DocumentContext) -> tuple[Seam, ...]:
    """
    Return the seams of a segment in order; worked out once a document.

    Runs that no detector would take for seams, whatever the document says, are left out, and so
    are those that the source has, too.
    """
    source = context.document.segments[segment].source or ""
    found = context.memo.get((find_seams, segment))
    if found is None:
        found = context.memo[find_seams, segment] = tuple(
            _believe(word, cuts, every, segment, context)
            for word, cuts, every in measure_runs(segment, context, leave_out=_is_hopeless)
            if word.text not in source
        )
    return found  # type: ignore[return-value]


def _is_hopeless(run: str, segment: int, context: DocumentContext) -> bool:
    from mtfix.seams.prospect import is_hopeless  # noqa: PLC0415 - which needs this module

    language = find_language(context.language_of(segment))
    lexicon = context.lexicon(language.code)
    # For a text or two it is quicker to weigh a run than to find out that it is hopeless.
    return lexicon.is_busy and is_hopeless(run, lexicon, language, context.counts)


def _believe(
    word: Word,
    cuts: tuple[int, ...],
    every: tuple[Measures, ...],
    segment: int,
    context: DocumentContext,
) -> Seam:
    language = find_language(context.language_of(segment))
    lexicon = context.lexicon(language.code)
    breaks = find_breaks(word, segment, context)
    following = find_next(context.text(segment), word.end)
    parts = Seam(word, cuts, ()).parts
    text = context.text(segment)
    is_opaque = is_pointed(word.text) or text[: word.start].endswith("%")  # %0A
    is_doubtful = is_opaque or is_hyphened(text, word) or is_without_marks(text, language)
    beliefs: list[float] = []
    right = ""
    for number, cut in reversed(list(enumerate(cuts))):
        left = parts[number]
        if is_never_ending(parts[number + 1], lexicon):
            # A name may be cut where none is: not “save” is before “who”, but “Guasave”.
            left = _join_name(parts[: number + 1], every) or left
        # What no seam follows goes on: not “jedno” is behind “Czterdziesto”, but “jednoletni”.
        goes_on = bool(beliefs) and beliefs[-1] < _UNSURE
        right = parts[number + 1] + (right if goes_on else "")
        belief = estimate(every[number])
        rest = word.text[cut:]
        if language.compounds and not language.agglutinates and is_linked(rest, lexicon):
            belief = min(belief, _UNSURE)
        if cut in breaks:
            belief = believe_at_break(belief, right, lexicon, language)
        else:
            after = following if cut == cuts[-1] else ""
            is_first = word.text.startswith(left)
            starts = is_first and context.starts_sentence(segment, word.start)
            belief = correct(
                belief,
                left,
                right,
                after,
                lexicon,
                language,
                starts_sentence=starts,
                is_about_programs=partial(is_about_programs, context),
            )
            if _is_second_of_name(left, word, segment, context):
                belief = min(belief, _UNSURE)
            if is_doubtful:
                belief = 0.0 if is_opaque else min(belief, DOUBTFUL)
        if len(cuts) == 1 and is_name_again(word, left, right, segment, context):
            belief = max(belief, CERTAIN)
        if belief > _UNSURE and not breaks and is_listed_word(word.text, lexicon):
            belief = _UNSURE
        is_repeated = context.counts[word.text] > 1
        if is_repeated and len(cuts) >= _MANY_CUTS and word.text.islower() and not breaks:
            belief = min(belief, DOUBTFUL)  # a name in a program
        beliefs.append(belief)
    return Seam(word, cuts, tuple(reversed(beliefs)))


def _join_name(parts: Sequence[str], every: Sequence[Measures]) -> str:
    """Return the parts as one name; nothing if a seam parts them, or the first has no capital."""
    is_one = all(estimate(measures) < _UNSURE for measures in every[: len(parts) - 1])
    return "".join(parts) if is_one and parts[0][0].isupper() else ""


def _is_second_of_name(left: str, word: Word, segment: int, context: DocumentContext) -> bool:
    """Tell whether a run stands behind the hyphen of a name, as in `Al-Nahhas`, and is no glue."""
    if not word.start or context.text(segment)[word.start - 1] != "-":
        return False
    return left[0].isupper() and not context.counts[left]


def is_hyphened(text: str, word: Word) -> bool:
    """
    Tell whether a run is a part of a name with hyphens, as those of many peoples are.

    Pronouns that hang on verbs, as in Portuguese, have no capital.

        >>> from mtfix.context.words import find_words
        >>> text = "Dewas-Rai is spoken there - too."
        >>> [is_hyphened(text, word) for word in find_words(text)][:3]
        [True, True, False]
    """
    if not word.text[0].isupper():
        return False
    before, after = text[: word.start][-2:], text[word.end :][:2]
    return _HYPHENED.fullmatch(before) is not None or _HYPHENED.fullmatch(after[::-1]) is not None


def is_linked(rest: str, lexicon: Lexicon) -> bool:
    """
    Tell whether a run goes on with the `s` that links parts of compounds, and a word.

        >>> from mtfix.lexicon import load_lexicon
        >>> is_linked("seinstellungen", load_lexicon("de")), is_linked("sagte", load_lexicon("de"))
        (True, False)
    """
    return (
        rest[0] == "s"
        and len(rest) > _LONG_NAME + 1
        and not lexicon.zipf(rest)
        and lexicon.zipf(rest[1:]) >= _COMMON
    )


def find_next(text: str, offset: int) -> str:
    """Return the word that stands behind one blank at `offset`, empty where there is none."""
    following = _NEXT.match(text, offset)
    return following[1] if following else ""


def is_name_again(
    word: Word, left: str, right: str, segment: int, context: DocumentContext
) -> bool:
    """
    Tell whether a run is a name of two words that stands whole elsewhere, and a small word.

    `Alexander Novakin` is one where the document has `Alexander Novak`, too; but not in
    languages whose names have endings of case.
    """
    language = find_language(context.language_of(segment))
    lexicon = context.lexicon(language.code)
    if language.declines or language.agglutinates or not left[0].isupper():
        return False
    if len(left) < _LONG_NAME or len(right) < 2 or not right.islower():
        return False
    before = _BEFORE.search(context.text(segment), max(0, word.start - _LONGEST_NAME), word.start)
    if before is None or lexicon.zipf(right) < _SMALL_WORD or not context.counts[left]:
        return False
    name = regex.compile(rf"\b{regex.escape(before[1])} {regex.escape(left)}\b")
    return any(name.search(other.text) for other in context.document.segments)


def believe_at_break(belief: float, right: str, lexicon: Lexicon, language: Language) -> float:
    """
    Return the belief in a cut where inline markup opens or closes, before the word `right`.

    There it is much likelier, but for endings of linked names (`Merkel` `in`), where it tells
    little, and marks of notes and powers.

        >>> from mtfix.lexicon import load_lexicon
        >>> words, english = load_lexicon("en"), find_language("en")
        >>> believe_at_break(0.3, "who", words, english) > 0.9
        True
        >>> believe_at_break(0.3, "in", words, english)
        0.3
        >>> believe_at_break(0.9, "12", words, english)
        0.5
    """
    is_ending = right.islower() and lexicon.joined_share(right) >= _ENDING
    is_mark = right.isdigit() and len(right) < 3
    has_endings = language.compounds or language.agglutinates or language.declines
    if is_mark or (is_ending and has_endings):
        return min(belief, _UNSURE)
    if is_ending:
        return belief
    odds = _ODDS_AT_BREAK * belief / max(1 - belief, 1e-9)
    return odds / (1 + odds)
