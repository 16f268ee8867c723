"""Whether a run that could be two words is rather one word with a wrong letter in it."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from mtfix.context import DocumentContext
from mtfix.lexicon import Lexicon
from mtfix.lexicon.sequence import EDGES, load_sequence_model
from mtfix.seams.seam import Seam

_LETTERS = tuple(map(chr, chain(range(0x61, 0x7B), range(0xDF, 0x180), range(0x3AC, 0x460))))
_APOSTROPHES = ("'", "’", "ʼ")
_REACH = 80  # code points in which the two neighbours on a side are sought
_RARE = 2.0  # Zipf value
_NEVER = -4.5  # log10 of the share of words that begin with a letter of another language
_PLAINLY, _LIKELY = -0.5, 0.5  # Zipf values by which two words are commoner than the one
_FITS = 2.0  # nats by which two words must stand better than the one


def is_likelier_misspelt(seam: Seam, segment: int, context: DocumentContext) -> bool:
    """
    Tell whether a letter less, more, other or out of turn makes a likelier word of a run.

    It does where that word is a rare one and stands in the document. Else it is compared with the
    two by how common they are and, where there is a model of the language, by how they stand
    between their neighbours. Names are left out, since no list has them all, and so is a word of
    one letter, unless that letter stands doubled.
    """
    run, language = seam.run, context.language_of(segment)
    if not (run.text.isalpha() and run.text[1:].islower()):
        return False
    if run.text[0].isupper() and not context.starts_sentence(segment, run.start):
        return False
    lexicon, model = context.lexicon(language), load_sequence_model(language)
    if _stands_otherwise(run.text.lower(), lexicon, context):
        return True
    if len(seam.cuts) != 1:
        return False
    left, right = (part.lower() for part in seam.parts)
    text = context.text(segment)
    is_short = min(len(left), len(right)) == 1
    if is_short and (left[-1] != right[0] or text[: run.start].endswith(_APOSTROPHES)):
        return False
    word = find_nearest(left + right, lexicon)
    zipf = lexicon.peek(word) if word else 0.0
    gain = lexicon.zipf(left) + lexicon.zipf(right) - 9 - zipf
    if zipf < _RARE or gain >= (_LIKELY if model else _PLAINLY):
        return False
    if model is None:
        return True
    before, _ = model.symbols(text[max(0, run.start - _REACH) : run.start])
    after, _ = model.symbols(text[run.end : run.end + _REACH])

    def weigh(*words: str) -> float:
        symbols = [model.symbol(each) for each in words]
        shares = (model.weigh_within(each, lexicon.peek(each)) for each in words)
        return model.weigh([*EDGES[0], *before], symbols, [*after, *EDGES[1]]) + math.fsum(shares)

    return weigh(left, right) - weigh(word) < _FITS


def _stands_otherwise(run: str, lexicon: Lexicon, context: DocumentContext) -> bool:
    by_length = _forms_by_length(context)
    lengths = range(len(run) - 1, len(run) + 2)
    return any(
        is_near(run, form) and lexicon.peek(form) < _RARE
        for length in lengths
        for form in by_length.get(length, ())
    )


def _forms_by_length(context: DocumentContext) -> Mapping[int, Sequence[str]]:
    found = context.memo.get(_forms_by_length)
    if found is None:
        grouped: defaultdict[int, list[str]] = defaultdict(list)
        for form in context.counts:
            if form.islower():
                grouped[len(form)].append(form)
        found = context.memo[_forms_by_length] = grouped
    return found  # type: ignore[return-value]


def is_near(run: str, form: str) -> bool:
    """
    Tell whether a form is a run with one letter less, more, other, or out of turn.

        >>> [is_near("letter", form) for form in ("leter", "ltetter", "lettre", "bitter", "letter")]
        [True, True, True, False, False]
    """
    start, most = 0, min(len(run), len(form))
    while start < most and run[start] == form[start]:
        start += 1
    rest, other = run[start:], form[start:]
    while rest and other and rest[-1] == other[-1]:
        rest, other = rest[:-1], other[:-1]
    is_turned = len(rest) == 2 and rest == other[::-1]
    return is_turned or (max(len(rest), len(other)) == 1)


@lru_cache(maxsize=10_000)
def find_nearest(run: str, lexicon: Lexicon) -> str:
    """
    Return the commonest word that one wrong letter makes this run of, empty where there is none.

        >>> from mtfix.lexicon import load_lexicon
        >>> find_nearest("inmobile", load_lexicon("en"))
        'immobile'
    """
    words = list(_vary(run, find_letters(lexicon)))
    frequencies = lexicon.peek_all(words)
    most = max(frequencies)
    return words[frequencies.index(most)] if most else ""


@lru_cache(maxsize=8)
def find_letters(lexicon: Lexicon) -> tuple[str, ...]:
    """Return the letters that words of a language begin with."""
    return tuple(letter for letter in _LETTERS if lexicon.beginning_share(letter) > _NEVER)


def _vary(run: str, letters: tuple[str, ...]) -> Iterator[str]:
    """Yield what a run is with one letter less, out of turn, other or more."""
    for at in range(len(run) + 1):
        start, end = run[:at], run[at:]
        yield from (start + letter + end for letter in letters)
        if end:
            yield start + end[1:]
            yield from (start + letter + end[1:] for letter in letters if letter != end[0])
        if len(end) > 1 and end[0] != end[1]:
            yield start + end[1] + end[0] + end[2:]
