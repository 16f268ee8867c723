"""Words that a language makes of two, and that no list can hold: they look like a lost blank."""

from __future__ import annotations

import regex

from mtfix.languages import Language
from mtfix.lexicon import Lexicon

_CLOSED = 6.0  # Zipf value from which nearly all words are function words
_COMMON, _RARE = 4.0, 1.0
_LETTERS = 60  # of which one has a mark, in any sentence of such a language

# Prefixes that are prepositions or nouns, too.
_PREFIXES: dict[str, tuple[str, ...]] = {
    "ru": ("от", "за", "по", "на", "до", "при", "из", "под", "над", "об", "про", "без", "со", "во"),
    "uk": ("від", "за", "по", "на", "до", "при", "з", "під", "над", "об", "про", "без", "роз"),
    "sr": ("од", "за", "по", "на", "до", "при", "из", "под", "над", "о", "про", "без", "не"),
    "hr": ("od", "za", "po", "na", "do", "pri", "iz", "pod", "nad", "o", "pro", "bez", "ne"),
    "bg": ("от", "за", "по", "на", "до", "при", "из", "под", "над", "об", "про", "без", "със"),
    "pl": ("od", "za", "po", "na", "do", "przy", "z", "pod", "nad", "o", "bez", "nie", "prze"),
    "cs": ("od", "za", "po", "na", "do", "při", "z", "pod", "nad", "o", "bez", "ne", "pro"),
}
_FORMS: dict[str, tuple[str, ...]] = {  # parts of many words, whatever follows
    "ru": ("мета", "само", "еже"),
    "uk": ("мета", "само", "що"),
    "bg": ("не", "само", "общо", "много", "себе"),
}
_LATTER: dict[str, tuple[str, ...]] = {"hi": ("ने", "ना", "नी", "कर", "वाला")}
_JOINING = ("fa", "hi", "mr", "ne", "ur")  # compounds, and no capital tells a name from one
_LINK = regex.compile(r"(?:[nrw]i?o|sko|[нрв]о|ньо|ско)\Z")  # no genitive: нового|российского
_ADJECTIVE = regex.compile(r"(?:[scz]k|ck|ск|цк|зьк|ськ|цьк)\p{L}{1,3}\Z")
_ENDINGS = {
    "tr": regex.compile(
        r"m[ae]k\|s[ıi]z|[ıiuüae]\|(?:ver|dur|gel|kal)(?:[mdiıs]|ec|en)|\|oğ(?:lu|ul)"
    )
}
_MARKED = ("pl", "cs", "sk", "hu", "tr", "vi")
_BARE = regex.compile(r"[^\p{ASCII}]")
_LETTER = regex.compile(r"\p{L}")
_POINTS = regex.compile(r"[\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]")


def is_formed(
    left: str, right: str, lexicon: Lexicon, language: Language, *, starts_sentence: bool
) -> bool:
    """
    Tell whether two words are as likely one that is formed of them.

        >>> from mtfix.languages import find_language
        >>> from mtfix.lexicon import load_lexicon
        >>> def is_one(left, right, code):
        ...     known = load_lexicon(code), find_language(code)
        ...     return is_formed(left, right, *known, starts_sentence=False)
        >>> is_one("zachodnio", "pomorski", "pl"), is_one("20", "letý", "cs")
        (True, True)
        >>> is_one("Москве", "на", "ru"), is_one("gitmek", "sizin", "tr")
        (False, True)
    """
    if right != right.lower():
        return False
    if left.isdigit():  # 20letý, 101klávesový
        return lexicon.zipf(right) < _CLOSED
    if left in _FORMS.get(language.code, ()) or right in _LATTER.get(language.code, ()):
        return True
    if language.code in _JOINING:
        return True
    if left in _PREFIXES.get(language.code, ()):
        return lexicon.zipf(right) < _RARE
    if language.code in _PREFIXES and _LINK.search(left):  # południowo|wschodnio|azjatycki
        return bool(_LINK.search(right) or _ADJECTIVE.search(right))
    if language.agglutinates and left[0].isupper() and not starts_sentence:  # a surname
        return lexicon.zipf(right) < _COMMON
    ending = _ENDINGS.get(language.code)
    return bool(ending and ending.search(f"{left}|{right}"))


def is_without_marks(text: str, language: Language) -> bool:
    """
    Tell whether a text does without the letters that its language needs, as hasty writers do.

        >>> from mtfix.languages import find_language
        >>> bare = "przeciez ja jestem porzadnym i rozsadnym czlowiekiem, a nie jakims tam"
        >>> is_without_marks(f"{bare} glupcem", find_language("pl"))
        True
    """
    if language.code not in _MARKED or _BARE.search(text):
        return False
    return len(_LETTER.findall(text)) >= _LETTERS


def is_pointed(run: str) -> bool:
    """Tell whether a run has the vowel signs of scripture and poetry, which no lexicon has."""
    return len(_POINTS.findall(run)) > 1
