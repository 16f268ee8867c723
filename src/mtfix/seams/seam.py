"""Seams inside words: a run of characters that is really several words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import pairwise

import regex

from mtfix.context import DocumentContext, Word
from mtfix.languages import Language, find_language
from mtfix.lexicon import Lexicon
from mtfix.seams.caution import CERTAIN, DOUBTFUL, correct, is_never_ending
from mtfix.seams.features import Measures, Surroundings, measure_cuts
from mtfix.seams.formation import is_pointed, is_without_marks
from mtfix.seams.listed import is_listed_word
from mtfix.seams.model import estimate
from mtfix.seams.split import (
    LONGEST_RUN,
    find_switches,
    possible_names,
    split_plain,
    split_run,
)

_CLITICS = {"ko"}  # particles follow nouns without a space, as a seam would look
_COMMON = 3.5  # Zipf value from which a word is trusted to be one word
_STRANGE, _STRANGE_SHARE = 3, 0.5  # unknown words that a piece of prose may have
_STRANGE_LETTERS = -1.2  # log10 of the chance of a letter; less is seldom a word of the language
_ADDRESS = ("/", "\\", "@", "=", "::")  # what stands before a part of an address or a handle
_ODDS_AT_BREAK = 200.0  # how much likelier markup is at a seam than inside of a word
_ENDING = -2.7  # log10 of the share of words from which letters are an ending
_SMALL_WORD = 6.5
_UNSURE = 0.5
_LONG_NAME = 4  # letters
_LONGEST_NAME = 40
_MANY_CUTS = 3  # nodes of one word in lower case; so many seldom stand in a row
_RECURS = 3  # times; what stands so often in a document is a name, not damage
_TWO_COMMON = 10.5  # a billion squared over a billion, and the odds against a seam
_BEFORE = regex.compile(r"(\p{Lu}[\p{L}\p{M}'’-]*) \Z")
_PROGRAM_NAMES = 3  # by which a text is known to be about programs
_PROGRAM_NAME = regex.compile(
    r"\w+(?:(?:_|::|\.)\w+)+(?:\(.*\))?|[\w.:]+\(.*\)|\p{L}*\p{Ll}\p{Lu}\p{L}*|--?[a-z][\w-]+"
)
_HYPHENED = regex.compile(r"\p{L}[-\u2010\u2011]")
_INTO = regex.compile(r"[a-z]{2,}[24][a-z]+")  # “to” and “for” in names of programs
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
    Tell whether a run is a part of a name or a word with hyphens, as those of many peoples are.

        >>> from mtfix.context.words import find_words
        >>> text = "Dewas-Rai is spoken there - too."
        >>> [is_hyphened(text, word) for word in find_words(text)][:3]
        [True, True, False]
    """
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


def find_breaks(word: Word, segment: int, context: DocumentContext) -> tuple[int, ...]:
    """
    Return the offsets inside of a word where inline markup opens or closes.

    What is behind a lone letter is left out: that letter is set large, or an editor's program
    has cut the text anywhere.
    """
    breaks = context.document.segments[segment].breaks
    if not breaks:
        return ()
    start, end = word.start, word.end
    inside = [place.at - start for place in breaks if start < place.at < end]
    if not inside:
        return ()
    lexicon = context.lexicon(context.language_of(segment))
    return tuple(
        at
        for before, at in pairwise((0, *inside))
        if at - before > 1 or lexicon.zipf(word.text[before:at]) >= _SMALL_WORD
    )


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


def count_technical(context: DocumentContext) -> int:
    """Return how many forms in the document are names that only programs have."""
    found = context.memo.get(count_technical)
    if found is None:
        found = sum(
            is_camel(form) or is_code(form)
            for form in context.counts
            if not (form.isalpha() and form[1:].islower())  # as nearly all are
        )
        context.memo[count_technical] = found
    return found  # type: ignore[return-value]


def is_about_programs(context: DocumentContext) -> bool:
    """Tell whether the document, in code, names several things that only programs have."""
    found = context.memo.get(is_about_programs)
    if found is None:
        names: set[str] = set()
        for number in range(len(context.document.segments)):
            text, closed = context.text(number), set(context.closed(number))
            for span in context.protected(number):
                form = span.of(text).strip("`")
                if (span in closed or "`" in span.of(text) or "_" in form) and is_program_name(
                    form
                ):
                    names.add(form)
        found = context.memo[is_about_programs] = len(names) >= _PROGRAM_NAMES
    return bool(found)


def is_program_name(form: str) -> bool:
    """
    Tell whether a form is written as programs write their names, and hardly anybody else.

        >>> [is_program_name(form) for form in ("get_name", "IsMatch", "std::fmt", "run()", "Rome")]
        [True, True, True, True, False]
    """
    return _PROGRAM_NAME.fullmatch(form) is not None


