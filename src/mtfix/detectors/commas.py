"""Whether a comma stood between two words that a seam joins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import regex

from mtfix.patterns import compile_late

_NAME_RUN = compile_late(r"(?:\p{Lu}[\p{L}\p{M}\p{N}.’'-]*\s)*\Z")
_WORD = compile_late(r"[\p{L}\p{M}’'-]+")
_STOP = compile_late(r"[.!?…:;,–—\n]")
_ITEM = compile_late(r"(?:\s\p{Lu}[\p{L}\p{M}'’-]*){0,3}\s(?<joiner>\p{L}+)\s\p{Lu}")
_REACH = 5  # words before a name that tell what it is there for


@dataclass(frozen=True, slots=True)
class Joint:
    """
    Two words that a seam joins, and the text around them.

    `before` ends where `left` begins, `follows` starts where `right` ends. `is_small` says that
    `left` is a word as frequent as function words, `is_name` that it can be a name or the last
    part of one, `is_whole` that it ends a name of several words, here or elsewhere.
    """

    before: str
    left: str
    right: str
    follows: str
    is_small: bool = False
    is_name: bool = False
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class Continuation:
    """How the text goes on behind the comma, and whether that is certain."""

    words: str
    is_certain: bool


@dataclass(frozen=True, slots=True)
class CommaWords:
    """
    The words of a language that open what a comma parts from the words before it.

    `clause` opens a clause of its own after any word but a function word, by the grammar of the
    language. `relative`, or a word of this `shape`, opens a clause that tells more of a name,
    `apposition` (an article) what a name is, `phrase` anything else that is set off from a name.

    No clause begins behind a word that is `bound` to its opener: “selbst wenn”. Where one of
    `leads` stands before a name, no comma follows the name: “it was Riva who”, “they called
    Riva a”; but one of `governs` between them leads the name itself: “it is signed by Riva, who”.
    A whole name before “Name and Name” (one of `joiner`) is an item of a list, unless it
    is a title, which ends in one of `titles`: “Economy Minister Ann Riva and”.
    An opener that is a particle, too, `hangs` on words of the pattern that it is given: Polish
    “że” makes “Spójrzże”. `instead` says what a lone word was before it was translated alone.
    """

    clause: frozenset[str]
    relative: frozenset[str] = frozenset()
    apposition: frozenset[str] = frozenset()
    phrase: frozenset[str] = frozenset()
    joiner: frozenset[str] = frozenset()
    leads: frozenset[str] = frozenset()
    governs: frozenset[str] = frozenset()
    bound: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    shape: regex.Pattern[str] | None = None
    hangs: Mapping[str, regex.Pattern[str]] = field(default_factory=dict)
    instead: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def decide(self, joint: Joint) -> Continuation | None:
        """
        Return how the text goes on behind a lost comma, None where none was lost.

        >>> words = CommaWords(frozenset({"though"}), relative=frozenset({"who"}),
        ...                    leads=frozenset({"was"}))
        >>> words.decide(Joint("He met Laura ", "Riva", "who", " left", is_name=True,
        ...                    is_whole=True))
        Continuation(words='who', is_certain=True)
        >>> words.decide(Joint("It was Laura ", "Riva", "who", " left", is_name=True,
        ...                    is_whole=True))
        """
        is_joined = joint.is_small or joint.left.lower() in self.bound
        if is_joined or not joint.follows[:1].isspace():
            return None
        word = joint.right.lower()
        host = self.hangs.get(word)
        if host is not None and host.fullmatch(joint.left.lower()):
            return None
        if _opens(word, joint.follows, self.clause):
            return Continuation(word, is_certain=True)
        if not joint.is_name:
            return None
        is_shaped = self.shape is not None and self.shape.fullmatch(word)
        is_relative = is_shaped or _opens(word, joint.follows, self.relative)
        if is_relative or _opens(word, joint.follows, self.apposition):
            before = _words_before_name(joint)
            if is_relative:
                before = self._governed(before)
            if not self.leads.isdisjoint(before):
                return None
            return Continuation(word, is_certain=joint.is_whole)
        if _opens(word, joint.follows, self.phrase):
            # One word may begin anything: “Riva head”, “Riva head of”.
            return Continuation(word, is_certain=joint.is_whole and word not in self.phrase)
        if word in self.instead:
            return Continuation(self.instead[word][0], is_certain=False)
        is_item = joint.is_whole and joint.left.lower() not in self.titles
        if is_item and joint.right[0].isupper() and joint.right[1:].islower():
            item = _ITEM.match(joint.follows)
            if item and item["joiner"] in self.joiner:
                return Continuation(joint.right, is_certain=False)
        return None

    def _governed(self, words: list[str]) -> list[str]:
        """Return the words from the last one that governs the name behind them."""
        last = max((n for n, word in enumerate(words) if word in self.governs), default=0)
        return words[last:]


def _words_before_name(joint: Joint) -> list[str]:
    """Return the last words, in lower case, of the same clause before the name that ends."""
    start = _NAME_RUN.search(joint.before).start()  # type: ignore[union-attr]
    clause = _STOP.split(joint.before[:start])[-1]
    return [word.lower() for word in _WORD.findall(clause)[-_REACH:]]


def _opens(word: str, follows: str, openers: frozenset[str]) -> bool:
    """Tell whether one of the openers, which may have several words, begins the text."""
    text = f"{word}{follows}"
    return word in openers or any(
        text.startswith(opener) and not text[len(opener) :][:1].isalnum()
        for opener in openers
        if " " in opener
    )
