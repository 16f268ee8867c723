"""The comma that was lost with the space between two text nodes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

import regex

from mtfix.detectors.base import Clues, WordClasses
from mtfix.detectors.glue import SUPPORTED, clues_of_seams, evidence_of
from mtfix.languages import find_language
from mtfix.model import Edit, Hit, Safety, Span, Suggestion
from mtfix.seams import find_seams

if TYPE_CHECKING:
    from mtfix.context import DocumentContext

_FUNCTION = 6.0  # Zipf value from which nearly all words are function words
_COMMON = 4.0
_NAME_BEFORE = regex.compile(r"\p{Lu}[\p{L}\p{M}'’-]*\s\Z")
_ITEM = regex.compile(r"(?:\s\p{Lu}[\p{L}\p{M}'’-]*){0,3}\s(?<joiner>\p{L}+)\s\p{Lu}")


@dataclass(frozen=True, slots=True)
class LostCommaDetector:
    """
    Puts the comma back where the node after a seam began with one.

    What `clause` holds opens a clause of its own after any word but a function word, what
    `phrase` holds an apposition or the next item after a name; a name before “and Name” (one of
    `joiner`) is an item of a list. `instead` says what a lone word was before it was translated
    alone. A capital that the node got as a sentence goes with it.
    """

    clause: frozenset[str]
    phrase: frozenset[str] = frozenset()
    joiner: frozenset[str] = frozenset()
    instead: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    safety: Safety = Safety.UNSAFE
    sources: tuple[str, ...] = ()

    def clues(self, language: str) -> Clues:
        """Return what finds a word that may be several."""
        return clues_of_seams(language)

    def detect(self, segment: int, context: DocumentContext) -> Iterator[Hit]:
        """Yield one hit for each seam whose right word speaks for a comma."""
        text = context.text(segment)
        for seam in find_seams(segment, context):
            parts = seam.parts
            for number, (cut, belief) in enumerate(zip(seam.cuts, seam.beliefs, strict=True)):
                left, right = parts[number], parts[number + 1]
                if belief < SUPPORTED or _zipf(left, segment, context) >= _FUNCTION:
                    continue
                start = seam.run.span.start + cut
                follows = text[start + len(right) :]
                is_name = _is_name(left, start - len(left), segment, context)
                replacement = self._continue(left, right, follows, is_name=is_name)
                if replacement is None:
                    continue
                _, needs = evidence_of(belief)
                edit = Edit(Span(start, start + len(right)), f", {replacement}")
                yield Hit(
                    span=Span(start - len(left), start + len(right)),
                    suggestions=(Suggestion((edit.trimmed(text),), self.safety),),
                    evidence=(f"“{left}” and “{right}” are glued",),
                    needs=needs,
                    sources=self.sources,
                    captures=(("left", left), ("right", replacement)),
                )

    def _continue(self, left: str, right: str, follows: str, *, is_name: bool) -> str | None:
        """Return how the text goes on after a lost comma, None where none was lost."""
        if not follows[:1].isspace():
            return None
        word = right.lower()
        openers = self.clause | self.phrase if is_name else self.clause
        if word in openers or _opens(f"{word}{follows}", openers):
            return word
        if is_name and word in self.instead:
            return self.instead[word][0]
        if left[0].isupper() and right[0].isupper() and right[1:].islower():
            item = _ITEM.match(follows)
            return right if item and item["joiner"] in self.joiner else None
        return None


def _is_name(left: str, start: int, segment: int, context: DocumentContext) -> bool:
    """Tell whether the word before a seam can be a name, or the last part of one."""
    if left[-1].isdigit():
        return True
    if not left[0].isupper():
        return False
    if context.starts_sentence(segment, start):
        return _zipf(left, segment, context) < _COMMON or context.names.is_name(left)
    if not find_language(context.language_of(segment)).noun_capitals:
        return True
    # Where all nouns have capitals, only a full name is plainly one.
    before = _NAME_BEFORE.search(context.text(segment)[:start])
    return before is not None and not context.starts_sentence(segment, before.start())


def _zipf(word: str, segment: int, context: DocumentContext) -> float:
    return context.lexicon(context.language_of(segment)).zipf(word)


def _opens(text: str, openers: frozenset[str]) -> bool:
    """Tell whether one of the openers with several words begins the text."""
    return any(text.startswith(f"{opener} ") for opener in openers if " " in opener)


def make_lost_comma(params: Mapping[str, object], classes: WordClasses) -> LostCommaDetector:
    """
    Make the detector from a rule's keys: `clause`, and if need be `phrase` and `joiner`,
    name word classes, `instead` a table.

    Raises ValueError where a class or table does not exist.
    """

    def words(name: str) -> frozenset[str]:
        if name not in params and name != "clause":
            return frozenset()
        chosen = params.get(name)
        if chosen not in classes:
            raise ValueError(f"`{name}` must name a word class; there is no “{chosen}”")
        return frozenset(classes[str(chosen)])

    table = params.get("instead")
    if table is not None and table not in classes.tables:
        raise ValueError(f"`instead` must name a table; there is no “{table}”")
    return LostCommaDetector(
        clause=words("clause"),
        phrase=words("phrase"),
        joiner=words("joiner"),
        instead=classes.tables[str(table)] if table else {},
        safety=cast("Safety", params["safety"]),
        sources=cast("tuple[str, ...]", params.get("sources", ())),
    )
