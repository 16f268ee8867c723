"""Runs that are one word by right, as their language forms it, though lists may lack them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from mtfix.lexicon import Lexicon, load_lexicon
from mtfix.seams.formation import ANY, load_formation
from mtfix.seams.frequency import FREQUENT

_PLAIN = str.maketrans("áéíóú", "aeiou")
_LOAN = 1.8  # Zipf value in English from which a long word is an English one
_LONG_LOAN = 8  # letters
_SHORTEST_STEM, _LONGEST_ENDING = 2, 7  # letters
_VERB = 1.0  # Zipf value of an infinitive that is no accident of the list
# Letters that stems are spelled with before some endings, and before those of the infinitive.
_RESPELLED = (
    ("qu", "c"),
    ("gu", "g"),
    ("c", "z"),
    ("j", "g"),
    ("ç", "c"),
    ("ch", "c"),
    ("gh", "g"),
)


@dataclass(frozen=True, slots=True)
class Verbs:
    """
    The regular verbs of a language: endings of all forms, and for each conjugation three of them.

    The first is that of the infinitive.
    """

    endings: frozenset[str] = frozenset()
    conjugations: tuple[tuple[str, ...], ...] = ()


@lru_cache(maxsize=64)
def load_verbs(language: str) -> Verbs:
    """
    Return the verbs of a language code, none for most.

        >>> "ieron" in load_verbs("es").endings, load_verbs("ja") == Verbs()
        (True, True)
    """
    facts = _load_all().get(language)
    if facts is None:
        return Verbs()
    endings = (ending for line in facts["endings"] for ending in line.split())
    return Verbs(frozenset(endings), tuple(tuple(each.split()) for each in facts["conjugations"]))


@lru_cache(maxsize=1)
def _load_all() -> Mapping[str, Mapping[str, list[str]]]:
    path = Path(__file__).with_name("verbs.json")
    return json.loads(path.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def is_listed_word(run: str, lexicon: Lexicon) -> bool:
    """
    Tell whether a run is one word by right, though the word list may lack it.

    That are adverbs of older text, words with the prefixes of all languages, forms of verbs,
    verbs with pronouns, and long English words.

        >>> from mtfix.lexicon import load_lexicon
        >>> is_listed_word("whereof", load_lexicon("en"))
        True
        >>> is_listed_word("inaccuracy", load_lexicon("de"))
        True
    """
    word = run.lower()
    if not run[1:].islower():
        return False
    if load_formation(lexicon.language).whole.fullmatch(word):
        return True
    prefixed = load_formation(ANY).prefixed.fullmatch(word)
    if prefixed and lexicon.zipf(prefixed[1]):
        return True
    if is_clitic_form(word, lexicon) or is_verb_form(word, lexicon):
        return True
    is_long = len(word) >= _LONG_LOAN and word.isascii() and lexicon.language != "en"
    return is_long and load_lexicon("en").zipf(word) >= _LOAN


def is_verb_form(run: str, lexicon: Lexicon) -> bool:
    """
    Tell whether a word in lower case is a regular form of a verb that the lexicon knows.

    Lists lack most forms of most verbs, and many fall into two small words. The infinitive must be
    known, and its gerund or participle: so that “queer” makes no verb of “quees”.

        >>> portuguese, spanish = load_lexicon("pt"), load_lexicon("es")
        >>> is_verb_form("depara", portuguese), is_verb_form("disseque", portuguese)
        (True, True)
        >>> is_verb_form("inclinasen", spanish), is_verb_form("quees", spanish)
        (True, False)
    """
    verbs = load_verbs(lexicon.language)
    return any(
        lexicon.zipf(stem + infinitive) >= _VERB and any(lexicon.zipf(stem + end) for end in others)
        for stem in _find_stems(run, verbs)
        for infinitive, *others in verbs.conjugations
    )


def _find_stems(run: str, verbs: Verbs) -> Iterator[str]:
    for cut in range(max(_SHORTEST_STEM, len(run) - _LONGEST_ENDING), len(run)):
        if run[cut:] not in verbs.endings:
            continue
        stem = run[:cut]
        yield stem
        if (plain := stem.translate(_PLAIN)) != stem:
            yield plain  # aúnen, of aunar
        for spelled, other in _RESPELLED:
            if stem.endswith(spelled):
                yield stem.removesuffix(spelled) + other


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
        >>> is_clitic_form("deselecciónelo", spanish)
        True
    """
    known = load_formation(lexicon.language)
    match = known.verb_with_pronouns.fullmatch(run)
    if match is None:
        return False
    verb = match[1].translate(_PLAIN)
    stems = (verb.removeprefix(prefix) for prefix in ("", *known.verb_prefixes))
    return any(_LOAN <= lexicon.zipf(stem) < FREQUENT for stem in stems)