def measure_runs(
    segment: int,
    context: DocumentContext,
    leave_out: Callable[[str, int, DocumentContext], bool] | None = None,
) -> Iterator[tuple[Word, tuple[int, ...], tuple[Measures, ...]]]:
    """Yield each suspicious run of a segment, its likeliest cuts, and what they measure."""
    language = find_language(context.language_of(segment))
    lexicon = context.lexicon(language.code)
    if not language.spaced or not lexicon or language.code in _CLITICS:
        return
    words = context.words(segment)
    if not is_prose(words, lexicon):
        return
    for place, word in enumerate(words):
        run = word.text
        breaks = find_breaks(word, segment, context)
        if not is_suspicious(run, lexicon) or (context.counts[run] >= _RECURS and not breaks):
            continue
        if leave_out and not breaks and leave_out(run, segment, context):
            continue
        around = look_around(context, segment, words, place)
        if around.gap_before.rstrip().endswith(_ADDRESS):
            continue
        if around.gap_before.endswith("-") and around.gap_after.startswith("-"):
            continue  # a part of the name of a program
        if breaks or any(map(around.is_name, possible_names(run))):
            split = split_run(run, lexicon, around.is_name, breaks)
        else:
            split = split_plain(run, lexicon)
        yield word, split.cuts, measure_cuts(run, split, around, lexicon, language)


def look_around(
    context: DocumentContext, segment: int, words: Sequence[Word], place: int
) -> Surroundings:
    """Return what stands beside the word with this number."""
    text, span = context.text(segment), words[place].span
    before = words[place - 1] if place > 0 else None
    after = words[place + 1] if place + 1 < len(words) else None
    run = words[place].text

    def is_name(part: str) -> bool:
        return part[0].isupper() and part != run and context.names.is_name(part)

    return Surroundings(
        before=before.text if before else "",
        gap_before=text[before.end if before else 0 : span.start],
        gap_after=text[span.end : after.start if after else len(text)],
        after=after.text if after else "",
        starts_sentence=context.starts_sentence(segment, span.start),
        technical=count_technical(context),
        count=context.counts.__getitem__,
        is_name=is_name,
    )


def is_prose(words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Tell whether most words are known, as they are in prose, and not in code or lists."""
    most = max(_STRANGE, len(words) * _STRANGE_SHARE)
    unknown = [word.text for word in words if not lexicon.zipf(word.text)]
    return len(unknown) <= most or sum(is_strange(form, lexicon) for form in unknown) <= most


def is_strange(form: str, lexicon: Lexicon) -> bool:
    """
    Tell whether a form is no word of the language, and does not look like one either.

        >>> from mtfix.lexicon import load_lexicon
        >>> hungarian = load_lexicon("hu")
        >>> [is_strange(form, hungarian) for form in ("borítékban", "argparse", "2026")]
        [False, True, False]
    """
    if lexicon.zipf(form) or form.isdigit():
        return False
    return lexicon.spell(form) / (len(form) + 1) < _STRANGE_LETTERS


def is_camel(run: str) -> bool:
    """
    Tell whether a run is written like a program's name, with capitals for spaces.

        >>> is_camel("getMembersByStatus"), is_camel("OrganizationTHE")
        (True, False)
    """
    humps = sum(a.islower() and b.isupper() for a, b in pairwise(run))
    return humps > 1


def is_code(run: str) -> bool:
    """
    Tell whether a run changes its case or its kind of character too often for glued words.

        >>> is_code("qgeN9EJN50CdHDcCAwEA"), is_code("584169E229"), is_code("name2id")
        (True, True, True)
        >>> is_code("ShanghaiCooperationOrganizationTHE"), is_code("in2022and")
        (False, False)
    """
    switches = len(find_switches(run))
    digits = sum(character.isdigit() for character in run)
    is_figure = switches > 1 and digits > 2 * (len(run) - digits)
    return (
        is_figure or _INTO.fullmatch(run) is not None or (switches > 3 and switches * 6 > len(run))
    )


@lru_cache(maxsize=20_000)  # of every word of every text that is looked at
def is_suspicious(run: str, lexicon: Lexicon) -> bool:
    """Tell whether a run is worth a closer look."""
    if not 3 <= len(run) <= LONGEST_RUN or run.isdigit():
        return False
    zipf = lexicon.zipf(run)
    if zipf > _COMMON or is_twin(run) or is_code(run):
        return False
    return zipf == 0 or len(find_switches(run)) > 0 or is_two_common(run, zipf, lexicon)


def is_twin(run: str) -> bool:
    """
    Tell whether a run is one form twice, as names are.

        >>> is_twin("PawPaw"), is_twin("Lulu"), is_twin("Pawpaws")
        (True, True, False)
    """
    half, odd = divmod(len(run), 2)
    return not odd and run[:half].lower() == run[half:].lower()


def is_two_common(run: str, zipf: float, lexicon: Lexicon) -> bool:
    """Tell whether a rare word is likelier two words that happen to make one."""
    for cut in range(1, len(run)):
        left = lexicon.zipf(run[:cut])
        if left + 8 > zipf + _TWO_COMMON and left + lexicon.zipf(run[cut:]) > zipf + _TWO_COMMON:
            return True
    return False
