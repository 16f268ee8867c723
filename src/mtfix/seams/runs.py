"""Runs of characters that may be several words, and what tells whether they are."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from mtfix.context import DocumentContext, NameIndex, Word
from mtfix.languages import find_language
from mtfix.lexicon import Lexicon
from mtfix.patterns import compile_late
from mtfix.seams.features import Measures
from mtfix.seams.frequency import COMMON, SMALL_WORD
from mtfix.seams.measure import Surroundings, measure_cuts
from mtfix.seams.program_names import count_technical, is_code
from mtfix.seams.split import (
    LONGEST_RUN,
    find_switches,
    possible_names,
    split_plain,
    split_run,
)

# Particles follow nouns without a blank, or words that belong together join: as seams would look.
_CLITICS = {"bn", "ko", "ta"}
_STRANGE, _STRANGE_SHARE = 3, 0.5  # unknown words that a piece of prose may have
_STRANGE_LETTERS = -1.2  # log10 of the chance of a letter; less is seldom a word of the language
_ADDRESS = ("/", "\\", "@", "=", "::", "~")  # what stands before a part of an address or a handle
_BROKEN_WORD = compile_late(r"-[ \t]*\n\s*\Z")  # its rest stands on the next line
RECURS = 3  # times; what stands so often in a document is a name, not damage
_POINT = "·"  # what Catalan has inside of words: “il·lusió”
_CAMEL = compile_late(r"\p{Ll}+\p{Lu}[\p{L}\p{N}]+")
_NEXT = compile_late(r" ([\p{L}\p{M}]+)")
_MANUAL = compile_late(r"\([1-9]\p{L}{0,3}\)")  # the part of a manual that tells of a program
_NUMBERED = compile_late(r"\p{L}{3,}\p{N}{1,3}")
_TWO_COMMON = 10.5  # a billion squared over a billion, and the odds against a seam


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
    # What is quoted in a passage in another language may be in that of the document.
    own = context.lexicon(context.language) if language.code != context.language else None
    for place, word in enumerate(words):
        run = word.text
        if own and own.zipf(run):
            continue
        breaks = find_breaks(word, segment, context)
        if not is_suspicious(run, lexicon) or (context.counts[run] >= RECURS and not breaks):
            continue
        if leave_out and not breaks and leave_out(run, segment, context):
            continue
        around = look_around(context, segment, words, place)
        text = context.text(segment)
        if _is_part(run, around) or _MANUAL.match(text, word.end) or _is_with_note(word, text):
            continue
        if breaks or any(map(around.is_name, possible_names(run))):
            split = split_run(run, lexicon, around.is_name, breaks)
        else:
            split = split_plain(run, lexicon)
        yield word, split.cuts, measure_cuts(run, split, around, lexicon, language)


def _is_part(run: str, around: Surroundings) -> bool:
    """Tell whether a run is a part of an address, of code or of a longer word."""
    before, after = around.gap_before, around.gap_after
    return (
        before.rstrip().endswith(_ADDRESS)
        or _BROKEN_WORD.search(before) is not None
        or _is_parameter(around)
        or (before.endswith("-") and after.startswith("-"))  # of the name of a program
        or (after.startswith("(") and _CAMEL.fullmatch(run) is not None)  # a call
        or _POINT in (before, after)
        or (run[-1].isdigit() and after == "." and around.after.islower())  # of a file
    )


def _is_with_note(word: Word, text: str) -> bool:
    """Tell whether a word has the number of a note behind it, as in `brothers15)`."""
    if not _NUMBERED.fullmatch(word.text) or not text.startswith(")", word.end):
        return False
    return text.rfind("(", 0, word.start) <= text.rfind(")", 0, word.start)


def _is_parameter(around: Surroundings) -> bool:
    """Tell whether a run fills brackets, as what is to be typed does: `[file1] [file2]`."""
    opened, closed = around.gap_before[-1:], around.gap_after[:1]
    is_filled = opened in ("[", "<", ",") and closed in ("]", ">", "[")
    return is_filled and "[" in around.gap_before + around.gap_after


def look_around(
    context: DocumentContext, segment: int, words: Sequence[Word], place: int
) -> Surroundings:
    """Return what stands beside the word with this number."""
    text, span = context.text(segment), words[place].span
    before = words[place - 1] if place > 0 else None
    after = words[place + 1] if place + 1 < len(words) else None
    run, lexicon = words[place].text, context.lexicon(context.language_of(segment))

    def is_name(part: str) -> bool:
        return part != run and may_be_name(part, context.names, context.counts, lexicon)

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


def may_be_name(part: str, names: NameIndex, counts: Mapping[str, int], lexicon: Lexicon) -> bool:
    """
    Tell whether a part of a run may be a name of the document, which has so many of each form.

    It has its capital in mid-sentence; or it is a rare word that stands nowhere small.
    """
    if not part[0].isupper() or not counts.get(part):
        return False
    return names.is_name(part) or (not counts.get(part.lower()) and lexicon.zipf(part) < COMMON)


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
        if at - before > 1 or lexicon.zipf(word.text[before:at]) >= SMALL_WORD
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


@lru_cache(maxsize=20_000)  # of every word of every text that is looked at
def is_suspicious(run: str, lexicon: Lexicon) -> bool:
    """Tell whether a run is worth a closer look."""
    return _may_be_several(run, lexicon) and (
        _has_own_sign(run, lexicon) or is_two_common(run, lexicon)
    )


def find_suspicious(words: Collection[str], lexicon: Lexicon) -> list[str]:
    """
    Return which of many words are worth a closer look; all are looked up at once.

        >>> from mtfix.lexicon import load_lexicon
        >>> find_suspicious(["who", "Ukrainewhich", "ofthe", "sourdough"], load_lexicon("en"))
        ['Ukrainewhich', 'ofthe']
    """
    lexicon.look_up(words)
    several = [word for word in words if _may_be_several(word, lexicon)]
    found = [word for word in several if _has_own_sign(word, lexicon)]
    rare = set(several).difference(found)
    lexicon.look_up_parts(rare)
    return found + [word for word in rare if is_two_common(word, lexicon)]


def _may_be_several(run: str, lexicon: Lexicon) -> bool:
    if not 3 <= len(run) <= LONGEST_RUN or run.isdigit():
        return False
    return lexicon.zipf(run) <= COMMON and not is_twin(run) and not is_code(run)


def _has_own_sign(run: str, lexicon: Lexicon) -> bool:
    """Tell whether no list has a run, or its letters change as at a seam."""
    return lexicon.zipf(run) == 0 or len(find_switches(run)) > 0


def is_twin(run: str) -> bool:
    """
    Tell whether a run is one form twice, as names are.

        >>> is_twin("PawPaw"), is_twin("Lulu"), is_twin("Pawpaws")
        (True, True, False)
    """
    half, odd = divmod(len(run), 2)
    return not odd and run[:half].lower() == run[half:].lower()


def is_two_common(run: str, lexicon: Lexicon) -> bool:
    """Tell whether a rare word is likelier two words that happen to make one."""
    least, zipf, size = lexicon.zipf(run) + _TWO_COMMON, lexicon.zipf_parts(run), len(run)
    for cut in range(1, size):
        left = zipf(0, cut)
        if left + 8 > least and left + zipf(cut, size) > least:
            return True
    return False
