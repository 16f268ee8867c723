"""Findings to render."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mtfix.model import Edit, Finding, Safety, Severity, Span, Suggestion
from mtfix.readers import reader_for
from mtfix.render import FileReport


@pytest.fixture
def report() -> Callable[..., FileReport]:
    """Make a report about the first place where `marked` stands in `raw`."""

    def make(
        raw: str,
        marked: str,
        *replacements: tuple[str, str],
        path: str = "a.txt",
        line: int | None = None,
    ) -> FileReport:
        document = reader_for(None).read(raw, path)
        number, segment = next(
            (number, segment)
            for number, segment in enumerate(document.segments)
            if marked in segment.text
        )

        def place(text: str) -> Span:
            start = segment.text.index(text)
            return Span(start, start + len(text))

        edits = tuple(Edit(place(old), new) for old, new in replacements)
        suggestions = (Suggestion(edits, Safety.UNSAFE),) if edits else ()
        finding = Finding(
            "a-rule",
            number,
            place(marked),
            "It is wrong.",
            Severity.WARNING,
            "Fluency",
            suggestions=suggestions,
        )
        return FileReport(path, document, (finding,), line)

    return make
