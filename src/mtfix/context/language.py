"""Which language a text is in; silent rather than wrong."""

from __future__ import annotations

import regex

from mtfix.languages import LANGUAGES, UNDETERMINED, primary_subtag
from mtfix.lexicon import Lexicon

_LETTER = regex.compile(r"\p{L}")
_SCRIPTS = (
    ("ja", regex.compile(r"[\p{Hiragana}\p{Katakana}]")),
    ("ko", regex.compile(r"\p{Hangul}")),
    ("zh", regex.compile(r"\p{Han}")),
    ("el", regex.compile(r"\p{Greek}")),
    ("he", regex.compile(r"\p{Hebrew}")),
    ("hy", regex.compile(r"\p{Armenian}")),
    ("ka", regex.compile(r"\p{Georgian}")),
    ("th", regex.compile(r"\p{Thai}")),
)
_SAMPLE = 3000  # code points; more does not change the answer, only the time
_ENOUGH = 20


def detect_language(text: str) -> tuple[str, float]:
    """
    Return the likeliest language code of a text and its probability.

    Scripts that one language uses are seen at once; the rest asks langdetect, with its
    seed fixed so that the answer is the same each time. Text with fewer than 20 letters
    is `und`.

        >>> detect_language("Die Lage ist ernst, aber nicht hoffnungslos.")[0]
        'de'
    """
    sample = text[:_SAMPLE]
    letters = len(_LETTER.findall(sample))
    for code, script in _SCRIPTS:
        share = len(script.findall(sample)) / max(letters, 1)
        if share > 0.5 or (code == "ja" and share > 0.15):
            return code, 1.0
    if letters < _ENOUGH:
        return UNDETERMINED, 0.0
    return _ask_langdetect(sample)


def _ask_langdetect(sample: str) -> tuple[str, float]:
    # Its profiles load slowly, and a declared language needs none of them.
    from langdetect import DetectorFactory, LangDetectException, detect_langs  # noqa: PLC0415

    DetectorFactory.seed = 0
    try:
        best = detect_langs(sample)[0]
    except LangDetectException:
        return UNDETERMINED, 0.0
    code = primary_subtag(best.lang)
    return (code, best.prob) if code in LANGUAGES else (UNDETERMINED, 0.0)


def share_known(words: list[str], lexicon: Lexicon, least_zipf: float = 5.0) -> float:
    """Return which part of the words is common in the lexicon's language; 1.0 of none."""
    if not words:
        return 1.0
    return sum(lexicon.zipf(word) >= least_zipf for word in words) / len(words)
