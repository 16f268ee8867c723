"""The detector of most rules: a pattern, its exceptions, conditions and replacements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, cast

import regex

from mtfix import patterns
from mtfix.detectors.base import Clues, PatternTimeout, WordClasses, time_limit
from mtfix.detectors.conditions import (
    CLASS_CONDITIONS,
    GROUP_CONDITIONS,
    LANGUAGE_CONDITIONS,
    NUMBER_CONDITIONS,
    PATTERN_CONDITIONS,
)
from mtfix.detectors.conditions.place import Place
from mtfix.detectors.coverage import Coverage
from mtfix.detectors.template import Template, parse_template
from mtfix.model import Edit, Hit, Safety, Span, Suggestion
from mtfix.patterns import compile_late

if TYPE_CHECKING:
    from mtfix.context import DocumentContext

ANY_CASE = "(?i)"  #: opens patterns in clues where case does not count
_APOSTROPHE = compile_late(r"(?<=\p{L})'")
_NOTHING = Coverage(())
_NAMED_LIST = compile_late(r"(?<!\\)(?:\\\\)*\\L<([^>]*)>")


@dataclass(frozen=True, slots=True)
class PatternSpec:
    """What a pattern rule says, as in its pack; `when` holds (condition, argument) pairs."""

    match: tuple[str, ...]
    ignore_case: bool = False
    unless: tuple[str, ...] = ()
    when: tuple[tuple[str, str | int], ...] = ()
    mark: str = "0"
    replace: tuple[str, ...] = ()
    safety: Safety = Safety.FLAG
    weight: float = 0.0
    needs: float = 0.0
    sources: tuple[str, ...] = ()


def named_lists(pattern: str) -> list[str]:
    r"""
    Return the names of the word classes that a pattern uses.

        >>> named_lists(r"\\L<no> \L<verb>")
        ['verb']
    """
    return _NAMED_LIST.findall(pattern)


def compile_pattern(
    pattern: str, classes: WordClasses, *, ignore_case: bool = False
) -> regex.Pattern[str]:
    """
    Compile a pattern the way that packs promise: VERSION1, full case folding.

    Raises regex.error, or KeyError for a class that does not exist.
    """
    flags = regex.VERSION1 | (regex.IGNORECASE if ignore_case else 0)
    return patterns.compile_pattern(
        pattern, flags, {name: classes[name] for name in named_lists(pattern)}
    )


@dataclass(frozen=True, eq=False)  # eq=False: rules are hashed, classes cannot be
class PatternDetector:
    """Finds a pattern; patterns compile on first use, since most texts need few of them."""

    spec: PatternSpec
    classes: WordClasses = field(default_factory=WordClasses)

    @cached_property
    def patterns(self) -> list[regex.Pattern[str]]:
        """The alternatives of `match`, compiled."""
        return self._compile(self.spec.match)

    @cached_property
    def exceptions(self) -> list[regex.Pattern[str]]:
        """The patterns of `unless`, compiled."""
        return self._compile(self.spec.unless)

    def clues(self, language: str) -> Clues:
        """Return the patterns themselves."""
        case = ANY_CASE if self.spec.ignore_case else ""
        return Clues(tuple(case + pattern for pattern in self.spec.match), classes=self.classes)

    def _compile(self, patterns: Sequence[str]) -> list[regex.Pattern[str]]:
        ignore_case = self.spec.ignore_case
        return [compile_pattern(p, self.classes, ignore_case=ignore_case) for p in patterns]

    def detect(self, segment: int, context: DocumentContext) -> Iterator[Hit]:
        """Yield the hits in a segment; an earlier alternative wins where two overlap."""
        text = context.document.segments[segment].text
        seconds = time_limit(text)
        hits: dict[Span, Hit] = {}  # by the whole match
        is_late = False
        exceptions: Coverage | None = None
        try:
            for pattern in self.patterns:
                taken = Coverage(hits) if hits else _NOTHING
                matches, is_late = _find_matches(pattern, text, seconds)
                for match in matches:
                    span = Span(*match.span())
                    if span in hits or taken.overlaps(span):
                        continue
                    if exceptions is None:
                        exceptions = self._find_exceptions(text, seconds)
                    if exceptions.overlaps(span):
                        continue
                    hit = self._judge(match, segment, context)
                    if hit:
                        hits[span] = hit
                if is_late:
                    break
        except (TimeoutError, PatternTimeout):
            is_late = True
        yield from (hits[span] for span in sorted(hits))
        if is_late:
            raise PatternTimeout

    def _find_exceptions(self, text: str, seconds: float) -> Coverage:
        return Coverage(
            Span(*match.span())
            for pattern in self.exceptions
            for match in pattern.finditer(text, timeout=seconds, overlapped=True)
        )

    def _judge(self, match: regex.Match[str], segment: int, context: DocumentContext) -> Hit | None:
        evidence = []
        for name, argument in self.spec.when:
            told = self._ask(name, argument, match, segment, context)
            if told is None:
                return None
            if told:
                evidence.append(told)
        captures = {name: text or "" for name, text in match.groupdict().items()}
        captures["0"] = match.group()
        suggestions = self._suggest(match, captures, context)
        if self.spec.replace and not suggestions:
            return None  # the text already is what the rule would make of it
        marked = match.span(_group(self.spec.mark))
        return Hit(
            span=Span(*(match.span() if marked == (-1, -1) else marked)),
            suggestions=suggestions,
            evidence=tuple(evidence),
            weight=self.spec.weight,
            needs=self.spec.needs,
            sources=self.spec.sources,
            captures=tuple(captures.items()),
        )

    def _ask(
        self,
        name: str,
        argument: str | int,
        match: regex.Match[str],
        segment: int,
        context: DocumentContext,
    ) -> str | None:
        whole = Place(segment, Span(*match.span()), match.group())
        if name in NUMBER_CONDITIONS:
            return NUMBER_CONDITIONS[name](whole, int(argument), context)
        if name in CLASS_CONDITIONS:
            return CLASS_CONDITIONS[name](whole, self.classes[str(argument)], context)
        if name in LANGUAGE_CONDITIONS:
            return LANGUAGE_CONDITIONS[name](whole, str(argument).split(), context)
        if name in PATTERN_CONDITIONS:
            return PATTERN_CONDITIONS[name](match.re, str(argument), context)
        start, end = match.span(_group(str(argument)))
        if start < 0:
            return None  # nothing can be said of a group that took no part
        place = Place(segment, Span(start, end), match.string[start:end])
        return GROUP_CONDITIONS[name](place, context)

    @cached_property
    def _templates(self) -> list[Template]:
        return [parse_template(template) for template in self.spec.replace]

    def _suggest(
        self, match: regex.Match[str], captures: Mapping[str, str], context: DocumentContext
    ) -> tuple[Suggestion, ...]:
        texts = dict.fromkeys(  # each once, in order
            text
            for template in self._templates
            for text in template.fill(
                captures, self.classes.tables, ignore_case=self.spec.ignore_case
            )
        )
        span = Span(*match.span())
        suggestions: list[Suggestion] = []
        for text in texts:
            if "'" in text and "'" not in match.group():
                text = _APOSTROPHE.sub(context.apostrophe, text)  # noqa: PLW2901
            if text != match.group():
                # Only the likeliest repair is as trusted as the rule; the others are for show.
                safety = Safety.FLAG if suggestions else self.spec.safety
                suggestions.append(Suggestion((Edit(span, text).trimmed(match.string),), safety))
        return tuple(suggestions)


def _find_matches(
    pattern: regex.Pattern[str], text: str, seconds: float
) -> tuple[Sequence[regex.Match[str]], bool]:
    """
    Return the matches, and whether there was no time for all.

    What is late is tried once more: the clock goes on where the machine has stopped.
    """
    found: list[regex.Match[str]] = []
    for _ in range(2):
        found.clear()
        try:
            found.extend(pattern.finditer(text, timeout=seconds))
        except TimeoutError:
            continue
        return found, False
    return found, True


def _group(name: str) -> str | int:
    return 0 if name == "0" else name


def make_pattern(params: Mapping[str, object], classes: WordClasses) -> PatternDetector:
    """Make the detector from a rule's keys, which the loader has checked."""
    spec = PatternSpec(
        match=cast("tuple[str, ...]", params["match"]),
        ignore_case=bool(params.get("ignore_case", False)),
        unless=cast("tuple[str, ...]", params.get("unless", ())),
        when=cast("tuple[tuple[str, str | int], ...]", params.get("when", ())),
        mark=str(params.get("mark", "0")),
        replace=cast("tuple[str, ...]", params.get("replace", ())),
        safety=cast(Safety, params.get("safety", Safety.FLAG)),
        weight=cast(float, params.get("weight", 0.0)),
        needs=cast(float, params.get("needs", 0.0)),
        sources=cast("tuple[str, ...]", params.get("sources", ())),
    )
    return PatternDetector(spec, classes)
