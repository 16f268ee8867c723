"""The types that everything else is made of; they import nothing above them."""

from mtfix.model.document import Document
from mtfix.model.edit import Edit, Safety, Suggestion, apply_edits
from mtfix.model.finding import Finding, Hit, Severity
from mtfix.model.result import AppliedEdit, CheckResult, CleanResult
from mtfix.model.segment import Break, Piece, Segment
from mtfix.model.span import Span
from mtfix.model.writing import Writer, write_edits

__all__ = [
    "AppliedEdit",
    "Break",
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
    "Writer",
    "apply_edits",
    "write_edits",
]
