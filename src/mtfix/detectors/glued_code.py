"""Words that stand glued to inline code, on either side of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import regex

from mtfix.detectors.base import Clues, WordClasses
from mtfix.model import Edit, Hit, Safety, Span, Suggestion
from mtfix.patterns import compile_late

if TYPE_CHECKING:
    from mtfix.context import DocumentContext

_BEFORE = compile_late(r"(?r)(?<![\p{L}\p{M}\p{N}’'._/-])\p{L}[\p{L}\p{M}]+")
_BEHIND = compile_late(r"\p{L}[\p{L}\p{M}]+(?![\p{L}\p{M}\p{N}_`-])")
_CODE_TAG = compile_late(r"(?r)<(?:code|kbd|samp|tt|var)\b[^<>]*>")
_QUOTED = compile_late(r"(?<![`\p{L}\p{N}])`[^`\n]{1,60}'(?![`\p{L}])")  # as in `this'
# What stands between two pieces of shell code, where the mark that closes one is taken to open one.
_BETWEEN = compile_late(r"\A[;,)\]}|&]+\s*[\p{L}\p{N}$]|[^\s=(][=(]\Z")
_LONG_WORD = 4  # letters; what is shorter may be an ending: “`str`s”


@dataclass(frozen=True, slots=True)
class GluedCodeDetector:
    """
    Puts the blank between inline code and the known word that touches it.

    Authors glue `affixes` to code on purpose. Behind code a short word in lower case is an
    ending, too, but for the `openers`.
    """

    affixes: frozenset[str]
    openers: frozenset[str]
    safety: Safety
    weight: float = 0.0

    def clues(self, language: str) -> Clues:
        """Return what finds code in plain text; elsewhere the file says where it is."""
        return Clues((r"\p{L}\p{L}`[^`\s]", r"[^`\s]`\p{L}\p{L}"), spread=True)

    def detect(self, segment: int, context: DocumentContext) -> Iterator[Hit]:
        """Yield a hit for each end of code that a word touches."""
        text = context.text(segment)
        if _QUOTED.search(text):
            return  # what stands between two such marks is no code
        lexicon = context.lexicon(context.language_of(segment))
        for code in sorted(context.protected(segment)):
            inside = code.of(text).strip("`")
            if not _is_code(code, segment, context) or inside != inside.strip():
                continue  # a blank within its marks parts code from words, too
            if _BETWEEN.search(inside) or text[code.start - 1 : code.start] == "=":
                continue
            before, behind = _BEFORE.match(text, 0, code.start), _BEHIND.match(text, code.end)
            is_within = before is not None and text[code.end : code.end + 1].islower()
            if before and not is_within and before[0].lower() not in self.affixes:
                yield from self._part(before, code.start, lexicon.zipf(before[0]))
            if behind and self._opens(behind[0]):
                yield from self._part(behind, code.end, lexicon.zipf(behind[0]))

    def _opens(self, word: str) -> bool:
        if word in self.openers or word[0].isupper():
            return True
        return len(word) >= _LONG_WORD and word not in self.affixes

    def _part(self, word: regex.Match[str], at: int, zipf: float) -> Iterator[Hit]:
        if zipf > 0:
            yield Hit(
                span=Span(*word.span()),
                suggestions=(Suggestion((Edit(Span(at, at), " "),), self.safety),),
                weight=self.weight,
                captures=(("word", word[0]),),
            )


def _is_code(span: Span, segment: int, context: DocumentContext) -> bool:
    """Tell whether what is protected is code, in plain text or by what the file says."""
    if span.of(context.text(segment)).startswith("&"):
        return False  # a part of the code that stands there, such as “&lt;”
    start, raw = context.document.segments[segment].to_raw(span).start, context.document.raw
    return raw.startswith("`", start) or _CODE_TAG.match(raw, 0, start) is not None


def make_glued_code(params: Mapping[str, object], classes: WordClasses) -> GluedCodeDetector:
    """Make the detector from a rule's keys; the pack has the classes `affix` and `opener`."""
    return GluedCodeDetector(
        frozenset(classes["affix"]),
        frozenset(classes["opener"]),
        cast("Safety", params["safety"]),
        cast("float", params["weight"]),
    )
