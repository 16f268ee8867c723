"""Names around a cut: with hyphens, whole elsewhere, or themselves cut where no seam is."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from mtfix.context import DocumentContext, Word
from mtfix.languages import find_language
from mtfix.lexicon import Lexicon
from mtfix.lexicon.classes import load_word_classes
from mtfix.patterns import compile_late
from mtfix.seams.caution import DOUBTFUL, UNSURE
from mtfix.seams.features import Measures
from mtfix.seams.frequency import COMMON, SMALL_WORD
from mtfix.seams.lookalikes import ends_many
from mtfix.seams.model import estimate

_LONG = 4  # letters
_LONGEST = 40
_LONG_VERB = 5  # letters
_BEFORE = compile_late(r"\p{Lu}[\p{L}\p{M}'’-]*(?: |(?<=-))\Z")
_BEHIND_HYPHEN = compile_late(r"\p{L}[-\u2010\u2011]")
_BEFORE_HYPHEN = compile_late(r"[-\u2010\u2011]\p{L}")


def join_name(parts: Sequence[str], every: Sequence[Measures]) -> str:
    """Return the parts as one name; nothing if a seam parts them, or the first has no capital."""
    is_one = all(estimate(measures) < UNSURE for measures in every[: len(parts) - 1])
    return "".join(parts) if is_one and parts[0][0].isupper() else ""


def most_in_hyphened(left: str, word: Word, text: str, context: DocumentContext) -> float:
    """
    Return the most to believe of a cut behind `left`, where a name with hyphens has the run.

    Those of many peoples are such; what stands behind the hyphen and nowhere else, as in
    `Al-Nahhas`, is hardly ever glue. Pronouns that hang on verbs, as in Portuguese, have no
    capital.

        >>> from mtfix.readers import reader_for
        >>> text = "Dewas-Rai is spoken there - too."
        >>> context = DocumentContext(reader_for(None).read(text), language="en")
        >>> [most_in_hyphened("x", word, text, context) for word in context.words(0)][:3]
        [0.79, 0.79, 1.0]
    """
    if not word.text[0].isupper():
        return 1.0
    if _BEHIND_HYPHEN.match(text, max(word.start - 2, 0), word.start):
        is_new = left[0].isupper() and not context.counts[left]
        return UNSURE if is_new else DOUBTFUL
    return DOUBTFUL if _BEFORE_HYPHEN.match(text, word.end) else 1.0


def is_name_again(
    word: Word, left: str, right: str, segment: int, context: DocumentContext
) -> bool:
    """
    Tell whether a run is a name that stands elsewhere, and a word that is no ending of one.

    `Alexander Novakin` is one where the document has `Alexander Novak`, too, and so is
    `Hye-rincrossed`; but not in languages whose names have endings of case. Behind a surname
    alone only a verb tells: `Abadhanded`.
    """
    language = find_language(context.language_of(segment))
    lexicon = context.lexicon(language.code)
    if language.inflects:
        return False
    before = _BEFORE.search(context.text(segment), max(0, word.start - _LONGEST), word.start)
    is_joined = before is not None and before[0].endswith("-")
    if not right.islower() or not context.counts[left] or not (left[0].isupper() or is_joined):
        return False
    is_verb = is_plain_verb(right, lexicon)
    if is_verb and len(left) >= _LONG and left[0].isupper():
        return not context.counts[left.lower()]
    if not may_follow_name(right, lexicon):
        return False
    if before is None or (len(left) < _LONG and not is_joined):
        return False
    name = regex.compile(rf"\b{regex.escape(before[0] + left)}\b")
    return any(name.search(other.text) for other in context.document.segments)


def may_follow_name(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word behind a name that stands elsewhere is likelier one than its ending."""
    if len(word) < 2 or (find_language(lexicon.language).compounds and ends_many(word, lexicon)):
        return False  # Vera|en
    return is_plain_verb(word, lexicon) or lexicon.zipf(word) >= SMALL_WORD


def is_plain_verb(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word is a verb, and too long to be a part of a name."""
    is_verb = load_word_classes(lexicon.language).get(word) in ("verb", "participle")
    return is_verb and len(word) >= _LONG_VERB and lexicon.zipf(word) >= COMMON
