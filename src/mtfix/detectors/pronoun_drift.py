"""A pronoun of the other gender, though nobody else was spoken of in between."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from mtfix.detectors.base import Clues, WordClasses
from mtfix.lexicon.classes import load_word_classes
from mtfix.model import Edit, Hit, Safety, Suggestion

if TYPE_CHECKING:
    from mtfix.context import DocumentContext, Word

_OPENERS, _CLOSERS, _STRAIGHT = "“«„", "”»", '"'


@dataclass(frozen=True, eq=False)  # eq=False: rules are hashed, tables cannot be
class PronounDriftDetector:
    """
    Shows pronouns of a table where the last person that the text speaks of has another one.

    `own` are the words that name that person by gender, `others` what may be somebody else; so may
    a name that did not stand in a sentence with one of `own`, and a person of whom `theirs` is
    said in a sentence with one of `own`. What is quoted is left out.
    """

    own: frozenset[str]
    instead: Mapping[str, tuple[str, ...]]
    theirs: frozenset[str]
    others: frozenset[str]
    weight: float = 0.0
    needs: float = 0.0

    def clues(self, _language: str) -> Clues:
        """Return what finds one of the pronouns."""
        return Clues((rf"(?i:\b(?:{'|'.join(sorted(self.instead))})\b)",))

    def detect(self, segment: int, context: DocumentContext) -> Iterator[Hit]:
        """Yield a hit for each of the pronouns."""
        if self not in context.memo:
            context.memo[self] = self._follow(context)
        found = cast("Mapping[int, list[Word]]", context.memo[self])
        text = context.text(segment)
        for word in found.get(segment, ()):
            better = self.instead[word.text.lower()][0]
            better = better.capitalize() if word.text[0].isupper() else better
            yield Hit(
                span=word.span,
                suggestions=(Suggestion((Edit(word.span, better).trimmed(text),), Safety.FLAG),),
                weight=self.weight,
                needs=self.needs,
                captures=(("pronoun", word.text), ("better", better)),
            )

    def _follow(self, context: DocumentContext) -> Mapping[int, list[Word]]:
        """Return the pronouns of each segment, having read all in order."""
        found: dict[int, list[Word]] = defaultdict(list)
        is_meant, hers = False, set[str]()
        common = load_word_classes(context.language)  # which has hardly a name
        for segment in range(len(context.document.segments)):
            text, place, is_quoted = context.text(segment), 0, False
            names: set[str] = set()
            is_beside = False
            for word in context.words(segment):
                is_quoted, place = _is_quoted(text[place : word.start], is_quoted), word.end
                if is_quoted:
                    continue
                small = word.text.lower()
                opens = context.starts_sentence(segment, word.start)
                if opens:
                    names, is_beside = set(), False
                if small in self.own:
                    is_meant = is_beside = True
                    hers |= names
                elif small in self.instead:
                    if is_meant:
                        found[segment].append(word)
                elif small in self.others or (small in self.theirs and is_beside):
                    is_meant = False
                elif word.text[0].isupper() and not (opens and small in common):
                    names.add(word.text)
                    is_meant = is_meant and word.text in hers
        return found


def _is_quoted(gap: str, before: bool) -> bool:  # noqa: FBT001 - the state that the marks change
    """Tell whether what follows these marks is quoted."""
    for sign in gap:
        if sign in _OPENERS:
            before = True
        elif sign in _CLOSERS:
            before = False
        elif sign == _STRAIGHT:
            before = not before
    return before


def make_pronoun_drift(params: Mapping[str, object], classes: WordClasses) -> PronounDriftDetector:
    """
    Make the detector from a rule's keys: `own`, `theirs` and `others` are classes, `table` is one.

    Raises ValueError where one of them does not exist.
    """
    for key in ("own", "theirs", "others", "table"):
        if params.get(key) not in classes:
            raise ValueError(f"`{key}` must name words; there are no “{params.get(key)}”")
    return PronounDriftDetector(
        frozenset(classes[str(params["own"])]),
        classes.tables[str(params["table"])],
        frozenset(classes[str(params["theirs"])]),
        frozenset(classes[str(params["others"])]),
        cast("float", params["weight"]),
        cast("float", params["needs"]),
    )
