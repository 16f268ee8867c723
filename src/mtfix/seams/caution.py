"""
Where look-alikes are common or none, whatever the trees say.

Names that programs, firms and products have look like two names at a seam, and the damaged
text that the trees were fitted on has few of them. A rare name before a frequent word that
ends no word of the language has no look-alike at all.
"""

from __future__ import annotations

from collections.abc import Callable

from mtfix.languages import Language
from mtfix.lexicon import Lexicon, load_lexicon
from mtfix.lexicon.classes import load_word_classes
from mtfix.seams.formation import is_formed, is_new_verb
from mtfix.seams.split import LAST_LETTERS

DOUBTFUL = 0.79  # the most that is believed of what is as often a name
CERTAIN = 0.985  # of what has no look-alike
POSSIBLE = 0.2  # less is never raised, but behind a letter that ends words
_LIKELY = 0.5
_CLOSED = 6.0  # Zipf value from which nearly all words are function words
_ARTICLE = 6.5
_FREQUENT = 5.0
_RARE = 3.3
_ROLE = 4.5
_CERTAIN_COMPOUND = 0.95  # less tells no compound from a seam
_ODDS_OF_COMPOUND = 5.0  # how much commoner new ones are in long texts than in what was learned
_MARKS = ("e", "i")  # what products in any language have before their name
_ENGLISH = 2.8  # Zipf value of a word that English surely has
_THINGS = ("noun", "plural", "adjective", "verb")
_LONG = 4  # letters; of shorter ones and a word many a name is made
_ENDING = -2.7  # log10 of the share of words from which letters are an ending
_NONE = -5.0  # the same where there is none at all
_NO_ENDING = -4.0  # log10 of the share of words up to which no word is another and this one


def correct(
    belief: float,
    left: str,
    right: str,
    after: str,
    lexicon: Lexicon,
    language: Language,
    *,
    starts_sentence: bool,
    is_about_programs: Callable[[], bool],
) -> float:
    """
    Return the belief in a cut between two words, corrected for all that it may look like.

    `after` and `starts_sentence` are those of `temper`. A higher belief never comes out lower.
    """
    belief = temper(belief, left, right, after, lexicon, language, starts_sentence=starts_sentence)
    belief = min(belief, most_of_term(left, right, lexicon))
    is_word = is_new_verb(left, right, lexicon, language)
    if is_word or is_formed(left, right, lexicon, language, starts_sentence=starts_sentence):
        belief = min(belief, DOUBTFUL)
    if is_term_like(left, right, lexicon):
        if is_about_programs():
            return min(belief, _LIKELY)
        if language.compounds and right.islower() and belief < _CERTAIN_COMPOUND:
            return belief / (belief + (1 - belief) * _ODDS_OF_COMPOUND)
    return belief


def temper(
    belief: float,
    left: str,
    right: str,
    after: str,
    lexicon: Lexicon,
    language: Language,
    *,
    starts_sentence: bool,
) -> float:
    """
    Return the belief in a cut between two words, corrected where it looks like a name.

    `after` is the next word of the sentence, empty where there is none. What starts a sentence
    has a capital anyway.
    """
    if left[-1] in LAST_LETTERS:
        return max(belief, CERTAIN)
    if is_brand_like(left, right, after, lexicon):
        return min(belief, DOUBTFUL)
    if starts_sentence and right.islower() and lexicon.zipf(right) < _RARE:
        return min(belief, DOUBTFUL)  # a new compound, whose capital makes it no name
    is_name = not starts_sentence or (lexicon.zipf(left) < _RARE and not language.compounds)
    if belief >= POSSIBLE and is_name and is_name_and_opener(left, right, lexicon):
        is_sure = belief >= _LIKELY or is_never_ending(right, lexicon)
        return max(belief, CERTAIN if is_sure else DOUBTFUL)
    return belief


def is_name_and_opener(left: str, right: str, lexicon: Lexicon) -> bool:
    """
    Tell whether a name meets a frequent word that no word of the language ends in.

        >>> from mtfix.lexicon import load_lexicon
        >>> english = load_lexicon("en")
        >>> is_name_and_opener("Grossi", "who", english), is_name_and_opener("Gold", "in", english)
        (True, False)
    """
    if not left[0].isupper() or not right.islower() or len(left) < 2 or len(right) < 3:
        return False
    if left[-1].isdigit():  # G20, Ka52: what follows is no ending of theirs
        return not left.isdigit() and lexicon.zipf(right) >= _FREQUENT
    if len(left) < _LONG or lexicon.zipf(right) < _FREQUENT:
        return False
    return lexicon.joined_share(right) <= _NO_ENDING


