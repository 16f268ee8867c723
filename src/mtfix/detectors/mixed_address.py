"""Readers who are addressed in two ways in one document: `du` here, `Sie` there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, cast

import regex

from mtfix.detectors.base import Clues, WordClasses
from mtfix.languages import find_language
from mtfix.model import Hit, Span
from mtfix.patterns import compile_late
from mtfix.seams.program_names import is_about_programs

if TYPE_CHECKING:
    from mtfix.context import DocumentContext

_FEWEST = 3  # times that the document addresses its reader in its usual way
_QUOTED = compile_late(r"„[^“”]*[“”]|“[^”]*”|«[^»]*»|\"[^\"]*\"|「[^」]*」")

Tables = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class MixedAddressDetector:
    """
    Shows words that address the reader in the way that is rarer in the document.

    `ways` are tables of words by language: those of each way, and those of it that count only
    where they start a sentence. People are quoted, and stories tell what they say, so only
    texts about programs count, and those with a source, such as catalogues of messages.
    """

    ways: tuple[tuple[Tables, Tables], ...]

    def clues(self, language: str) -> Clues:
        """Return none: the whole document is asked for what is usual in it."""
        return Clues(spread=True)

    def detect(self, segment: int, context: DocumentContext) -> Iterator[Hit]:
        """Yield a hit at each of those words."""
        language = context.language_of(segment)
        found = self._find_all(language, context)
        counts = [sum(map(len, places.values())) for places in found]
        usual = counts.index(max(counts))
        if counts[usual] < _FEWEST or not self._may_count(segment, context):
            return
        [other] = next(iter(found[usual].values()))[:1]
        example = other.of(context.text(next(iter(found[usual]))))
        for span in found[1 - usual].get(segment, ()):
            captures = (("word", span.of(context.text(segment))), ("other", example))
            yield Hit(span, captures=captures)

    def _may_count(self, segment: int, context: DocumentContext) -> bool:
        return bool(context.document.segments[segment].source) or is_about_programs(context)

    def _find_all(
        self, language: str, context: DocumentContext
    ) -> tuple[dict[int, list[Span]], ...]:
        """Return where the document addresses its reader in each way, in this language."""
        key = (MixedAddressDetector, language)
        if key not in context.memo:
            found: tuple[dict[int, list[Span]], ...] = ({}, {})
            is_spaced = find_language(language).spaced
            for number in range(len(context.document.segments)):
                if context.language_of(number) != language:
                    continue
                for (words, openers), places in zip(self.ways, found, strict=True):
                    pattern = _compile(
                        words.get(language, ()), openers.get(language, ()), spaced=is_spaced
                    )
                    spans = list(_find(pattern, number, context)) if pattern else []
                    if spans:
                        places[number] = spans
            context.memo[key] = found
        return cast("tuple[dict[int, list[Span]], ...]", context.memo[key])


def _find(pattern: regex.Pattern[str], segment: int, context: DocumentContext) -> Iterator[Span]:
    """Yield the words that a pattern finds in prose, but for quotations."""
    text = context.text(segment)
    closed = None
    for match in pattern.finditer(text):
        span = Span(*match.span())
        starts = context.starts_sentence(segment, span.start)
        if match.lastgroup == "capital" and starts:  # which any word has there
            continue
        if match.lastgroup == "opener" and not starts:
            continue
        if closed is None:
            quoted = (Span(*quote.span()) for quote in _QUOTED.finditer(text))
            closed = (*context.protected(segment), *quoted)
        if not any(span.overlaps(other) for other in closed):
            yield span


@lru_cache(maxsize=32)
def _compile(
    words: tuple[str, ...], openers: tuple[str, ...], *, spaced: bool
) -> regex.Pattern[str] | None:
    """Return what finds the words; those with a capital are none at the start of a sentence."""
    if not words:
        return None
    capital = [word for word in words if word[0].isupper()]
    small = [word for word in words if not word[0].isupper()]
    groups = {
        "word": [*small, *(word.capitalize() for word in small)] if spaced else small,
        "capital": capital,
        "opener": [*openers, *(word.capitalize() for word in openers)],
    }
    either = "|".join(
        f"(?P<{name}>{'|'.join(map(regex.escape, members))})"
        for name, members in groups.items()
        if members
    )
    bounds = (r"(?<![\p{L}\p{M}\p{N}'’-])", r"(?![\p{L}\p{M}\p{N}'’-])") if spaced else ("", "")
    return regex.compile(f"{bounds[0]}(?:{either}){bounds[1]}", regex.VERSION1)


def make_mixed_address(params: Mapping[str, object], classes: WordClasses) -> MixedAddressDetector:
    """
    Make the detector from a rule's keys `ways`: lists of two tables of words by language.

    Raises ValueError where they are not two such lists.
    """
    ways = params.get("ways")
    if not isinstance(ways, list | tuple) or [len(way) for way in ways] != [2, 2]:
        raise ValueError("`ways` must be two lists of two names of tables")
    tables = [tuple(classes.tables[name] for name in way) for way in ways]
    return MixedAddressDetector(cast("tuple[tuple[Tables, Tables], ...]", tuple(tables)))
