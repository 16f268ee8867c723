"""The comma that was lost with the space between two text nodes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, cast

import regex

from mtfix.detectors.base import Clues, WordClasses
from mtfix.detectors.commas import CommaWords, Continuation, Joint
from mtfix.detectors.glue import SUPPORTED, clues_of_seams, weigh_seam
from mtfix.languages import find_language
from mtfix.model import Edit, Hit, Safety, Span, Suggestion
from mtfix.patterns import compile_late
from mtfix.seams import Seam, find_seams

if TYPE_CHECKING:
    from mtfix.context import DocumentContext

_FUNCTION = 6.0  # Zipf value from which nearly all words are function words
_COMMON = 4.0
_LONGEST_NAME = 40
_HYPHENED = compile_late(r"(?:\p{Lu}[\p{L}\p{M}]*-)+\Z")  # Mi-|yeon
_NAME_BEFORE = compile_late(r"(?<word>\p{Lu}[\p{L}\p{M}'’-]*)\s\Z")
_OPENERS = ("clause", "relative", "apposition", "phrase")
_CLASSES = (*_OPENERS, "joiner", "leads", "governs", "bound", "titles")


@dataclass(frozen=True, slots=True)
class LostCommaDetector:
    """
    Puts the comma back where the node after a seam began with one.

    All seams of a run are repaired together. A comma that is likely and not certain is unsafe,
    and no safe repair then opens the seam: with a mere space there, nothing would tell of the
    comma any more. A capital that the node got as a sentence goes with it.
    """

    words: CommaWords
    sources: tuple[str, ...] = ()

    def clues(self, language: str) -> Clues:
        """Return what finds a word that may be several."""
        return clues_of_seams(language)

    def detect(self, segment: int, context: DocumentContext) -> Iterator[Hit]:
        """Yield one hit for each run with a seam whose right word speaks for a comma."""
        text = context.text(segment)
        for seam in find_seams(segment, context):
            found = [
                (left, right, self.words.decide(look_at(left, right, segment, context)))
                for left, right in _joints_of(seam)
            ]
            commas = [(left, right, after) for left, right, after in found if after]
            if not commas:
                continue
            is_certain = all(after.is_certain for _, _, after in commas)
            edits = (_part(right, after, text) for _, right, after in found)
            left, right, after = commas[0]
            yield Hit(
                span=Span(left.start, right.end),
                suggestions=(
                    Suggestion(tuple(edits), Safety.SAFE if is_certain else Safety.UNSAFE),
                ),
                evidence=(f"“{left.of(text)}” and “{right.of(text)}” are glued",),
                needs=weigh_seam(seam, segment, context)[1],
                sources=self.sources,
                captures=(("left", left.of(text)), ("right", after.words)),
                holds=not is_certain,
            )


def _joints_of(seam: Seam) -> Iterator[tuple[Span, Span]]:
    """Yield the spans of the two words at each seam of a run that is believed."""
    start = seam.run.span.start
    bounds = (0, *seam.cuts, len(seam.run.text))
    parts = [Span(start + a, start + b) for a, b in pairwise(bounds)]
    for (left, right), belief in zip(pairwise(parts), seam.beliefs, strict=True):
        if belief >= SUPPORTED:
            yield left, right


def _part(right: Span, after: Continuation | None, text: str) -> Edit:
    """Return the edit that parts the word at `right` from the one before it."""
    if after is None:
        return Edit(Span(right.start, right.start), " ")
    return Edit(right, f", {after.words}").trimmed(text)


def look_at(left: Span, right: Span, segment: int, context: DocumentContext) -> Joint:
    """Return what a document says of two words of a segment that a seam joins."""
    text = context.text(segment)
    hyphened = _HYPHENED.search(text, max(0, left.start - _LONGEST_NAME), left.start)
    left = Span(hyphened.start(), left.end) if hyphened else left
    word = left.of(text)
    is_name = _is_name(word, left.start, segment, context)
    return Joint(
        before=text[: left.start],
        left=word,
        right=right.of(text),
        follows=text[right.end :],
        is_small=_zipf(word, segment, context) >= _FUNCTION,
        is_name=is_name,
        is_whole=is_name and _is_whole(word, left.start, segment, context),
    )


def _is_name(left: str, start: int, segment: int, context: DocumentContext) -> bool:
    """Tell whether the word before a seam can be a name, or the last part of one."""
    if not left[0].isupper():
        return False
    if context.text(segment)[:start][-1:].isalnum() and not context.names.is_name(left):
        return False  # the second of three glued words may have the capital of a node
    if find_language(context.language_of(segment)).noun_capitals:
        # Where all nouns have capitals, only a full name is plainly one.
        before = _name_before(context.text(segment), start)
        return before is not None and not context.starts_sentence(segment, before.start())
    if context.starts_sentence(segment, start):
        return _zipf(left, segment, context) < _COMMON or context.names.is_name(left)
    return True


def _is_whole(name: str, start: int, segment: int, context: DocumentContext) -> bool:
    """Tell whether a name is the last of several that stand together, here or elsewhere."""
    text = context.text(segment)
    before = _name_before(text, start)
    if before is not None and not context.starts_sentence(segment, before.start()):
        return True
    if before is not None and _zipf(before["word"], segment, context) < _FUNCTION:
        return True
    whole = regex.compile(rf"\p{{Ll}},?\s\p{{Lu}}\p{{Ll}}+\s{regex.escape(name)}\b")
    return any(whole.search(other.text) for other in context.document.segments)


def _name_before(text: str, start: int) -> regex.Match[str] | None:
    return _NAME_BEFORE.search(text, max(0, start - _LONGEST_NAME), start)


def _zipf(word: str, segment: int, context: DocumentContext) -> float:
    return context.lexicon(context.language_of(segment)).zipf(word)


def make_lost_comma(params: Mapping[str, object], classes: WordClasses) -> LostCommaDetector:
    """
    Make the detector from a rule's keys: `clause`, and if need be `relative`, `apposition`,
    `phrase`, `joiner`, `leads`, `governs`, `bound` and `titles`, name word classes, `instead` a
    table; `shape` is a pattern, and `hangs` gives openers one.

    Raises ValueError where a class or table does not exist, or a pattern is none.
    """

    def words(name: str) -> frozenset[str]:
        if name not in params and name != "clause":
            return frozenset()
        chosen = params.get(name)
        if chosen not in classes:
            raise ValueError(f"`{name}` must name a word class; there is no “{chosen}”")
        return frozenset(classes[str(chosen)])

    shape = params.get("shape")
    given = cast("Mapping[str, object]", params.get("hangs", {}))
    pattern = _compile("shape", shape) if shape else None
    hangs = {opener: _compile("hangs", host) for opener, host in given.items()}
    table = params.get("instead")
    if table is not None and table not in classes.tables:
        raise ValueError(f"`instead` must name a table; there is no “{table}”")
    return LostCommaDetector(
        CommaWords(
            **{name: words(name) for name in _CLASSES},
            instead=classes.tables[str(table)] if table else {},
            shape=pattern,
            hangs=hangs,
        ),
        sources=cast("tuple[str, ...]", params.get("sources", ())),
    )


def _compile(key: str, pattern: object) -> regex.Pattern[str]:
    try:
        return regex.compile(str(pattern), regex.VERSION1)
    except regex.error as error:
        raise ValueError(f"`{key}` is no pattern: {error}") from None