def is_never_ending(word: str, lexicon: Lexicon) -> bool:
    """
    Tell whether a word is a small one that no other word ends in, whatever stands before it.

        >>> from mtfix.lexicon import load_lexicon
        >>> english = load_lexicon("en")
        >>> [is_never_ending(word, english) for word in ("who", "because", "his", "press")]
        [True, True, False, False]
    """
    return lexicon.zipf(word) >= _CLOSED and lexicon.joined_share(word) <= _NONE


def is_brand_like(left: str, right: str, after: str, lexicon: Lexicon) -> bool:
    """
    Tell whether two words, the second with a capital, could be one name.

        >>> from mtfix.lexicon import load_lexicon
        >>> english = load_lexicon("en")
        >>> is_brand_like("Team", "Leader", "of", english)
        True
        >>> is_brand_like("Hass", "Fellow", "of", english)
        False
    """
    if not right[0].isupper() or (right.isupper() and not left.isupper()):
        return False
    before, behind = lexicon.zipf(left), lexicon.zipf(right)
    if left[0].islower() and (before >= _CLOSED or after[:1].isupper()):
        return False
    if len(left) > 1 and max(before, behind) >= _ARTICLE:
        return False
    # A rare name, then what its bearer is: “HassFellow of the institute”.
    is_role = before < _RARE and len(left) > 3 and behind >= _ROLE
    return not (is_role and lexicon.zipf(after) >= _CLOSED)


def most_of_term(left: str, right: str, lexicon: Lexicon) -> float:
    """
    Return the most to believe of a cut in what looks like a term, a product or a mark.

        >>> from mtfix.lexicon import load_lexicon
        >>> english = load_lexicon("en")
        >>> most_of_term("e", "Books", english), most_of_term("Organization", "THE", english)
        (0.5, 1.0)
        >>> most_of_term("but", "uh", english), most_of_term("he", "is", english)
        (0.5, 1.0)
        >>> is_doubling("formatter", english)
        True
    """
    if is_doubling(left + right, lexicon) or is_with_crumb(left, right, lexicon):
        return _LIKELY
    if is_english_word(left + right, lexicon):
        return _LIKELY
    if right.isdigit() and len(right) < 3 and lexicon.zipf(left) < _ARTICLE:  # a note, a version
        return DOUBTFUL if left[-1].islower() else 1.0
    if not right[0].isupper():
        return 1.0
    if len(left) == 1 and left.islower() and (left in _MARKS or lexicon.zipf(left) < _ARTICLE):
        return _LIKELY  # eBooks
    if len(right) > 1 and right.isupper() and not left.isupper():  # LinuxONE
        return 1.0 if lexicon.zipf(right) >= _ARTICLE else DOUBTFUL
    if is_english_pair(left, right, lexicon) or is_named_thing(left, right, lexicon):
        return _LIKELY
    is_pair = left[0].isupper() and lexicon.zipf(right) < _CLOSED
    is_role = lexicon.zipf(left) < _RARE and lexicon.zipf(right) >= _ROLE
    return DOUBTFUL if is_pair and not is_role else 1.0


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
    return english.zipf(run) >= _ENGLISH or any(english.zipf(word) > _RARE for word in stems)


def is_with_crumb(left: str, right: str, lexicon: Lexicon) -> bool:
    """
    Tell whether a common word meets two letters that hardly are one, as in `butuh`.

    Words of other languages are made of such parts.
    """
    return (
        len(right) == len("uh")
        and right.islower()
        and left.islower()
        and lexicon.zipf(right) < _FREQUENT
    )


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
    if lexicon.language != "en" or max(map(lexicon.zipf, (left, right))) >= _CLOSED:
        return False
    classes = load_word_classes("en")
    return left.lower() in classes and classes.get(right.lower()) in _THINGS


def is_term_like(left: str, right: str, lexicon: Lexicon) -> bool:
    """
    Tell whether a text about programs may write two words as one, in any case.

        >>> from mtfix.lexicon import load_lexicon
        >>> english = load_lexicon("en")
        >>> is_term_like("data", "classes", english), is_term_like("published", "the", english)
        (True, False)
    """
    if right[0].isupper() or right.isdigit() or left[-1].isdigit():
        return True
    return max(lexicon.zipf(left), lexicon.zipf(right)) < _CLOSED or len(left) < 2


def is_doubling(run: str, lexicon: Lexicon) -> bool:
    """Tell whether a run is a word, its last letter doubled, and an ending, as `formatter` is."""
    return any(
        run[end] == run[end - 1]
        and lexicon.zipf(run[:end]) >= _RARE
        and lexicon.joined_share(run[end + 1 :]) >= _ENDING
        for end in range(max(_LONG, len(run) - _LONG), len(run) - 1)
    )
