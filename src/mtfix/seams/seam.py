"""Seams inside words: a run of characters that is really several words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from mtfix.context import DocumentContext, Word
from mtfix.languages import find_language
from mtfix.lexicon import Lexicon
from mtfix.seams.caution import CLOSED, DOUBTFUL, is_camel, temper
from mtfix.seams.features import Surroundings, measure_cut
from mtfix.seams.model import estimate
from mtfix.seams.split import (
    LONGEST_RUN,
    cost_part,
    find_switches,
    possible_names,
    split_plain,
    split_run,
)

Measures = tuple[float, ...]  # of one cut, in the order of `FEATURES`

_CLITICS = {"ko"}  # particles follow nouns without a space, as a seam would look
_COMMON = 3.5  # Zipf value from which a word is trusted to be one word
_STRANGE, _STRANGE_SHARE = 3, 0.5  # unknown words that a piece of prose may have
_ADDRESS = ("/", "\\", "@", "=", "::")  # what stands before a part of an address or a handle
_TECHNICAL = 4  # names of programs that make a document a technical one
_RECURS = 3  # times; what stands so often in a document is a name, not damage
_TWO_COMMON = 10.5  # a billion squared over a billion, and the odds against a seam
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

    Runs that no detector would take for seams, whatever the document says, are left out.
    """
    found = context.memo.get((find_seams, segment))
    if found is None:
        found = context.memo[find_seams, segment] = tuple(
            _believe(word, cuts, every, segment, context)
            for word, cuts, every in measure_runs(segment, context, leave_out=_is_hopeless)
        )
    return found  # type: ignore[return-value]


def _is_hopeless(run: str, segment: int, context: DocumentContext) -> bool:
    from mtfix.seams.prospect import is_hopeless  # noqa: PLC0415 - which needs this module

    language = find_language(context.language_of(segment))
    return is_hopeless(run, context.lexicon(language.code), language, context.counts)


def _believe(
    word: Word,
    cuts: tuple[int, ...],
    every: tuple[Measures, ...],
    segment: int,
    context: DocumentContext,
) -> Seam:
    language = find_language(context.language_of(segment))
    lexicon = context.lexicon(language.code)
    after = _NEXT.match(context.text(segment), word.span.end)
    parts = Seam(word, cuts, ()).parts
    most = DOUBTFUL if is_technical(context) else 1.0
    beliefs: list[float] = []
    for measures, left, right in zip(every, parts, parts[1:], strict=False):
        follows = after[1] if after and len(beliefs) == len(cuts) - 1 else ""
        belief = temper(estimate(measures), left, right, follows, lexicon, language)
        # A capital on a word that the text also writes small marks no name, but a program's.
        is_small_too = (
            right[0].isupper()
            and context.counts[right.lower()] > 0
            and lexicon.zipf(right) < CLOSED
        )
        beliefs.append(min(belief, DOUBTFUL if is_small_too else most))
    return Seam(word, cuts, tuple(beliefs))


def is_technical(context: DocumentContext) -> bool:
    """Tell whether the document is full of names that programs have."""
    found = context.memo.get(is_technical)
    if found is None:
        names = sum(
            is_camel(form) or is_code(form)
            for form in context.counts
            if not (form.isalpha() and form[1:].islower())  # as nearly all are
        )
        found = context.memo[is_technical] = names >= _TECHNICAL
    return bool(found)


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
        if not is_suspicious(run, lexicon) or context.counts[run] >= _RECURS:
            continue
        if leave_out and leave_out(run, segment, context):
            continue

        def is_name(part: str, run: str = run) -> bool:
            return part[0].isupper() and part != run and context.names.is_name(part)

        around = look_around(context, segment, words, place)
        if around.gap_before.rstrip().endswith(_ADDRESS):
            continue
        has_names = any(map(is_name, possible_names(run)))
        cost, cuts = split_run(run, lexicon, is_name) if has_names else split_plain(run, lexicon)
        gain = cost_part(run, lexicon, lambda _: False) - cost
        bounds = (0, *cuts, len(run))
        measures = []
        for number in range(len(cuts)):
            start, cut, end = bounds[number : number + 3]
            gain_of_cut = cost_part(run[start:end], lexicon, is_name) - (
                cost_part(run[start:cut], lexicon, is_name)
                + cost_part(run[cut:end], lexicon, is_name)
            )
            measures.append(
                measure_cut(
                    run,
                    cuts,
                    number,
                    gain,
                    gain_of_cut,
                    around,
                    lexicon,
                    language,
                    context.counts.__getitem__,
                )
            )
        yield word, cuts, tuple(measures)


def look_around(
    context: DocumentContext, segment: int, words: Sequence[Word], place: int
) -> Surroundings:
    """Return what stands beside the word with this number."""
    text, span = context.text(segment), words[place].span
    before = words[place - 1] if place > 0 else None
    after = words[place + 1] if place + 1 < len(words) else None
    return Surroundings(
        before=before.text if before else "",
        gap_before=text[before.span.end if before else 0 : span.start],
        gap_after=text[span.end : after.span.start if after else len(text)],
        after=after.text if after else "",
        starts_sentence=context.starts_sentence(segment, span.start),
    )


def is_prose(words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Tell whether most words are known, as they are in prose, and not in code or lists."""
    strange = sum(lexicon.zipf(word.text) == 0 and not word.text.isdigit() for word in words)
    return strange <= max(_STRANGE, len(words) * _STRANGE_SHARE)


def is_code(run: str) -> bool:
    """
    Tell whether a run changes its case or its kind of character too often for glued words.

        >>> is_code("qgeN9EJN50CdHDcCAwEA"), is_code("584169E229")
        (True, True)
        >>> is_code("ShanghaiCooperationOrganizationTHE"), is_code("in2022and")
        (False, False)
    """
    switches = len(find_switches(run))
    digits = sum(character.isdigit() for character in run)
    is_figure = switches > 1 and digits > 2 * (len(run) - digits)
    return is_figure or (switches > 3 and switches * 6 > len(run))


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
