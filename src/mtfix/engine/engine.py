"""One object that checks and cleans documents with one set of rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtfix.context import DocumentContext
from mtfix.context.protection import compile_protected
from mtfix.engine.compose import compose
from mtfix.engine.detect import Evidence, detect
from mtfix.engine.hold import hold_places
from mtfix.engine.judgement import Judgement
from mtfix.engine.repair import choose_repairs
from mtfix.engine.report import report
from mtfix.engine.rulebook import Rulebook, primary_of
from mtfix.languages import find_language
from mtfix.model import (
    AppliedEdit,
    CheckResult,
    CleanResult,
    Document,
    Finding,
    Span,
    apply_edits,
)
from mtfix.packs import Rule
from mtfix.readers import Reader
from mtfix.readers.plain import PlainReader
from mtfix.settings import Settings
from mtfix.suppression import Suppressions, find_suppressions

if TYPE_CHECKING:
    from mtfix.engine.screen import Screen

MAX_PASSES = 10


@dataclass(frozen=True, slots=True)
class _Look:
    """What one look at a document gives; `silenced` are rules and raw spans."""

    findings: tuple[Finding, ...]
    evidence: Evidence
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
        self._rulebook = Rulebook(self.settings)
        self._screens: dict[bool, Screen] = {}  # for edits, or for all findings

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules for the declared language; all of them where none is declared."""
        return self._rulebook.rules

    def check(self, document: Document) -> CheckResult:
        """Return what the selected rules find in a document, in order of place."""
        suppressions = find_suppressions(document.raw)
        look = self._look(document, suppressions)
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
        evidence: Evidence | None = None
        log: list[AppliedEdit] = []
        screen = self._find_screen(raw, reader, for_edits=for_edits)
        judged = screen.last if screen else None
        for passes_left in reversed(range(MAX_PASSES + 1)):
            document = reader.read(text, path)
            suppressions = find_suppressions(text)
            look = self._look(document, suppressions, evidence, judged, for_edits=for_edits)
            if not look.findings or not passes_left:
                break
            evidence = look.evidence
            edits = choose_repairs(document, look.findings, self.settings.boldness, reader)
            text_after = apply_edits(text, (applied.edit for applied in edits))
            if not edits or text_after in seen:  # done, or two rules undo each other
                break
            log = compose(raw, log, edits)
            text = text_after
            seen.add(text)
            judged = screen.judge(text, evidence) if screen else None
        return CleanResult(text, tuple(_without_returns(raw, log)), look.findings, document)

    def make_screen(self, *, for_edits: bool = False) -> Screen | None:
        """
        Return what tells the lines of a corpus that need this engine from those that do not.

        With `for_edits` lines pass that would only get findings. None where the language is
        not given.
        """
        from mtfix.engine.screen import Screen  # noqa: PLC0415 - slow to load

        language = primary_of(self.settings.language)
        if language is None:
            return None
        rules = self._rulebook.rules_for(language)
        wanted = {rule.id for rule in rules if self._rulebook.is_wanted(rule, for_edits=for_edits)}
        screen = Screen(rules, language, self._protect, wanted)
        self._screens[for_edits] = screen
        return screen

    def _find_screen(self, text: str, reader: Reader, *, for_edits: bool) -> Screen | None:
        """Return the screen that has just judged the line that is this text, if one has."""
        screen = self._screens.get(for_edits)
        if screen is None or screen.last is None or not isinstance(reader, PlainReader):
            return None
        return screen if screen.last.text == text else None

    def _look(
        self,
        document: Document,
        suppressions: Suppressions,
        before: Evidence | None = None,
        judged: Judgement | None = None,
        *,
        for_edits: bool = False,
    ) -> _Look:
        """
        Look at a document, perhaps one that is `judged` already; as for `clean`.

        A pass of repairs may have taken away the evidence that it gave `before`.
        """
        if judged is None:
            context = self._know(document, suppressions)
            judged = self._rulebook.judge(context, for_edits=for_edits)
        candidates, evidence = detect(judged, before)
        findings: list[tuple[Finding, bool]] = []
        silenced: list[tuple[str, Span]] = []
        for candidate in candidates:
            # What a comment silences counts, whether its rule is selected now or not.
            if not self._rulebook.is_selected(candidate.rule.id) and not suppressions.silences:
                continue
            if not evidence.supports(candidate.place):
                continue
            if not self._fits_source(candidate.rule, evidence):
                continue
            finding = report(candidate, document, evidence)
            place = _raw_span(document, finding)
            if suppressions.covers(finding.rule, place):
                silenced.append((finding.rule, place))
            elif self._rulebook.is_selected(finding.rule):
                findings.append((finding, candidate.place.hit.holds))
        held = {*hold_places(findings)}
        ordered = sorted(held, key=lambda f: (f.segment, f.span, f.rule))
        return _Look(tuple(ordered), evidence, tuple(silenced))

    def _know(self, document: Document, suppressions: Suppressions) -> DocumentContext:
        return DocumentContext(
            document.closing(suppressions.spans),
            language=self.settings.language,
            source_language=self.settings.source_language,
            glossary=self.settings.glossary,
            protect=self._protect,
        )

    def _fits_source(self, rule: Rule, evidence: Evidence) -> bool:
        if not rule.sources:
            return True
        source = primary_of(self.settings.source_language) or evidence.belief.source_language
        return source is None or source in rule.sources


def _raw_span(document: Document, finding: Finding) -> Span:
    return document.segments[finding.segment].to_raw(finding.span)


def _without_returns(raw: str, log: Iterable[AppliedEdit]) -> Iterator[AppliedEdit]:
    """Leave out edits that a later pass took back."""
    for applied in log:
        if applied.edit.span.of(raw) != applied.edit.replacement:
            yield applied
