"""English words and names of common words, which stand in texts of all languages."""

from __future__ import annotations

from mtfix.lexicon import Lexicon, load_lexicon
from mtfix.lexicon.classes import load_word_classes
from mtfix.seams.frequency import CLOSED, RARE

_SURELY_ENGLISH = 2.8  # Zipf value
_SURELY_MORE = 1.5  # Zipf values by which two words are commoner in English, neither rarer
_PREFIX = -2.5  # log10 of the share of English words that have a prefix
_RARE_LOAN = 2.8  # Zipf value below which English words are no words of other languages
_PLAINLY_MORE, _RARELY_MORE = 1.0, 0.3  # Zipf values by which a word is commoner in English
_THINGS = ("noun", "plural", "adjective", "verb")


def is_english_word(run: str, lexicon: Lexicon) -> bool:
    """
    Tell whether a run is a word of English in a text that is not.

    Texts about programs are full of them, and so is what nobody has translated.

        >>> french = load_lexicon("fr")
        >>> is_english_word("cached", french), is_english_word("Macrondit", french)
        (True, False)
    """
    if lexicon.language == "en" or not run.isascii():
        return False
    english = load_lexicon("en")
    stem = run.removesuffix("ed") if run.endswith("ed") else run.removesuffix("ing")
    stems = (stem, f"{stem}e") if len(stem) < len(run) else ()
    return english.zipf(run) >= _SURELY_ENGLISH or any(english.zipf(word) > RARE for word in stems)


def is_rather_english(left: str, right: str, lexicon: Lexicon) -> bool:
    """
    Tell whether two words, or the second behind one letter, are English rather.

    So are names and lines of programs: `atime`, `Whowas`.

        >>> hungarian = load_lexicon("hu")
        >>> is_rather_english("a", "time", hungarian), is_rather_english("Who", "was", hungarian)
        (True, True)
        >>> is_rather_english("a", "ház", hungarian)
        False
    """
    if lexicon.language == "en" or not (left + right).isascii() or not right.islower():
        return False
    english = load_lexicon("en")
    words = (right,) if len(left) == 1 else (left, right)
    gains = [english.zipf(word) - lexicon.zipf(word) for word in words]
    return min(gains) > 1 or (min(gains) >= 0 and sum(gains) > _SURELY_MORE)


def may_be_prefixed(left: str, right: str, lexicon: Lexicon) -> bool:
    """
    Tell whether two words may be an English one with its prefix, in a text that is not English.

    Texts about programs have more of them than any list: `unmount`, `debootstrap`.

        >>> french = load_lexicon("fr")
        >>> may_be_prefixed("un", "mount", french), may_be_prefixed("un", "manager", french)
        (True, False)
    """
    if lexicon.language == "en" or not right.isascii() or not right.islower():
        return False
    english = load_lexicon("en")
    if english.joining_share(left) < _PREFIX:
        return False
    own = lexicon.zipf(right)
    return english.zipf(right) > own + (_RARELY_MORE if own < _RARE_LOAN else _PLAINLY_MORE)


def is_english_thing(word: str, lexicon: Lexicon) -> bool:
    """
    Tell whether a word in a text that is not English is a common word of English rather.

        >>> czech = load_lexicon("cs")
        >>> [is_english_thing(word, czech) for word in ("Calendar", "Praha", "Boston")]
        [True, False, False]
    """
    if lexicon.language == "en" or word.lower() not in load_word_classes("en"):
        return False
    return load_lexicon("en").zipf(word) > lexicon.zipf(word) + 1


def is_english_pair(left: str, right: str, lexicon: Lexicon) -> bool:
    """
    Tell whether both words are English ones in a text that is not, as in names of firms.

        >>> from mtfix.lexicon import load_lexicon
        >>> spanish = load_lexicon("es")
        >>> is_english_pair("Center", "Point", spanish), is_english_pair("Cruz", "Roja", spanish)
        (True, False)
    """
    if lexicon.language == "en" or not left[0].isupper():
        return False
    english, own = load_word_classes("en"), load_word_classes(lexicon.language)
    pair = left.lower(), right.lower()
    return all(word in english for word in pair) and not all(word in own for word in pair)


def is_named_thing(left: str, right: str, lexicon: Lexicon) -> bool:
    """
    Tell whether both are common words of English, the second a thing with a capital.

    So products and parts of programs are named. A text node seldom ends inside a name, and what
    begins one is a name, or a small word with the capital of a sentence.

        >>> from mtfix.lexicon import load_lexicon
        >>> english = load_lexicon("en")
        >>> is_named_thing("find", "User", english), is_named_thing("Dual", "Sense", english)
        (True, True)
        >>> is_named_thing("by", "Minister", english), is_named_thing("Hass", "Fellow", english)
        (False, False)
    """
    if lexicon.language != "en" or max(map(lexicon.zipf, (left, right))) >= CLOSED:
        return False
    classes = load_word_classes("en")
    return left.lower() in classes and classes.get(right.lower()) in _THINGS


def lacks_noun(left: str, right: str, after: str, lexicon: Lexicon) -> bool:
    """
    Tell whether an English article and an adjective would stand directly before a verb.

        >>> english = load_lexicon("en")
        >>> lacks_noun("A", "bad", "said", english), lacks_noun("A", "bad", "day", english)
        (True, False)
    """
    if lexicon.language != "en" or left.lower() not in ("a", "an"):
        return False
    classes = load_word_classes("en")
    return classes.get(right.lower()) == "adjective" and classes.get(after.lower()) == "verb"
