"""Words that a language makes of two, and that no list can hold: they look like a lost blank."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import regex

from mtfix.languages import Language
from mtfix.lexicon import Lexicon
from mtfix.patterns import compile_late
from mtfix.seams.frequency import CLOSED, FREQUENT, SMALL_WORD

ANY = "any"  # what holds for all languages

_COMMON, _RARE = 4.0, 1.0
_LETTERS = 60  # of which one has a mark, in any sentence of such a language
_LONG = 4  # letters; of shorter ones and a word many a name is made
_PREFIX = -3.8  # log10 of the share of words from which a word begins others
_KNOWN = 3.0
_LINK = compile_late(r"(?:[nrw]i?o|sko|[нрв]о|ньо|ско)\Z")  # no genitive: нового|российского
_ADJECTIVE = compile_late(r"(?:[scz]k|ck|ск|цк|зьк|ськ|цьк)\p{L}{1,3}\Z")
_NEVER = compile_late(r"(?!)")
_PATTERNS = [
    "seam",
    "whole",
    "verb_with_pronouns",
    "bound",
    "elided_article",
    "compound",
    "prefixed",
]
_BARE = compile_late(r"[^\p{ASCII}]")
_LETTER = compile_late(r"\p{L}")
_POINTS = compile_late(r"[\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]")


@dataclass(frozen=True, slots=True)
class Formation:
    """
    How words of a language are formed, as far as lists of words lack them.

    `prefixes` are words, too, and so are `prepositions`, which begin words that are common;
    `openers` and `closers` are parts of many words whatever stands beside them. A language that
    `joins` words freely has no capitals, one that `joins_numbers` to adjectives has no hyphen
    there, one that `joins_pairs` makes compounds of common words, and one that `has_marks` has
    letters that hasty writers do without. Of the patterns `seam` sees two parts with `|` between
    them, and `bound` a word and its prefix or ending; `whole` and `verb_with_pronouns`, whose first
    group is the verb, see words.
    `verb_endings` are those of new verbs with a prefix, `verb_prefixes` stand before any verb.
    `links` join the parts of compounds, and `compound` sees two nouns with `|` between them.
    An `elided_article` stands before no other small word. The first group of `prefixed` is a word
    behind a prefix.
    `imperatives` are endings of verbs that `pronouns` hang on, each with that of the infinitive.
    """

    prefixes: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()
    closers: tuple[str, ...] = ()
    joins: bool = False
    joins_numbers: bool = False
    joins_pairs: bool = False
    has_marks: bool = False
    seam: regex.Pattern[str] = _NEVER
    whole: regex.Pattern[str] = _NEVER
    verb_with_pronouns: regex.Pattern[str] = _NEVER
    bound: regex.Pattern[str] = _NEVER
    elided_article: regex.Pattern[str] = _NEVER
    verb_endings: tuple[str, ...] = ()
    verb_prefixes: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    compound: regex.Pattern[str] = _NEVER
    prefixed: regex.Pattern[str] = _NEVER
    imperatives: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()


@lru_cache(maxsize=64)
def load_formation(language: str) -> Formation:
    """
    Return what is known of a language code, which is nothing for most.

        >>> "под" in load_formation("ru").prefixes, load_formation("ja") == Formation()
        (True, True)
    """
    facts = _load_all().get(language, {})
    lists = {name: tuple(value) for name, value in facts.items() if isinstance(value, list)}
    patterns = {name: compile_late(facts[name]) for name in _PATTERNS if name in facts}
    return Formation(**{**facts, **lists, **patterns})


@lru_cache(maxsize=1)
def _load_all() -> Mapping[str, Mapping[str, Any]]:
    path = Path(__file__).with_name("formation.json")
    return json.loads(path.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


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
    known = load_formation(language.code)
    if left.isdigit():  # 20letý, 101klávesový
        return known.joins_numbers and lexicon.zipf(right) < CLOSED
    if left in known.openers or left in known.prepositions or right in known.closers:
        return True
    if known.joins:
        return True
    if right in known.pronouns and is_imperative(left, lexicon):
        return True
    if left in known.prefixes:
        return lexicon.zipf(right) < _RARE
    is_linked = known.prefixes and _LINK.search(left)  # południowo|wschodnio|azjatycki
    if is_linked and (_LINK.search(right) or _ADJECTIVE.search(right)):
        return True
    if language.agglutinates and left[0].isupper() and not starts_sentence:  # a surname
        return lexicon.zipf(right) < _COMMON
    return known.seam.search(f"{left}|{right}") is not None


def is_without_marks(text: str, language: Language) -> bool:
    """
    Tell whether a text does without the letters that its language needs, as hasty writers do.

        >>> from mtfix.languages import find_language
        >>> bare = "przeciez ja jestem porzadnym i rozsadnym czlowiekiem, a nie jakims tam"
        >>> is_without_marks(f"{bare} glupcem", find_language("pl"))
        True
    """
    if not load_formation(language.code).has_marks or _BARE.search(text):
        return False
    return len(_LETTER.findall(text)) >= _LETTERS


def is_pointed(run: str) -> bool:
    """Tell whether a run has the vowel signs of scripture and poetry, which no lexicon has."""
    return len(_POINTS.findall(run)) > 1


def is_new_verb(left: str, right: str, lexicon: Lexicon, language: Language) -> bool:
    """
    Tell whether two words may be a verb with a prefix, where words are joined freely.

        >>> from mtfix.languages import find_language
        >>> from mtfix.lexicon import load_lexicon
        >>> dutch = load_lexicon("nl"), find_language("nl")
        >>> is_new_verb("de", "selecteren", *dutch), is_new_verb("de", "voorzitter", *dutch)
        (True, False)
    """
    return (
        language.compounds
        and not language.agglutinates
        and not language.noun_capitals  # whose verbs are in the list
        and right.islower()
        and len(right) > _LONG
        and right.endswith(load_formation(language.code).verb_endings)
        and lexicon.zipf(right) < _COMMON
        and lexicon.beginning_share(left.lower()) >= _PREFIX
    )


def is_rare_word(left: str, right: str, lexicon: Lexicon, language: Language) -> bool:
    """
    Tell whether two words in lower case may be one that lists lack, whatever they are alone.

    Where words have endings of case, a letter before a word is as often its prefix as a
    preposition: `wprawa`. Where pairs are joined, two words of which neither is very small are a
    compound: `tulostuskoko`.

        >>> from mtfix.languages import find_language
        >>> from mtfix.lexicon import load_lexicon
        >>> polish, finnish = ((load_lexicon(code), find_language(code)) for code in ("pl", "fi"))
        >>> is_rare_word("w", "prawa", *polish), is_rare_word("w", "Krakowie", *polish)
        (True, False)
        >>> is_rare_word("tulostus", "koko", *finnish), is_rare_word("vastasi", "että", *finnish)
        (True, False)
    """
    if not right.islower():
        return False
    if language.declines and len(left) == 1:
        return True
    is_pair = load_formation(language.code).joins_pairs and left.islower()
    return is_pair and max(lexicon.zipf(left), lexicon.zipf(right)) < SMALL_WORD


def is_bound(left: str, right: str, lexicon: Lexicon) -> bool:
    """
    Tell whether two words are one for certain, one of them being a prefix or an ending.

    No preposition stands before a verb in Slavic languages, so that no seam looks like a verb and
    its prefix; nor does one look like an Arabic dual.

        >>> from mtfix.lexicon import load_lexicon
        >>> polish, arabic = load_lexicon("pl"), load_lexicon("ar")
        >>> is_bound("w", "buduje", polish), is_bound("w", "kanale", polish)
        (True, False)
        >>> is_bound("استثناء", "ان", arabic), is_bound("قال", "ان", arabic)
        (True, False)
    """
    if right != right.lower():
        return False
    return bool(load_formation(lexicon.language).bound.fullmatch(f"{left.lower()}|{right}"))


def is_compound_like(left: str, right: str, lexicon: Lexicon) -> bool:
    """
    Tell whether two words look like a compound: by what links the first one, or as two nouns.

        >>> from mtfix.lexicon import load_lexicon
        >>> dutch = load_lexicon("nl")
        >>> is_compound_like("ministers", "zaal", dutch), is_compound_like("mijn", "bouw", dutch)
        (True, True)
        >>> is_compound_like("vorige", "eeuw", dutch), is_compound_like("dagen", "gezien", dutch)
        (False, False)
    """
    known = load_formation(lexicon.language)
    stems = (left.removesuffix(link) for link in known.links)
    if any(_LONG <= len(stem) < len(left) and lexicon.zipf(stem) >= _KNOWN for stem in stems):
        return True
    is_rare = lexicon.zipf(right) < FREQUENT
    return is_rare and known.compound.fullmatch(f"{left}|{right}") is not None


def is_behind_article(left: str, before: str, lexicon: Lexicon) -> bool:
    """
    Tell whether a small word follows an elided article, as no word but a noun does.

        >>> from mtfix.lexicon import load_lexicon
        >>> italian = load_lexicon("it")
        >>> is_behind_article("in", "Dura all'", italian), is_behind_article("in", "Va ", italian)
        (True, False)
    """
    article = load_formation(lexicon.language).elided_article
    return lexicon.zipf(left) >= SMALL_WORD and bool(article.search(before))


def is_imperative(form: str, lexicon: Lexicon) -> bool:
    """
    Tell whether a form in lower case tells one person to do a thing, by its infinitive.

        >>> from mtfix.lexicon import load_lexicon
        >>> italian = load_lexicon("it")
        >>> [is_imperative(form, italian) for form in ("modifica", "scegli", "politica", "quando")]
        [True, True, False, False]
    """
    pairs = map(str.split, load_formation(lexicon.language).imperatives)
    return form.islower() and any(
        form.endswith(ending) and lexicon.zipf(form.removesuffix(ending) + infinitive) >= _KNOWN
        for ending, infinitive in pairs
    )
