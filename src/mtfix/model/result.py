"""What checking and cleaning return."""

from __future__ import annotations

from dataclasses import dataclass

from mtfix.model.document import Document
from mtfix.model.edit import Edit
from mtfix.model.finding import Finding
from mtfix.model.span import Span


@dataclass(frozen=True, slots=True)
class AppliedEdit:
    """An edit that was made, in raw code points of the input, and the rules behind it."""

    edit: Edit
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckResult:
    """
    A document and what was found in it, in order of place.

    `unused` are the comments, as raw spans, and the names in them (`*` for all rules) that
    silenced nothing.
    """

    document: Document
    findings: tuple[Finding, ...]
    unused: tuple[tuple[Span, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CleanResult:
    """
    The repaired `text`, the `edits` that made it, and the `findings` that are left in it.

    Edits are in code points of the raw input, in order, and do not touch one another.
    Findings belong to `document`, which is the repaired text read again.
    """

    text: str
    edits: tuple[AppliedEdit, ...]
    findings: tuple[Finding, ...]
    document: Document
