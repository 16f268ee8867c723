"""Which language a text is in; silent rather than wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from mtfix.context.profiles import Profiles, clean, load_profiles
from mtfix.languages import LANGUAGES, UNDETERMINED, primary_subtag
from mtfix.lexicon import Lexicon
from mtfix.patterns import compile_late

_LETTER, _SMALL = compile_late(r"\p{L}"), compile_late(r"\p{Lowercase}+")
_LETTERS_OF_A_SIGN = {"ja": 3, "ko": 2, "zh": 3}  # what a sign of these says in Latin letters
_SCRIPTS = (
    ("ja", compile_late(r"[\p{Hiragana}\p{Katakana}]")),
    ("ko", compile_late(r"\p{Hangul}")),
    ("zh", compile_late(r"\p{Han}")),
    ("bn", compile_late(r"\p{Bengali}")),
    ("el", compile_late(r"\p{Greek}")),
    ("gu", compile_late(r"\p{Gujarati}")),
    ("he", compile_late(r"\p{Hebrew}")),
    ("hy", compile_late(r"\p{Armenian}")),
    ("ka", compile_late(r"\p{Georgian}")),
    ("kn", compile_late(r"\p{Kannada}")),
    ("ml", compile_late(r"\p{Malayalam}")),
    ("pa", compile_late(r"\p{Gurmukhi}")),
    ("ta", compile_late(r"\p{Tamil}")),
    ("te", compile_late(r"\p{Telugu}")),
    ("th", compile_late(r"\p{Thai}")),
)
# What langdetect calls the languages that they tell.
_OWN_SCRIPT = {code for code, _ in _SCRIPTS} | {"zh-cn", "zh-tw"}
_SIGNS = [(code, script) for code, script in _SCRIPTS if code in _LETTERS_OF_A_SIGN]
# Letters of languages that langdetect takes for others of their script, and letters they lack.
_LETTERS = (
    ("sr", compile_late(r"[ћђЋЂ]"), compile_late(r"[йщъыьэюяѓќё]")),
    ("be", compile_late(r"[ўЎ]"), compile_late(r"[щъиї]")),
)
_SAMPLE = 3000  # code points; more does not change the answer, only the time
_ENOUGH = 20
FEWEST_WORDS = 6  # in lower case, of a text whose language is asked for
# Most sentences of a language have every other word from those that are very common in it; text
# in another language has less than 7 of 20, and lacks many of the words that are just known.
_COMMON, _SHARE, _OF = 5.0, 7, 20
_KNOWN, _OWN_SHARE = 4.0, 16  # of 20, too
_PLAIN = 0.45  # share of very common words, which text in another language never has
# Log10 of the chance of each letter; words of another language are mostly below. Where words have
# many rare forms, other words are likelier to be wanting, and other languages are further away.
_SPELLED, _INFLECTED = -1.0, -1.1


def detect_language(text: str) -> tuple[str, float]:
    """
    Return the likeliest language code of a text and its probability.

    Scripts that one language uses are seen at once, also between names and code in Latin
    letters; the rest is told by its letters. Text with fewer than 20 letters is `und`.

        >>> detect_language("Die Lage ist ernst, aber nicht hoffnungslos.")[0]
        'de'
        >>> detect_language("Нико неће дирати туђу кућу.")[0]
        'sr'
        >>> detect_language("请用 `git clone` 下载代码，再运行 `npm run build` 脚本。")[0]
        'zh'
    """
    sample = text[:_SAMPLE]
    letters = len(_LETTER.findall(sample))
    for code, script in _SCRIPTS:
        signs, weight = len(script.findall(sample)), _LETTERS_OF_A_SIGN.get(code, 1)
        share = weight * signs / max(letters + (weight - 1) * signs, 1)
        if share > 0.5 or (code == "ja" and signs > 0.15 * letters):
            return code, 1.0
    if letters < _ENOUGH:
        return UNDETERMINED, 0.0
    for code, own, lacking in _LETTERS:
        if own.search(sample) and len(lacking.findall(sample)) < len(own.findall(sample)):
            return code, 1.0
    return _ask_profiles(sample)


def _ask_profiles(sample: str) -> tuple[str, float]:
    name, probability = _load_profiles().weigh(clean(sample))
    code = primary_subtag(name)
    return (code, probability) if code in LANGUAGES else (UNDETERMINED, 0.0)


@lru_cache(maxsize=1)
def _load_profiles() -> Profiles:
    return load_profiles(_OWN_SCRIPT)


def is_mixed(text: str, language: str) -> bool:
    """
    Tell whether a text has signs of this language that stand between names in Latin letters.

        >>> is_mixed("修复 image object fit 在 IE 下的 bug", "zh"), is_mixed("fix bugs", "zh")
        (True, False)
    """
    return any(code == language and script.search(text) for code, script in _SIGNS)


def is_evident(forms: Iterable[str], lexicon: Lexicon) -> bool:
    """
    Tell whether words, as written, are of the lexicon's language, or too few to be of another.

        >>> from mtfix.lexicon import load_lexicon
        >>> is_evident("the minister who met them in May".split(), load_lexicon("en"))
        True
        >>> is_evident("der Minister hat sie im Mai nicht noch einmal".split(), load_lexicon("en"))
        False
    """
    small = [form for form in forms if form.islower()]
    return (
        len(set(small)) < FEWEST_WORDS  # what is said again tells no more
        or balance_common(small, lexicon) >= 0
        or balance_known(small, lexicon) >= 0
        or balance_spelled(small, lexicon) > 0
    )


def is_plain(forms: Iterable[str], lexicon: Lexicon) -> bool:
    """
    Tell whether words, as written, are of the lexicon's language for certain, and enough of them.

        >>> from mtfix.lexicon import load_lexicon
        >>> is_plain("You should have received a copy of the licence".split(), load_lexicon("en"))
        True
    """
    small = [form for form in forms if form.islower()]
    return len(set(small)) >= FEWEST_WORDS and share_known(small, lexicon) >= _PLAIN


def may_lack_evidence(text: str) -> bool:
    """Tell, at a glance, whether a text has so many words in lower case that `is_evident` asks."""
    return len(_SMALL.findall(text)) >= FEWEST_WORDS


# Balances of a text are the sums of those of its parts; words that are not in lower case, such as
# names, weigh nothing.


def balance_common(forms: Iterable[str], lexicon: Lexicon) -> int:
    """
    Return how far the very common ones of words, as written, outweigh the others.

    From 0 on a text `is_evident`.
    """
    return sum(_OF * (lexicon.zipf(form) >= _COMMON) - _SHARE for form in forms if form.islower())


def balance_known(forms: Iterable[str], lexicon: Lexicon) -> int:
    """Return the same for words that are just known; from 0 on, too, a text `is_evident`."""
    return sum(
        _OF * (lexicon.zipf(form) >= _KNOWN) - _OWN_SHARE for form in forms if form.islower()
    )


def balance_spelled(forms: Iterable[str], lexicon: Lexicon) -> float:
    """
    Return how far words have the letters of their language, as rare forms of it still do.

    Above 0 a text `is_evident`.
    """
    known = LANGUAGES.get(lexicon.language)
    least = _INFLECTED if known is not None and known.inflects else _SPELLED
    return sum(
        lexicon.spell(form) - least * len(form)
        for form in forms
        if len(form) > 2 and form.islower()
    )


def share_known(words: Sequence[str], lexicon: Lexicon) -> float:
    """Return which part of the words is very common in the lexicon's language; 1.0 of none."""
    if not words:
        return 1.0
    return sum(lexicon.zipf(word) >= _COMMON for word in words) / len(words)
