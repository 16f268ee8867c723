"""One object that checks and cleans documents with one set of rules."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from mtfix.context import DocumentContext
from mtfix.context.protection import compile_protected
from mtfix.detectors import PatternTimeout
from mtfix.engine.belief import Belief, Place, weigh
from mtfix.engine.compose import compose
from mtfix.engine.hold import hold_places
from mtfix.engine.judgement import Judgement
from mtfix.engine.repair import choose_repairs
from mtfix.languages import find_language, primary_subtag
from mtfix.model import (
    AppliedEdit,
    CheckResult,
    CleanResult,
    Document,
    Finding,
    Hit,
    Safety,
    Span,
    apply_edits,
)
from mtfix.packs import (
    Prefilter,
    Rule,
    is_plain_name,
    is_selected,
    load_rules,
    require_names,
)
from mtfix.readers import Reader
from mtfix.readers.plain import PlainReader
from mtfix.settings import Settings
from mtfix.suppression import Suppressions, find_suppressions

if TYPE_CHECKING:
    from mtfix.engine.screen import Screen

MAX_PASSES = 10


@dataclass(frozen=True, slots=True)
class _Candidate:
    rule: Rule
    place: Place


@dataclass(frozen=True, slots=True)
class _Look:
    """What one look at a document gives; `silenced` are rules and raw spans."""

    findings: tuple[Finding, ...]
    belief: Belief
    silenced: tuple[tuple[str, Span], ...]


class Engine:
    """
    The rules of some settings, ready for any number of documents.

    All loaded rules look at a document, since each one's hits are evidence for the others;
    only the selected ones report. Raises UsageProblem for an unknown language and PackError
    for a broken pack.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        """Check the settings; packs load when a document in their language comes."""
        self.settings = settings or Settings()
        for tag in (self.settings.language, self.settings.source_language):
            if tag:
                find_language(tag)
        self._protect = compile_protected(self.settings.protect)
        named = [g for g in (*self.settings.select, *self.settings.ignore) if is_plain_name(g)]
        if named:
            require_names(load_rules(self.settings.packs), named)
        elif self.settings.packs:
            load_rules(self.settings.packs)  # a broken pack is told before anything is read
        self._selected: set[str] = set()
        self._prefilters: dict[str, Prefilter] = {}
        self._screens: dict[bool, Screen] = {}  # for edits, or for all findings

    @cached_property  # looking for packs takes milliseconds
    def rules(self) -> tuple[Rule, ...]:
        """The rules for the declared language; all of them where none is declared."""
        return load_rules(self.settings.packs, _primary(self.settings.language))

    def check(self, document: Document) -> CheckResult:
        """Return what the selected rules find in a document, in order of place."""
        suppressions = find_suppressions(document.raw)
        look = self._look(document, suppressions, known=0.0)
        unused = suppressions.find_unused(look.silenced)
        return CheckResult(document, look.findings, unused)

    def clean(
        self, raw: str, reader: Reader, path: str | None = None, *, for_edits: bool = False
    ) -> CleanResult:
        """
        Repair a text until nothing changes, as boldly as the settings allow.

        The text is read again after each pass, so that no rule sees a stale offset. With
        `for_edits` findings of which no repair can come are not looked for.
        """
        text, seen = raw, {raw}
        known = 0.0
        log: list[AppliedEdit] = []
        for _ in range(MAX_PASSES):
            document = reader.read(text, path)
            judged = self._recall(text, reader, for_edits=for_edits)
            look = self._look(document, find_suppressions(text), known, judged, for_edits=for_edits)
            known = max(known, look.belief.points)
            edits = choose_repairs(document, look.findings, self.settings.boldness, reader)
            text_after = apply_edits(text, (applied.edit for applied in edits))
            if not edits or text_after in seen:  # done, or two rules undo each other
                break
            log = compose(raw, log, edits)
            text = text_after
            seen.add(text)
        else:
            document = reader.read(text, path)
            look = self._look(document, find_suppressions(text), known, for_edits=for_edits)
        return CleanResult(text, tuple(_without_returns(raw, log)), look.findings, document)

    def make_screen(self, *, for_edits: bool = False) -> Screen | None:
        """
        Return what tells the lines of a corpus that need this engine from those that do not.

        With `for_edits` lines pass that would only get findings. None where the language is
        not given.
        """
        from mtfix.engine.screen import Screen  # noqa: PLC0415 - slow to load

        language = _primary(self.settings.language)
        if language is None:
            return None
        rules = self._prefilter(language).rules
        wanted = {rule.id for rule in rules if self._is_wanted(rule, for_edits=for_edits)}
        screen = Screen(rules, language, self._protect, wanted)
        self._screens[for_edits] = screen
        return screen

    def _is_wanted(self, rule: Rule, *, for_edits: bool) -> bool:
        """Tell whether the user wants to know of a rule's hits, or of the repairs that they get."""
        is_selected = rule.id in self._selected
        return is_selected and (not for_edits or rule.may_be(self.settings.boldness))

    def _recall(self, text: str, reader: Reader, *, for_edits: bool) -> Judgement | None:
        """Return what a screen has just found out of the line that is this text."""
        screen = self._screens.get(for_edits)
        if screen is None or screen.last is None or not isinstance(reader, PlainReader):
            return None
        return screen.last if screen.last.text == text else None

    def _look(
        self,
        document: Document,
        suppressions: Suppressions,
        known: float,
        judged: Judgement | None = None,
        *,
        for_edits: bool = False,
    ) -> _Look:
        """Look at a document, perhaps one that is `judged` already; as for `clean`."""
        context = judged.context if judged else self._know(document, suppressions)
        asked = judged.asked() if judged else self._find_asked(context, for_edits=for_edits)
        candidates, belief = _detect(asked, context, known, judged)
        findings: list[tuple[Finding, bool]] = []
        silenced: list[tuple[str, Span]] = []
        for candidate in candidates:
            # What a comment silences counts, whether its rule is selected now or not.
            if candidate.rule.id not in self._selected and not suppressions.silences:
                continue
            if not belief.supports(candidate.place):
                continue
            if not self._fits_source(candidate.rule, belief):
                continue
            finding = _report(candidate, document, belief)
            place = _raw_span(document, finding)
            if suppressions.covers(finding.rule, place):
                silenced.append((finding.rule, place))
            elif finding.rule in self._selected:
                findings.append((finding, candidate.place.hit.holds))
        held = {*hold_places(findings)}
        ordered = sorted(held, key=lambda f: (f.segment, f.span, f.rule))
        return _Look(tuple(ordered), belief, tuple(silenced))

    def _know(self, document: Document, suppressions: Suppressions) -> DocumentContext:
        return DocumentContext(
            document.closing(suppressions.spans),
            language=self.settings.language,
            source_language=self.settings.source_language,
            glossary=self.settings.glossary,
            protect=self._protect,
        )

    def _find_asked(
        self, context: DocumentContext, *, for_edits: bool
    ) -> Iterator[tuple[int, Rule]]:
        """Yield the rules that may hit, and the number of the segment where they may."""
        numbers = range(len(context.document.segments))
        for number in numbers:
            text = context.text(number)
            if not text.strip():
                continue
            language = context.language_of(number)
            is_alone = len(numbers) == 1 and language == context.language
            # Clues know nothing of markup, nor of what is closed.
            is_alone &= not context.document.segments[number].breaks and not context.closed(number)
            rules = self._prefilter(language).candidates(
                text,
                is_alone=is_alone,
                has_source=bool(context.document.segments[number].source),
            )
            for rule in rules:
                if not for_edits or rule.weight or self._is_wanted(rule, for_edits=True):
                    yield number, rule

    def _prefilter(self, language: str) -> Prefilter:
        if language not in self._prefilters:
            rules = load_rules(self.settings.packs, language)
            self._prefilters[language] = Prefilter(rules, language)
            select, ignore = self.settings.select, self.settings.ignore
            self._selected.update(rule.id for rule in rules if is_selected(rule, select, ignore))
        return self._prefilters[language]

    def _fits_source(self, rule: Rule, belief: Belief) -> bool:
        if not rule.sources:
            return True
        source = _primary(self.settings.source_language) or belief.source_language
        return source is None or source in rule.sources


