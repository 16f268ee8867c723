"""
What is known of cuts besides what the trees say: which look-alikes are common or none.

The trees see few names in training, so that they are shy of a name with a function word
and bold with brands; the bounds here were set on clean text with rare names swapped in.
"""

from __future__ import annotations

from itertools import pairwise

from mtfix.languages import Language
from mtfix.lexicon import Lexicon

DOUBTFUL = 0.79  # the most that is believed of what is as often a brand
NEARLY = 0.89  # the most that is believed of new compounds, and short of certainty
_CERTAIN = 0.983
_LIKELY = 0.6
CLOSED = 6.0  # Zipf value from which nearly all words are function words
_ARTICLE = 6.5
_FREQUENT = 5.0
_OPENER = 5.5
_YEAR = 4  # digits
_PREFIX = -2.2  # log10 of the share of words from which a beginning is a prefix
_RARE = 3.3
_LONG = 5  # letters; of shorter ones and a word many a name is made
_NO_ENDING = -3.6  # log10 of the share of words up to which nothing ends so
_ROLE = 4.5


def temper(
    belief: float, left: str, right: str, after: str, lexicon: Lexicon, language: Language
) -> float:
    """
    Return the belief in a cut between two words, lowered where look-alikes are common.

    `after` is the next word of the sentence, empty where there is none. Names glued to a
    word in lower case have few look-alikes; new compounds of two words, negated words and
    brands have many.
    """
    if is_label(left, right):
        return 0.0
    if is_brand_like(left, right, after, lexicon) or is_numbered(left, right, lexicon):
        return min(belief, DOUBTFUL)
    if is_compound_like(left, right, lexicon):
        return min(belief, DOUBTFUL if language.compounds else NEARLY)
    if is_identifier_like(left, right, after, lexicon):
        return min(belief, NEARLY if _zipf(left, lexicon) >= _FREQUENT else DOUBTFUL)
    if belief >= _LIKELY and after and is_name_and_opener(left, right, lexicon):
        return max(belief, _CERTAIN)
    is_name = left[0].isupper() and right[0].islower() and len(left) > 2
    if language.compounds or language.agglutinates:
        is_name = is_name and lexicon.zipf(right) >= _FREQUENT
    if belief < _CERTAIN and not is_name:
        return min(belief, NEARLY)
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
    if len(left) < _LONG:
        return False
    return lexicon.zipf(right) >= _OPENER and lexicon.ending_share(right) <= _NO_ENDING


def is_compound_like(left: str, right: str, lexicon: Lexicon) -> bool:
    """
    Tell whether two words in lower case could make a new one: a compound or a prefixed word.

        >>> from mtfix.lexicon import load_lexicon
        >>> english = load_lexicon("en")
        >>> is_compound_like("home", "wear", english), is_compound_like("of", "wear", english)
        (True, False)
    """
    if not (left[-1].islower() and right[0].islower()) or left[0].isupper():
        return False
    is_prefix = lexicon.beginning_share(left) >= _PREFIX
    is_closed = _zipf(left, lexicon) >= CLOSED and not is_prefix
    return not is_closed and _zipf(right, lexicon) < _FREQUENT


def is_camel(run: str) -> bool:
    """
    Tell whether a run is written like a program's name, with capitals for spaces.

        >>> is_camel("getMembersByStatus"), is_camel("OrganizationTHE")
        (True, False)
    """
    humps = sum(a.islower() and b.isupper() for a, b in pairwise(run))
    return humps > 1


def is_label(left: str, right: str) -> bool:
    """
    Tell whether the two are one label in capitals, or capitals with a digit or two.

        >>> is_label("OPT", "NAME"), is_label("FILE", "2"), is_label("BRICS", "and")
        (True, True, False)
    """
    if left.isupper() and right.isdigit():
        return len(right) < _YEAR
    return left.isupper() and right.isupper() and len(left) > 1


def is_identifier_like(left: str, right: str, after: str, lexicon: Lexicon) -> bool:
    """
    Tell whether the two could be a name that a program has: a small word, then a capital.

        >>> from mtfix.lexicon import load_lexicon
        >>> english = load_lexicon("en")
        >>> is_identifier_like("commit", "Graph", "is", english)
        True
        >>> is_identifier_like("met", "Xi", "Jinping", english)
        False
    """
    if not (left[0].islower() and right[0].isupper()) or after[:1].isupper():
        return False
    is_closed = max(_zipf(left, lexicon), _zipf(right, lexicon)) >= CLOSED
    return not is_closed and _zipf(right, lexicon) >= _RARE


def is_numbered(left: str, right: str, lexicon: Lexicon) -> bool:
    """
    Tell whether a word and a number could be one identifier or measure: file2, SHA256, 10km.

        >>> from mtfix.lexicon import load_lexicon
        >>> english = load_lexicon("en")
        >>> is_numbered("SHA", "256", english), is_numbered("in", "2018", english)
        (True, False)
        >>> is_numbered("10", "km", english), is_numbered("2018", "according", english)
        (True, False)
    """
    if left[-1].isdigit():
        return left.isdigit() and (len(right) < 3 or lexicon.zipf(right) < _FREQUENT)
    if not right[0].isdigit():
        return False
    return not left[0].islower() or _zipf(left, lexicon) < CLOSED


def is_brand_like(left: str, right: str, after: str, lexicon: Lexicon) -> bool:
    """
    Tell whether two words with capitals could be one brand.

        >>> from mtfix.lexicon import load_lexicon
        >>> english = load_lexicon("en")
        >>> is_brand_like("Team", "Leader", "of", english)
        True
        >>> is_brand_like("Hass", "Fellow", "of", english)
        False
    """
    if not (left[0].isupper() and right[0].isupper()) or right.isupper():
        return False
    before, behind = _zipf(left, lexicon), _zipf(right, lexicon)
    if max(before, behind) >= _ARTICLE:
        return False
    # A rare name, then what its bearer is: “HassFellow of the institute”.
    is_role = before < _RARE and len(left) > 3 and behind >= _ROLE
    return not (is_role and lexicon.zipf(after) >= CLOSED)


def _zipf(part: str, lexicon: Lexicon) -> float:
    return lexicon.zipf(part) if len(part) > 1 else 0.0  # single letters are in every list
