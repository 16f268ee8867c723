"""Pairs of words that look like a seam and are none, and some that look like nothing else."""

from __future__ import annotations

from mtfix.lexicon import Lexicon
from mtfix.seams.frequency import CLOSED, ENDING, FREQUENT, RARE, ROLE, SMALL_WORD

_LONG = 4  # letters; of shorter ones and a word many a name is made
_NONE = -5.0  # the same where there is none at all
_CLOSES_FEW = -4.4  # log10 of the share of compounds up to which a word hardly closes any
_OPENS_FEW, _BEGINS_FEW = -4.2, -3.9  # the same for words that it opens, and begins
_ENDS_MANY = -3.0  # log10 of the share of words from which a word is an ending, too
_NO_ENDING = -4.0  # log10 of the share of words up to which no word is another and this one


def is_name_and_opener(left: str, right: str, lexicon: Lexicon) -> bool:
    """
    Tell whether a name meets a frequent word that no word of the language ends in.

        >>> from mtfix.lexicon import load_lexicon
        >>> english = load_lexicon("en")
        >>> is_name_and_opener("Grossi", "who", english), is_name_and_opener("Gold", "in", english)
        (True, False)
        >>> is_name_and_opener("MX", "has", english), is_name_and_opener("LED", "bulb", english)
        (True, False)
    """
    if not left[0].isupper() or not right.islower() or len(left) < 2 or len(right) < 3:
        return False
    if left.isupper() and left.isalpha():  # MX: no ending of theirs is a small word
        return lexicon.zipf(right) >= CLOSED
    if left[-1].isdigit():  # G20, Ka52: what follows is no ending of theirs
        return not left.isdigit() and lexicon.zipf(right) >= FREQUENT
    if len(left) < _LONG or lexicon.zipf(right) < FREQUENT:
        return False
    if closes_compounds(right, lexicon):
        return False
    return lexicon.joined_share(right) <= _NO_ENDING


def closes_compounds(word: str, lexicon: Lexicon) -> bool:
    """
    Tell whether many compounds close with a word, as with most nouns where words are joined.

        >>> from mtfix.lexicon import load_lexicon
        >>> dutch = load_lexicon("nl")
        >>> [closes_compounds(word, dutch) for word in ("tijd", "niet")]
        [True, False]
    """
    return lexicon.closing_share(word) > _CLOSES_FEW


def is_never_ending(word: str, lexicon: Lexicon) -> bool:
    """
    Tell whether a word is a small one that no other word ends in, whatever stands before it.

        >>> from mtfix.lexicon import load_lexicon
        >>> english = load_lexicon("en")
        >>> [is_never_ending(word, english) for word in ("who", "because", "his", "press")]
        [True, True, False, False]
    """
    return lexicon.zipf(word) >= CLOSED and lexicon.joined_share(word) <= _NONE


def is_opener(word: str, lexicon: Lexicon) -> bool:
    """
    Tell whether a small word begins others, as most prepositions do where words are joined.

        >>> from mtfix.lexicon import load_lexicon
        >>> danish = load_lexicon("da")
        >>> [is_opener(word, danish) for word in ("fra", "eller")]
        [True, False]
    """
    if lexicon.zipf(word) < CLOSED:
        return False
    opens = lexicon.opening_share(word) > _OPENS_FEW
    return opens or lexicon.joining_share(word) > _BEGINS_FEW


def ends_many(word: str, lexicon: Lexicon) -> bool:
    """
    Tell whether many words are another and this one, small as it is: it is an ending, too.

        >>> from mtfix.lexicon import load_lexicon
        >>> norwegian = load_lexicon("nb")
        >>> [ends_many(word, norwegian) for word in ("er", "det")]
        [True, False]
    """
    return lexicon.joined_share(word) > _ENDS_MANY


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
    if left[0].islower() and (before >= CLOSED or after[:1].isupper()):
        return False
    if len(left) > 1 and max(before, behind) >= SMALL_WORD:
        return False
    # A rare name, then what its bearer is: “HassFellow of the institute”.
    is_role = before < RARE and len(left) > 3 and behind >= ROLE
    return not (is_role and lexicon.zipf(after) >= CLOSED)


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
    return max(lexicon.zipf(left), lexicon.zipf(right)) < CLOSED or len(left) < 2


def is_new_compound(left: str, right: str, lexicon: Lexicon) -> bool:
    """
    Tell whether two content words in lower case, of which the second closes compounds, are one.

    A text node that ends or begins in mid-sentence mostly does so beside a function word.

        >>> from mtfix.lexicon import load_lexicon
        >>> english = load_lexicon("en")
        >>> is_new_compound("woman", "head", english), is_new_compound("woman", "and", english)
        (True, False)
    """
    if not left[0].islower() or not right.islower():
        return False
    is_pair = max(lexicon.zipf(left), lexicon.zipf(right)) < CLOSED
    return is_pair and closes_compounds(right, lexicon)


def is_doubling(run: str, lexicon: Lexicon) -> bool:
    """Tell whether a run is a word, its last letter doubled, and an ending, as `formatter` is."""
    return any(
        run[end] == run[end - 1]
        and lexicon.zipf(run[:end]) >= RARE
        and lexicon.joined_share(run[end + 1 :]) >= ENDING
        for end in range(max(_LONG, len(run) - _LONG), len(run) - 1)
    )


def is_with_crumb(left: str, right: str, lexicon: Lexicon) -> bool:
    """
    Tell whether a common word meets two letters that hardly are one, as in `butuh`.

    Words of other languages are made of such parts.
    """
    return (
        len(right) == len("uh")
        and right.islower()
        and left[1:].islower()
        and lexicon.zipf(right) < FREQUENT
    )