def _detect(
    asked: Iterable[tuple[int, Rule]],
    context: DocumentContext,
    known: float,
    judged: Judgement | None,
) -> tuple[list[_Candidate], Belief]:
    """
    Return what rules hit in segments, and the evidence that this gives.

    Rules that wait for more evidence than there is do not look.
    """
    late: set[str] = set()  # rules that took too long once are not waited for again
    waiting: list[tuple[int, Rule]] = []
    candidates: list[_Candidate] = []
    for number, rule in asked:
        if rule.waits:
            waiting.append((number, rule))
        else:
            candidates += _hits_of(rule, number, context, late, judged)
    words = context.word_count if candidates else 0
    belief = weigh((candidate.place for candidate in candidates), words, known)
    for number, rule in waiting:
        if belief.points >= rule.needs:
            candidates += _hits_of(rule, number, context, late, judged)
    return candidates, belief


def _hits_of(
    rule: Rule,
    segment: int,
    context: DocumentContext,
    late: set[str],
    judged: Judgement | None,
) -> Iterator[_Candidate]:
    """Yield the hits of a rule in a segment that touch nothing closed."""
    if rule.id in late:
        return
    try:
        for hit in judged.find(rule) if judged else rule.detector.detect(segment, context):
            look = context.closed if hit.proven else context.protected
            if not _enters(hit, look(segment)):
                yield _Candidate(rule, Place(segment, hit))
    except PatternTimeout:
        late.add(rule.id)
        warnings.warn(
            f"rule {rule.id} took too long and was skipped from some paragraph on",
            stacklevel=2,
        )


def _primary(tag: str | None) -> str | None:
    return primary_subtag(tag) if tag else None


def _report(candidate: _Candidate, document: Document, belief: Belief) -> Finding:
    rule, hit = candidate.rule, candidate.place.hit
    is_trusted = rule.safe_with is not None and belief.elsewhere(candidate.place) >= rule.safe_with
    segment = document.segments[candidate.place.segment]
    return Finding(
        rule=rule.id,
        segment=candidate.place.segment,
        span=hit.span,
        message=rule.describe(hit),
        severity=rule.severity,
        category=rule.category,
        evidence=hit.evidence,
        suggestions=tuple(
            replace(suggestion, safety=Safety.SAFE)
            if is_trusted and suggestion.safety is rule.safety
            else suggestion
            for suggestion in hit.suggestions
            if document.write(segment, suggestion.edits) is not None
        ),
    )


def _enters(hit: Hit, protected: Sequence[Span]) -> bool:
    """Tell whether the hit touches what is closed; what is proven may lie around it."""
    spans = [edit.span for suggestion in hit.suggestions for edit in suggestion.edits]
    if not hit.proven:
        spans.append(hit.span)
    return any(
        closed.overlaps(span) or closed.start < span.start == span.end < closed.end
        for closed in protected
        for span in spans
    )


def _raw_span(document: Document, finding: Finding) -> Span:
    return document.segments[finding.segment].to_raw(finding.span)


def _without_returns(raw: str, log: Iterable[AppliedEdit]) -> Iterator[AppliedEdit]:
    """Leave out edits that a later pass took back."""
    for applied in log:
        if applied.edit.span.of(raw) != applied.edit.replacement:
            yield applied
