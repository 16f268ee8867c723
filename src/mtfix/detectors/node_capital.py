"""Capitals of text nodes: function words behind what inline markup encloses, in mid-sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from mtfix.detectors.base import Clues, WordClasses
from mtfix.detectors.elements import (
    BLANKS,
    clues_behind,
    find_behind,
    find_elements,
    write_behind,
)
from mtfix.model import Hit, Safety, Span, Suggestion
from mtfix.patterns import compile_late

if TYPE_CHECKING:
    from mtfix.context import DocumentContext

_BEHIND = compile_late(rf"[ \u00a0]?,?{BLANKS}(?<word>\p{{Lu}}\p{{Ll}}*)(?=['’ \u00a0])")
# A sentence is going on where markup opens: its last word is no name, and no mark ends it.
_RUNNING = compile_late(r"(?r)(?:(?<![\p{L}\p{M}\p{N}])\p{Ll}[\p{L}\p{M}'’]*,?[ \u00a0]?|\()")
_GOES_ON = compile_late(r"['’ \u00a0](?:[\p{Ll}\p{N}]|(?<noun>\p{Lu}))")
_NOUNS_HAVE_CAPITALS = ("de", "lb")
_LONGEST = 4  # words of markup; more may be a sentence of their own


@dataclass(frozen=True, slots=True)
class NodeCapitalDetector:
    """
    Takes the capital from a function word behind markup, in a sentence that began before it.

    `joiners` hardly begin a sentence, and are judged behind any markup; `openers` may begin
    one, and are judged behind code and behind a few words only.
    """

    joiners: Mapping[str, frozenset[str]]
    openers: Mapping[str, frozenset[str]]
    safety: Safety
    weight: float = 0.0
    needs: float = 0.0

    def clues(self, language: str) -> Clues:
        """Return what finds code in plain text; elsewhere the file says where markup is."""
        return clues_behind(rf"[ \u00a0]?,?{BLANKS}\p{{Lu}}")

    def detect(self, segment: int, context: DocumentContext) -> Iterator[Hit]:
        """Yield a hit for each capital."""
        if context.document.segments[segment].role == "heading":
            return
        language, text = context.language_of(segment), context.text(segment)
        starts = {element.start for element in find_elements(segment, context)}
        for element, match in find_behind(_BEHIND, segment, context):
            if not _RUNNING.match(text, 0, element.start):
                continue
            word = Span(*match.span("word"))
            joins = match["word"].lower() in self.joiners.get(language, ())
            opens = match["word"].lower() in self.openers.get(language, ())
            if (
                (joins or (opens and len(element.of(text).split()) <= _LONGEST))
                and not context.starts_sentence(segment, word.start)
                and (word.end + 1 in starts or _goes_on(text, word.end, language))
            ):
                # The blank goes with it: what is in lower case may be taken for an ending.
                capital = Span(word.start, word.start + 1)
                edit = write_behind(element, capital, match["word"][0].lower())
                yield Hit(
                    span=word,
                    suggestions=(Suggestion((edit,), self.safety),),
                    weight=self.weight,
                    needs=self.needs,
                    captures=(("word", match["word"]),),
                )


def _goes_on(text: str, end: int, language: str) -> bool:
    """Tell whether a word in lower case follows, or where nouns have capitals any word."""
    match = _GOES_ON.match(text, end)
    return match is not None and (match["noun"] is None or language in _NOUNS_HAVE_CAPITALS)


def make_node_capital(params: Mapping[str, object], classes: WordClasses) -> NodeCapitalDetector:
    """Make the detector from a rule's keys; the pack has classes `joiner_xx` and `opener_xx`."""

    def gather(kind: str) -> dict[str, frozenset[str]]:
        return {
            name.removeprefix(kind): frozenset(words)
            for name, words in classes.classes.items()
            if name.startswith(kind)
        }

    return NodeCapitalDetector(
        gather("joiner_"),
        gather("opener_"),
        cast("Safety", params["safety"]),
        cast("float", params["weight"]),
        cast("float", params["needs"]),
    )
