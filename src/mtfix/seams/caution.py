"""
How much of a belief stands, whatever the trees say: look-alikes are common here, and none there.

Names that programs, firms and products have look like two names at a seam, and the damaged
text that the trees were fitted on has few of them. A rare name before a frequent word that
ends no word of the language has no look-alike at all.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from mtfix.languages import Language
from mtfix.lexicon import Lexicon
from mtfix.seams.english import (
    is_english_pair,
    is_english_thing,
    is_english_word,
    is_named_thing,
    is_rather_english,
    lacks_noun,
    may_be_prefixed,
)
from mtfix.seams.formation import (
    is_bound,
    is_compound_like,
    is_formed,
    is_new_verb,
    is_rare_word,
)
from mtfix.seams.frequency import CLOSED, FREQUENT, RARE, ROLE, SMALL_WORD
from mtfix.seams.lookalikes import (
    ends_many,
    is_brand_like,
    is_doubling,
    is_name_and_opener,
    is_never_ending,
    is_new_compound,
    is_opener,
    is_term_like,
    is_with_crumb,
)
from mtfix.seams.program_names import has_hump
from mtfix.seams.split import LAST_LETTERS

DOUBTFUL = 0.79  # the most that is believed of what is as often a name
CERTAIN = 0.985  # of what has no look-alike
UNSURE = 0.5  # of what is as likely no seam
POSSIBLE = 0.2  # less is never raised, but behind a letter that ends words
_CERTAIN_COMPOUND = 0.95  # less tells no compound from a seam
_MOST_OF_COMPOUND = 0.94  # not enough for a seam that stands alone in its text
_ODDS_OF_COMPOUND = 5.0  # how much commoner new ones are in long texts than in what was learned
_SHORT = 4  # letters of a name, to which two more may belong
_COMMON = ("the", "de", "a", "и", "i", "ve", "و", "και", "և", "og", "ja", "és")
_UNHEARD = "Qxqzq"
_MARKS = ("e", "i")  # what products in any language have before their name


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
    if lacks_noun(left, right, after, lexicon):
        belief = min(belief, UNSURE)
    if not language.compounds and is_new_compound(left, right, lexicon):
        belief = min(belief, DOUBTFUL)  # woman|head
    is_word = is_new_verb(left, right, lexicon, language) or is_rare_word(
        left, right, lexicon, language
    )
    is_joining = language.compounds and not language.agglutinates and right.islower()
    if is_joining and (is_opener(left, lexicon) or ends_many(right, lexicon)):
        belief = min(belief, _MOST_OF_COMPOUND)  # fra|gav, de|selecteren, resultat|er
    if is_word or is_formed(left, right, lexicon, language, starts_sentence=starts_sentence):
        belief = min(belief, DOUBTFUL)
    if is_term_like(left, right, lexicon):
        if is_about_programs():
            return min(belief, UNSURE)
        if language.compounds and right.islower():
            if belief < _CERTAIN_COMPOUND:
                return belief / (belief + (1 - belief) * _ODDS_OF_COMPOUND)
            if not lexicon.zipf(right) or is_compound_like(left, right, lexicon):
                return min(belief, _MOST_OF_COMPOUND)
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
    if left[-1] in LAST_LETTERS and len(left) > 1:
        return max(belief, CERTAIN)
    if is_brand_like(left, right, after, lexicon) or is_short_name(left, right):
        return min(belief, DOUBTFUL)
    if starts_sentence and right.islower() and lexicon.zipf(right) < RARE:
        return min(belief, DOUBTFUL)  # a new compound, whose capital makes it no name
    is_foreign = after[:1].isupper() and not lexicon.zipf(after)
    if is_foreign and left[0].isupper() and right.islower() and lexicon.zipf(right) < FREQUENT:
        return min(belief, DOUBTFUL)  # “Cheonsang Yeolcha”: a name goes on
    if (
        language.noun_capitals
        and not starts_sentence
        and left.istitle()
        and right.islower()
        and lexicon.zipf(right) < FREQUENT <= lexicon.zipf(left)
    ):
        return min(belief, DOUBTFUL)  # “Einerschritte”: the capital is that of a noun
    is_name = not starts_sentence or (lexicon.zipf(left) < RARE and not language.compounds)
    if belief >= POSSIBLE and is_name and is_name_and_opener(left, right, lexicon):
        is_sure = belief >= UNSURE or is_never_ending(right, lexicon)
        return max(belief, CERTAIN if is_sure else DOUBTFUL)
    return belief


def find_kindest(right: str, lexicon: Lexicon) -> tuple[str, ...]:
    """
    Return words of which one, behind two words, leaves the most of a belief that `correct` may.

    A word counts only where it makes them no name, being very common or having a capital.

        >>> from mtfix.lexicon import load_lexicon
        >>> find_kindest("Fellow", load_lexicon("en")), find_kindest("said", load_lexicon("en"))
        (('The', 'Qxqzq'), ('',))
    """
    return (_find_commonest(lexicon).capitalize(), _UNHEARD) if right[0].isupper() else ("",)


@lru_cache(maxsize=8)
def _find_commonest(lexicon: Lexicon) -> str:
    return max(_COMMON, key=lexicon.zipf)


def is_short_name(left: str, right: str) -> bool:
    """
    Tell whether a short word with a capital and a word of a letter or two are as likely one name.

        >>> is_short_name("Mary", "in"), is_short_name("Ukraine", "in")
        (True, False)
    """
    return left.istitle() and len(left) <= _SHORT and right.islower() and len(right) <= _SHORT // 2


def most_of_term(left: str, right: str, lexicon: Lexicon) -> float:
    """
    Return the most to believe of a cut in what looks like a term, a product or a mark.

        >>> from mtfix.lexicon import load_lexicon
        >>> english = load_lexicon("en")
        >>> most_of_term("e", "Books", english), most_of_term("Organization", "THE", english)
        (0.5, 1.0)
        >>> most_of_term("but", "uh", english), most_of_term("he", "is", english)
        (0.5, 1.0)
    """
    if is_doubling(left + right, lexicon) or is_with_crumb(left, right, lexicon):
        return UNSURE
    if is_english_word(left + right, lexicon) or is_rather_english(left, right, lexicon):
        return UNSURE
    if is_bound(left, right, lexicon):
        return UNSURE
    if may_be_prefixed(left, right, lexicon) or has_hump(right, lexicon):
        return DOUBTFUL
    if right.isdigit() and len(right) < 3 and lexicon.zipf(left) < SMALL_WORD:  # a note, a version
        return DOUBTFUL if left[-1].islower() else 1.0
    if not right[0].isupper():
        return 1.0
    if len(left) == 1 and left.islower():
        is_mark = (
            left in _MARKS or lexicon.zipf(left) < SMALL_WORD or is_english_thing(right, lexicon)
        )
        if is_mark:
            return UNSURE  # eBooks, vCard
    if left.isdigit() and len(right) == 1:  # 1E-14
        return UNSURE
    if len(right) > 1 and right.isupper() and not left.isupper():  # LinuxONE
        return 1.0 if lexicon.zipf(right) >= SMALL_WORD else DOUBTFUL
    if is_english_pair(left, right, lexicon) or is_named_thing(left, right, lexicon):
        return UNSURE
    is_pair = left[0].isupper() and lexicon.zipf(right) < CLOSED
    is_role = lexicon.zipf(left) < RARE and lexicon.zipf(right) >= ROLE
    return DOUBTFUL if is_pair and not is_role else 1.0
