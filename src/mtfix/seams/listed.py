"""Words that are two by their letters and one by right, which word lists may lack."""

from __future__ import annotations

import regex

from mtfix.lexicon import Lexicon, load_lexicon

_LOAN = 1.8  # Zipf value in English from which a long word is an English one
_LONG_LOAN = 8  # letters
_FREQUENT = 5.0
_CLITICS = {
    "es": regex.compile(r"(\p{L}*[áéíó]\p{L}{1,4}?)(?:[mts]e|nos|os)?(?:l[aeo]s?|[mts]e|nos)"),
    "it": regex.compile(r"(\p{L}{3,}(?:[aei]te|[ae]ndo))(?:[mtcsv]i|l[aieo]|gli|ne)"),
}
_PLAIN = str.maketrans("áéíó", "aeio")
# Words of older and of legal text that are two words by their letters, and no damage.
_OLD_WORDS = {
    "en": regex.compile(
        "(?:here|there|where)(?:at|by|from|in|into|of|on|out|to|unto|upon|with|withal|fore|after|under)"
        "|who(?:m|se)?so(?:ever)?|(?:how|when|where|what)soever",
    ),
    "sv": regex.compile(
        "(?:även|lik|än)som|där(?:av|i|om|på|till|vid|ur|från|å)|här(?:av|om|till)"
    ),
    "nl": regex.compile("(?:hier|daar|waar)(?:aan|bij|door|in|op|om|toe|van|uit|mede|tegen|onder)"),
}


def is_listed_word(run: str, lexicon: Lexicon) -> bool:
    """
    Tell whether a run is one word by right, though the word list may lack it.

    That are adverbs of older text, Spanish verbs with pronouns, and long English words.

        >>> from mtfix.lexicon import load_lexicon
        >>> is_listed_word("whereof", load_lexicon("en"))
        True
        >>> is_listed_word("inaccuracy", load_lexicon("de"))
        True
    """
    word = run.lower()
    if not run[1:].islower():
        return False
    old = _OLD_WORDS.get(lexicon.language)
    if old is not None and old.fullmatch(word):
        return True
    if lexicon.language in _CLITICS and is_clitic_form(word, lexicon):
        return True
    is_long = len(word) >= _LONG_LOAN and word.isascii() and lexicon.language != "en"
    return is_long and load_lexicon("en").zipf(word) >= _LOAN


def is_clitic_form(run: str, lexicon: Lexicon) -> bool:
    """
    Tell whether a word is a rare enough verb with pronouns, as Spanish and Italian write them.

    In Spanish they move an accent into the verb.

        >>> from mtfix.lexicon import load_lexicon
        >>> spanish, italian = load_lexicon("es"), load_lexicon("it")
        >>> is_clitic_form("proporciónela", spanish), is_clitic_form("ministroanunció", spanish)
        (True, False)
        >>> is_clitic_form("selezionatela", italian), is_clitic_form("quandola", italian)
        (True, False)
    """
    match = _CLITICS[lexicon.language].fullmatch(run)
    return match is not None and _LOAN <= lexicon.zipf(match[1].translate(_PLAIN)) < _FREQUENT
