"""How likely each cut of a run is a seam, by all that its text and its document tell."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from mtfix.context import DocumentContext, Word
from mtfix.languages import Language, find_language
from mtfix.lexicon import Lexicon
from mtfix.patterns import compile_late
from mtfix.seams.caution import CERTAIN, DOUBTFUL, UNSURE, correct
from mtfix.seams.features import Measures
from mtfix.seams.formation import (
    is_behind_article,
    is_pointed,
    is_without_marks,
)
from mtfix.seams.frequency import COMMON, ENDING
from mtfix.seams.lookalikes import is_never_ending
from mtfix.seams.model import estimate
from mtfix.seams.names import is_name_again, join_name, most_in_hyphened
from mtfix.seams.program_names import is_about_programs, is_camel
from mtfix.seams.runs import find_breaks, find_next
from mtfix.seams.stems import has_other_as_part, is_part_of_other
from mtfix.seams.whole import is_listed_word

_ODDS_AT_BREAK = 200.0  # how much likelier markup is at a seam than inside of a word
_LIST = compile_late(r"(?r)(?:[\p{Ll}\p{N}]+,\s){3}")  # of names of files and the like
_LIST_GOES_ON = compile_late(r"[,.](?!\S)")
_CLAUSE_ENDS = compile_late(r"\s*(?:[.,;:!?…)]|\Z)")
_ROOTED, _LONGEST_ROOT = ("Arabic", "Hebrew"), 4  # any four letters there may be a word
_SHORTEST_LINKED = 5  # letters
_MANY_CUTS = 3  # nodes of one word in lower case; so many seldom stand in a row


def believe(
    word: Word,
    cuts: tuple[int, ...],
    every: tuple[Measures, ...],
    segment: int,
    context: DocumentContext,
) -> tuple[float, ...]:
    """Return the probability of each cut of a run; `every` has what is measured of them."""
    text, language = context.text(segment), find_language(context.language_of(segment))
    lexicon = context.lexicon(language.code)
    breaks = find_breaks(word, segment, context)
    parts = tuple(word.text[a:b] for a, b in pairwise((0, *cuts, len(word.text))))
    most = most_of_run(word, text, language)
    beliefs: list[float] = []
    right = ""
    for number, cut in reversed(list(enumerate(cuts))):
        left = parts[number]
        if is_never_ending(parts[number + 1], lexicon):
            # A name may be cut where none is: not “save” is before “who”, but “Guasave”.
            left = join_name(parts[: number + 1], every) or left
        # What no seam follows goes on: not “jedno” is behind “Czterdziesto”, but “jednoletni”.
        goes_on = bool(beliefs) and beliefs[-1] <= UNSURE
        right = parts[number + 1] + (right if goes_on else "")
        belief = estimate(every[number])
        if language.compounds and not language.agglutinates and is_linked(word.text[cut:], lexicon):
            belief = min(belief, UNSURE)
        if cut in breaks:
            belief = believe_at_break(belief, right, lexicon, language)
        else:
            is_first = word.text.startswith(left)
            belief = correct(
                belief,
                left,
                right,
                find_next(text, word.end) if cut == cuts[-1] else "",
                lexicon,
                language,
                starts_sentence=is_first and context.starts_sentence(segment, word.start),
                is_about_programs=partial(is_about_programs, context),
            )
            belief = min(belief, most, most_in_hyphened(left, word, text, context))
            if number == 0 and is_behind_article(left, text[: word.start], lexicon):
                belief = min(belief, UNSURE)
            if cut == cuts[-1] and is_last_letter(parts[-1], text, word.end):
                belief = min(belief, UNSURE)
        if len(cuts) == 1 and is_name_again(word, left, right, segment, context):
            belief = max(belief, CERTAIN)
        if belief > UNSURE and not breaks:
            belief = min(belief, most_of_word(word.text, cuts, lexicon, context))
        beliefs.append(belief)
    beliefs.reverse()
    if not breaks and not are_words(word.text, cuts, beliefs, lexicon):
        return tuple(min(belief, DOUBTFUL) for belief in beliefs)
    return tuple(beliefs)


def are_words(run: str, cuts: Sequence[int], beliefs: Sequence[float], lexicon: Lexicon) -> bool:
    """
    Tell whether a run falls into words or names where only the likely cuts are made.

    A part that the others leave over is none: not “meta|data|base”, but “metadata|base”.

        >>> from mtfix.lexicon import load_lexicon
        >>> english = load_lexicon("en")
        >>> are_words("formerlycalled", (8,), (0.9,), english)
        True
        >>> are_words("unfoxedcalled", (2, 7), (0.1, 0.9), english)
        False
    """
    likely = [cut for cut, belief in zip(cuts, beliefs, strict=True) if belief >= UNSURE]
    bounds = (0, *likely, len(run))
    return len(likely) == len(cuts) or all(
        not run[a].islower() or lexicon.zipf(run[a:b]) > 0 for a, b in pairwise(bounds)
    )


def most_of_run(word: Word, text: str, language: Language) -> float:
    """Return the most to believe of a cut in a run, by how it is written."""
    if is_pointed(word.text) or text.endswith("%", 0, word.start):  # %0A
        return 0.0
    is_listed = _LIST.match(text, 0, word.start) and _LIST_GOES_ON.match(text, word.end)
    is_root = language.script in _ROOTED and len(word.text) <= _LONGEST_ROOT
    is_name = is_camel(word.text)  # setFormulaText, NomsDeFamille
    return DOUBTFUL if is_listed or is_root or is_name or is_without_marks(text, language) else 1.0


def most_of_word(
    run: str, cuts: tuple[int, ...], lexicon: Lexicon, context: DocumentContext
) -> float:
    """Return the most to believe of a cut in what is in a list, or stands twice in a document."""
    if is_listed_word(run, lexicon):
        return UNSURE
    if is_part_of_other(run, context) or has_other_as_part(run, cuts, lexicon, context):
        return DOUBTFUL
    is_repeated = context.counts[run] > 1
    if is_repeated and len(cuts) >= _MANY_CUTS and run.islower():
        return DOUBTFUL  # a name in a program
    return 1.0


def is_last_letter(part: str, text: str, end: int) -> bool:
    """
    Tell whether a part is a letter that a clause ends with, which no small word does.

        >>> is_last_letter("W", "idiotoW?", 7), is_last_letter("W", "PolskiW Krakowie", 7)
        (True, False)
    """
    return len(part) == 1 and part.isalpha() and _CLAUSE_ENDS.match(text, end) is not None


def is_linked(rest: str, lexicon: Lexicon) -> bool:
    """
    Tell whether a run goes on with the `s` that links parts of compounds, and a word.

        >>> from mtfix.lexicon import load_lexicon
        >>> is_linked("seinstellungen", load_lexicon("de")), is_linked("sagte", load_lexicon("de"))
        (True, False)
    """
    return (
        rest[0] == "s"
        and len(rest) > _SHORTEST_LINKED
        and not lexicon.zipf(rest)
        and lexicon.zipf(rest[1:]) >= COMMON
    )


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
    is_ending = right.islower() and lexicon.joined_share(right) >= ENDING
    is_mark = right.isdigit() and len(right) < 3
    has_endings = language.compounds or language.inflects
    if is_mark or (is_ending and has_endings):
        return min(belief, UNSURE)
    if is_ending:
        return belief
    odds = _ODDS_AT_BREAK * belief / max(1 - belief, 1e-9)
    return odds / (1 + odds)
