"""The types that everything else is made of; they import nothing above them."""

from mtfix.model.document import Document, Piece, Segment
from mtfix.model.edit import Edit, Safety, Suggestion, apply_edits
from mtfix.model.finding import Finding, Hit, Severity
from mtfix.model.result import AppliedEdit, CheckResult, CleanResult
from mtfix.model.span import Span

__all__ = [
    "AppliedEdit",
    "CheckResult",
    "CleanResult",
    "Document",
    "Edit",
    "Finding",
    "Hit",
    "Piece",
    "Safety",
    "Segment",
    "Severity",
    "Span",
    "Suggestion",
    "apply_edits",
]
