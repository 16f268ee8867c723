"""What a condition is asked about, and how it answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtfix.model import Span

if TYPE_CHECKING:
    from mtfix.context import DocumentContext


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one segment that a condition asks about."""

    segment: int
    span: Span
    text: str


# Answers with the evidence for a reader ("" where there is nothing to tell), or None where
# the condition does not hold.
GroupCondition = Callable[[Place, "DocumentContext"], "str | None"]


def tell(holds: object, evidence: str = "") -> str | None:
    """Return the answer of a condition: the evidence where it holds."""
    return evidence if holds else None
