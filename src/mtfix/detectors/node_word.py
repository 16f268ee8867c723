"""Words that a mark or a particle of the source became, left alone between markup and a mark."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import regex

from mtfix.detectors.base import Clues, WordClasses
from mtfix.detectors.elements import BLANKS, clues_behind, find_behind, write_behind
from mtfix.model import Edit, Hit, Safety, Span, Suggestion
from mtfix.patterns import compile_late

if TYPE_CHECKING:
    from mtfix.context import DocumentContext

_ALONE = compile_late(
    rf"{BLANKS}(?<word>\p{{L}}+(?:,? \p{{L}}+){{0,2}})(?=(?<end>[.!]?\Z)|[),;])", regex.VERSION1
)


@dataclass(frozen=True, slots=True)
class NodeWordDetector:
    """
    Replaces a word that stands behind markup where its sentence ends, all by itself.

    The tables give by language what stands there for it: a mark, an abbreviation, or nothing.
    """

    tables: Mapping[str, Mapping[str, str]]
    safety: Safety
    weight: float = 0.0
    needs: float = 0.0
    sources: tuple[str, ...] = ()

    def clues(self, language: str) -> Clues:
        """Return what finds code in plain text; elsewhere the file says where markup is."""
        words = "|".join(map(regex.escape, self.tables.get(language, {})))
        return clues_behind(*([rf"{BLANKS}(?i:{words})"] if words else []))

    def detect(self, segment: int, context: DocumentContext) -> Iterator[Hit]:
        """Yield a hit for each word."""
        table = self.tables.get(context.language_of(segment), {})
        text = context.text(segment)
        for element, match in find_behind(_ALONE, segment, context) if table else ():
            if match["word"].lower() not in table or not element.start:
                continue
            word = Span(*match.span("word"))
            instead = table[match["word"].lower()]
            if instead == "." and match["end"] is None:
                continue
            if instead == "." or not instead:
                instead = instead if not match["end"] else ""
                edit = Edit(Span(element.end, word.end), instead)
            else:
                instead = instead if not text.startswith(".", word.end) else instead.rstrip(".")
                edit = write_behind(element, word, instead)
            yield Hit(
                span=word,
                suggestions=(Suggestion((edit,), self.safety),),
                weight=self.weight,
                needs=self.needs,
                sources=self.sources,
                captures=(("word", match["word"]), ("instead", instead)),
            )


def make_node_word(params: Mapping[str, object], classes: WordClasses) -> NodeWordDetector:
    """Make the detector from a rule's keys; the pack has tables `alone_xx`, “-” for nothing."""
    tables = {
        name.removeprefix("alone_"): {word: to[0].strip("-") for word, to in table.items()}
        for name, table in classes.tables.items()
        if name.startswith("alone_")
    }
    return NodeWordDetector(
        tables,
        cast("Safety", params["safety"]),
        cast("float", params["weight"]),
        cast("float", params["needs"]),
        cast("tuple[str, ...]", params.get("sources", ())),
    )
