"""What the rule packs know of a language that damage can be made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from mtfix.packs import RulePack, builtin_pack_paths, load_packs
from mtfix.packs.rule import ANY_LANGUAGE

PRONOUN_CLASS = "subject_pronoun"
VERB_CLASSES = ("finite", "reported", "auxiliary")
LONE_TABLES = "lone_"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """
    The words of a language that the kinds of damage need.

    `pronouns` are put before `verbs`. `lone` says what a word may become where it is a node
    alone. Both are empty where no pack has the classes and tables.
    """

    language: str
    pronouns: tuple[str, ...] = ()
    verbs: frozenset[str] = frozenset()
    lone: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@lru_cache(maxsize=32)
def load_vocabulary(language: str, packs: tuple[str, ...] = ()) -> Vocabulary:
    """
    Return the vocabulary of a language (a primary subtag) in the built-in packs and `packs`.

    Raises PackError where a pack is broken, UsageProblem where a path leads nowhere.
    """
    spoken = [
        pack
        for pack in load_packs(*builtin_pack_paths(), *packs)
        if language in pack.languages or ANY_LANGUAGE in pack.languages
    ]
    return Vocabulary(
        language,
        tuple(dict.fromkeys(_words(spoken, (PRONOUN_CLASS,)))),
        frozenset(_words(spoken, VERB_CLASSES)),
        _invert_lone(spoken),
    )


def _words(packs: Iterable[RulePack], names: Iterable[str]) -> list[str]:
    return [word for pack in packs for name in names for word in pack.classes.get(name, ())]


def _invert_lone(packs: Iterable[RulePack]) -> Mapping[str, tuple[str, ...]]:
    """Turn {mistranslation: [what it was]} into {word: [what it may become]}."""
    become: dict[str, dict[str, None]] = {}
    for pack in packs:
        for name, table in pack.tables.items():
            if name.startswith(LONE_TABLES):
                for wrong, rights in table.items():
                    for right in rights:
                        become.setdefault(right, {})[wrong] = None
    return {right: tuple(wrongs) for right, wrongs in become.items()}
