"""Runs the examples of rules through the engine, alone and among all other rules."""

from __future__ import annotations

import time
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from mtfix.engine import Engine
from mtfix.glossary import Term
from mtfix.model import CleanResult, Finding, Safety, apply_edits
from mtfix.packs import Example, Rule
from mtfix.packs.rule import ANY_LANGUAGE
from mtfix.readers import Reader, reader_for
from mtfix.settings import Settings
from mtfix.testing.beside import BesideReader
from mtfix.testing.result import ExampleResult, Problem

_EVERY_RULE = "*"


@dataclass(frozen=True, slots=True)
class _Case:
    """An example as a document: its context, a blank line, its text."""

    rule: Rule
    example: Example

    @property
    def context(self) -> str:
        return self.example.context.strip("\n")

    @property
    def language(self) -> str | None:
        if self.example.language:
            return self.example.language
        first = self.rule.languages[0]
        return None if first == ANY_LANGUAGE else first

    @property
    def glossary(self) -> tuple[Term, ...]:
        return tuple(Term(source, (target,)) for source, target in self.example.glossary)

    def reader(self, plain: Reader) -> Reader:
        """Return what reads the document, its own text beside what the example says of it."""
        example = self.example
        if example.source is None and example.limit is None:
            return plain
        before = len(plain.read(self.context).segments)
        return BesideReader(plain, before, example.source, example.limit)

    def document(self, text: str) -> str:
        return f"{self.context}\n\n{text}" if self.context else text

    def text_in(self, document: str) -> str:
        """Return the example's part of a cleaned document."""
        if not self.context:
            return document
        return document.split("\n\n", self.context.count("\n\n") + 1)[-1]


class Bench:
    """
    The engines of one set of packs: the built-in ones, and those at `paths`.

    A rule is tried alone, which leaves the hits of all others as evidence, and together
    with all others.
    """

    def __init__(self, paths: Iterable[Path | str] = ()) -> None:
        """Take the packs that count beside the built-in ones."""
        self._paths = tuple(str(path) for path in paths)
        self._reader = reader_for(None)
        self._engine = lru_cache(maxsize=64)(self._make_engine)

    def _make_engine(
        self,
        select: str,
        language: str | None,
        source_language: str | None,
        boldness: Safety,
        glossary: tuple[Term, ...],
    ) -> Engine:
        chosen = Settings(language, source_language, (select,), (), boldness, packs=self._paths)
        return Engine(replace(chosen, glossary=glossary))

    def _engine_for(self, case: _Case, select: str, boldness: Safety) -> Engine:
        source_language = case.example.source_language
        return self._engine(select, case.language, source_language, boldness, case.glossary)

    def run_example(self, rule: Rule, path: str, number: int) -> ExampleResult:
        """Return how example number `number` (from 0) of a rule fares; `path` is its pack's."""
        example = rule.examples[number]
        case = _Case(rule, example)
        start = time.perf_counter()
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            problems = [*self._check_alone(case), *self._check_together(case)]
        late = [str(w.message) for w in caught if issubclass(w.category, UserWarning)]
        problems += [Problem("time", "an answer in time", text) for text in dict.fromkeys(late)]
        return ExampleResult(
            rule=rule.id,
            pack=rule.pack,
            path=path,
            line=example.line,
            name=f"{'keep' if example.bad is None else 'bad'}-{number + 1}",
            text=example.text,
            problems=tuple(problems),
            seconds=time.perf_counter() - start,
            known_failure=example.known_failure,
        )

    def _check_alone(self, case: _Case) -> Iterator[Problem]:
        example = case.example
        found = self._find(case, example.text)
        if example.keep is not None and found:
            yield Problem("keep", "no finding", "; ".join(_show(*pair) for pair in found))
        if example.flag is not None and example.flag not in [marked for _, marked in found]:
            actual = "; ".join(_show(*pair) for pair in found) or "no finding"
            yield Problem("flag", f"“{example.flag}” is marked", actual)
        if example.good is not None:
            repaired = self._repair(case)
            if repaired != example.good:
                yield Problem("repair", example.good, repaired)
            again = case.text_in(self._clean(case, repaired, case.rule.id).text)
            if again != repaired:
                yield Problem("stable", f"{repaired} (repaired twice)", again)

    def _check_together(self, case: _Case) -> Iterator[Problem]:
        example = case.example
        sound = example.keep if example.keep is not None else example.good
        if sound is not None:
            cleaned = self._clean(case, sound, _EVERY_RULE, Safety.SAFE)
            actual = case.text_in(cleaned.text)
            busy = _rules_of(cleaned) - set(example.also)
            if actual != sound and busy:
                expected = f"{sound} (with all safe rules)"
                yield Problem("harmony", expected, f"{actual} (by {', '.join(sorted(busy))})")
        once = self._clean(case, example.text, _EVERY_RULE)
        twice = self._clean_document(case, once.text, _EVERY_RULE)
        if twice.text != once.text:
            yield Problem(
                "stable",
                f"{case.text_in(once.text)} (cleaned twice with all rules)",
                f"{case.text_in(twice.text)} (by {', '.join(sorted(_rules_of(twice)))})",
            )
        undone = self._clean_document(case, once.text, case.rule.id)
        if undone.text != once.text:
            yield Problem(
                "harmony",
                f"{case.text_in(undone.text)} (what {case.rule.id} asks for)",
                f"{case.text_in(once.text)} (with all rules: "
                f"{', '.join(sorted(_rules_of(once))) or 'no edit'})",
            )

    def _clean(
        self, case: _Case, text: str, select: str, boldness: Safety = Safety.UNSAFE
    ) -> CleanResult:
        return self._clean_document(case, case.document(text), select, boldness)

    def _clean_document(
        self, case: _Case, raw: str, select: str, boldness: Safety = Safety.UNSAFE
    ) -> CleanResult:
        return self._engine_for(case, select, boldness).clean(raw, case.reader(self._reader))

    def _find(self, case: _Case, text: str) -> list[tuple[Finding, str]]:
        """Return the rule's findings in the example's own text, and what each marks."""
        engine = self._engine_for(case, case.rule.id, Safety.UNSAFE)
        document = case.reader(self._reader).read(case.document(text))
        own = len(document.raw) - len(text)
        return [
            (finding, finding.span.of(segment.text))
            for finding in engine.check(document).findings
            if (segment := document.segments[finding.segment]).to_raw(finding.span).start >= own
        ]

    def _repair(self, case: _Case) -> str:
        """Return the text as the rule repairs it; a flag's first suggestion is taken, once."""
        if case.rule.safety is not Safety.FLAG:
            return case.text_in(self._clean(case, case.example.text, case.rule.id).text)
        found = self._find(case, case.example.text)
        document = case.reader(self._reader).read(case.document(case.example.text))
        edits = [
            edit
            for finding, _ in found
            if finding.suggestions
            for edit in document.write(
                document.segments[finding.segment], finding.suggestions[0].edits
            )
            or ()
        ]
        return case.text_in(apply_edits(document.raw, edits))


def _rules_of(cleaned: CleanResult) -> set[str]:
    return {rule for applied in cleaned.edits for rule in applied.rules}


def _show(finding: Finding, marked: str) -> str:
    return f"“{marked}” is marked: {finding.message}"
