"""A name that was translated as if it were words, where the document has it as a name too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING, cast

import regex

from mtfix.detectors.base import Clues, WordClasses
from mtfix.detectors.occurrences import count_standing
from mtfix.model import Edit, Hit, Safety, Span, Suggestion
from mtfix.patterns import compile_late

if TYPE_CHECKING:
    from mtfix.context import DocumentContext

_LETTERS = compile_late(r"\p{L}+")
_BEFORE = compile_late(r"(?r)[\p{L}’'-]+ ")  # what may be a given name; looks from right to left
_DOTS = str.maketrans({"ı": "i", "\u0307": None})  # of Turkish
_FURTHER = compile_late(r" \p{Lu}")  # The World Cup is not The World

Table = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, eq=False)  # eq=False: rules are hashed, tables cannot be
class TranslatedNameDetector:
    """
    Finds `Peter Castle` in a document that has `Pedro Castillo`.

    `words` gives for a word of the text the names that it may translate, `given` the same
    for given names. A word alone is no name: a given name must stand before it, kept or
    translated, and where it is kept, the word has a capital. A key of several words
    (`Blue Cross`) needs none, but its own capitals.
    """

    words: Table
    given: Table
    safety: Safety
    weight: float = 0.0
    needs: float = 0.0
    sources: tuple[str, ...] = ()

    @cached_property
    def _folded(self) -> tuple[Table, Table]:
        return tuple(
            {key.casefold(): values for key, values in table.items()}
            for table in (self.words, self.given)
        )  # type: ignore[return-value]

    @cached_property
    def _by_last(self) -> Mapping[str, list[str]]:
        """The words of the text by the last words of the names that they may translate."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for word, names in self.words.items():
            for name in names:
                found[name.split()[-1]].append(word)
        return found

    def clues(self, language: str) -> Clues:
        """Return what finds the end of a name that may have been translated elsewhere."""
        standing = r"(?<![\p{L}\p{M}\p{N}])\L<last>(?![\p{L}\p{M}\p{N}])"
        return Clues((standing,), {"last": tuple(self._by_last)}, spread=True)

    def detect(self, segment: int, context: DocumentContext) -> Iterator[Hit]:
        """Yield a hit for each translated name whose other form stands in the document."""
        end = 0  # of the last hit
        for match in self._find_matches(segment, context):
            for span, name in self._names(match):
                words = span.of(match.string)
                if span.start >= end and name != words and count_standing(name, context):
                    end = span.end
                    yield Hit(
                        span=span,
                        suggestions=(Suggestion((Edit(span, name),), self.safety),),
                        evidence=(f"“{name}” stands in this document too",),
                        weight=self.weight,
                        needs=self.needs,
                        sources=self.sources,
                        captures=(("words", words), ("name", name)),
                    )
                    break

    def _find_matches(self, segment: int, context: DocumentContext) -> Iterator[regex.Match[str]]:
        """Yield where words stand whose name stands in the document; they may overlap."""
        firsts, pattern = self._pattern_for(context)
        runs = _folded_runs(segment, context) if pattern else {}
        if pattern is None or firsts.isdisjoint(runs):
            return
        text = context.text(segment)
        starts = [start for first in firsts & runs.keys() for start in runs[first]]
        given = [match.start() for start in starts if (match := _BEFORE.match(text, 0, start))]
        for start in sorted({*starts, *given}):
            if match := pattern.match(text, start):
                yield match

    def _pattern_for(
        self, context: DocumentContext
    ) -> tuple[frozenset[str], regex.Pattern[str] | None]:
        """
        Return what matches the words whose name stands in the document, None for none.

        The words begin with one of the runs of letters that come with it, folded.
        """
        key = ("translated-name", id(self))
        if key not in context.memo:
            lasts = self._by_last.keys() & context.counts.keys()
            standing = _folded_words(context)
            keys = {
                word
                for last in lasts
                for word in self._by_last[last]
                if standing.issuperset(_fold(word))
            }
            firsts = frozenset(_fold(word)[0] for word in keys)
            context.memo[key] = firsts, _find_words(keys) if keys else None
        return cast("tuple[frozenset[str], regex.Pattern[str] | None]", context.memo[key])

    def _names(self, match: regex.Match[str]) -> Iterator[tuple[Span, str]]:
        """Yield what may be a name, and the name; with the given name kept first."""
        words, given_names = self._folded
        given, word = (match["given"] or "").casefold(), match["word"].casefold()
        if given:
            # “the power” is no name, for all that “the Kraft” stands in the text.
            kept = () if match["word"][0].islower() else (match["given"],)
            firsts = (*kept, *given_names.get(given, ()), *words.get(given, ()))
            for first, name in product(firsts, words[word]):
                yield Span(*match.span()), f"{first} {name}"
        if (
            " " in word
            and match["word"] in self.words
            and not _FURTHER.match(match.string, match.end())
        ):
            for name in words[word]:
                yield Span(*match.span("word")), name


def _folded_words(context: DocumentContext) -> set[str]:
    """Return all runs of letters in the document, folded."""
    found = context.memo.get(_folded_words)
    if found is None:
        runs = {run for form in context.counts for run in _fold(form)}
        found = context.memo[_folded_words] = runs
    return cast("set[str]", found)


def _folded_runs(segment: int, context: DocumentContext) -> Mapping[str, Sequence[int]]:
    """Return where the runs of letters of a segment stand, folded; rules ask one after another."""
    found = cast("tuple[int, dict[str, list[int]]]", context.memo.get(_folded_runs, (-1, {})))
    if found[0] != segment:
        starts: defaultdict[str, list[int]] = defaultdict(list)
        for match in _LETTERS.finditer(context.text(segment)):
            starts[_fold_run(match[0])].append(match.start())
        context.memo[_folded_runs] = found = segment, starts
    return found[1]


def _fold(text: str) -> list[str]:
    """Return the runs of letters in a text, with what `IGNORECASE` takes for the same folded."""
    return [_fold_run(run) for run in _LETTERS.findall(text)]


def _fold_run(run: str) -> str:
    return run.casefold().translate(_DOTS)


def _find_words(keys: Iterable[str]) -> regex.Pattern[str]:
    """Return a pattern for one of these words, from the word before it if there is one."""
    alternatives = "|".join(sorted(map(regex.escape, sorted(keys)), key=len, reverse=True))
    return regex.compile(
        r"(?<![\p{L}’'-])(?:(?<given>\p{L}[\p{L}’'-]+) )?"
        rf"(?<word>{alternatives})(?![\p{{L}}-])",
        regex.VERSION1 | regex.IGNORECASE,
    )


def make_translated_name(
    params: Mapping[str, object], classes: WordClasses
) -> TranslatedNameDetector:
    """
    Make the detector from a rule's keys.

    `words` and `given` name tables; KeyError for a table that does not exist.
    """
    return TranslatedNameDetector(
        words=classes.tables[str(params["words"])],
        given=classes.tables[str(params["given"])] if "given" in params else {},
        safety=cast("Safety", params["safety"]),
        weight=cast("float", params.get("weight", 0.0)),
        needs=cast("float", params.get("needs", 0.0)),
        sources=cast("tuple[str, ...]", params.get("sources", ())),
    )
