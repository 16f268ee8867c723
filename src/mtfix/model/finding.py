"""What detectors hit, and what the user is told."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from mtfix.model.edit import Safety, Suggestion
from mtfix.model.span import Span


class Severity(Enum):
    """How much the damage hurts a reader."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Hit:
    """
    What a detector saw at one place of a segment, before the document has its say.

    `weight` is the evidence, in points, that the hit gives for the document being
    machine-translated; `needs` is the evidence that the rest of the document must give
    before the hit counts. `sources` are the source languages that it speaks for.
    `suggestions` come in order of likelihood. `captures` fill the rule's message. What is
    `proven` by the source may change what looks like code, an address or a placeholder. What
    `holds` its place and is not safe makes other repairs there unsafe, too, so that none takes
    the evidence away before somebody decides.
    """

    span: Span
    suggestions: tuple[Suggestion, ...] = ()
    evidence: tuple[str, ...] = ()
    weight: float = 0.0
    needs: float = 0.0
    sources: tuple[str, ...] = ()
    captures: tuple[tuple[str, str], ...] = ()
    proven: bool = False
    holds: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """
    One piece of damage: where it is, what it is, and how it may be repaired.

    `span` counts code points of the segment with number `segment`. A run applies the first
    suggestion that it trusts enough.
    """

    rule: str
    segment: int
    span: Span
    message: str
    severity: Severity
    category: str
    evidence: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()

    @property
    def safety(self) -> Safety:
        """The trust in the safest suggestion; `FLAG` where there is none."""
        return min((s.safety for s in self.suggestions), key=_by_risk, default=Safety.FLAG)


def _by_risk(safety: Safety) -> int:
    return list(Safety).index(safety)
