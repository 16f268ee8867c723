"""Which suggestions one pass applies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from mtfix.model import AppliedEdit, Document, Edit, Finding, Safety, Segment, Span, apply_edits


@dataclass(frozen=True, slots=True)
class Choice:
    """
    The edits of one pass, in raw code points, in order, none touching another.

    `promised` are the texts of all segments as the edits are meant to leave them.
    """

    edits: tuple[AppliedEdit, ...]
    promised: tuple[str, ...]


def choose_edits(document: Document, findings: Iterable[Finding], boldness: Safety) -> Choice:
    """
    Return the edits of one pass.

    Of each finding the first suggestion within `boldness` is taken whole or not at all; one
    that the format cannot hold is left out.
    Where two clash the wider change wins, then the earlier one; the loser gets its chance
    in the next pass, when the text is read again.
    """
    wanted = []
    for finding in findings:
        chosen = next((s for s in finding.suggestions if s.safety.at_most(boldness)), None)
        if chosen is None or boldness is Safety.FLAG:
            continue
        segment = document.segments[finding.segment]
        edits = list(document.write(segment, chosen.edits) or ())
        if not edits:
            continue
        if not apply_edits(segment.text, chosen.edits).strip():
            edits = _with_line_end(document, segment, edits)
        wanted.append((finding, chosen.edits, edits))
    wanted.sort(key=lambda choice: (-_reach(choice[1]), choice[2][0], choice[0].rule))
    taken: dict[Edit, set[str]] = {}
    inside: defaultdict[int, set[Edit]] = defaultdict(set)
    blocked = _Blocked()
    for finding, own, edits in wanted:
        if all(edit in taken for edit in edits):
            for edit in edits:
                taken[edit].add(finding.rule)
        elif not any(blocked.touches(edit.span) for edit in edits):
            inside[finding.segment].update(own)
            for edit in edits:
                taken[edit] = {finding.rule}
                blocked.add(edit.span)
    return Choice(
        tuple(AppliedEdit(edit, tuple(sorted(taken[edit]))) for edit in sorted(taken)),
        tuple(
            apply_edits(segment.text, inside.get(number, ()))
            for number, segment in enumerate(document.segments)
        ),
    )


def _with_line_end(document: Document, segment: Segment, edits: list[Edit]) -> list[Edit]:
    """
    Return edits that take the line ends along with a paragraph that they leave empty.

    Those behind it go, or where it is the last, those before it. Only lines that are
    nothing but the paragraph are treated so: no item of a list, no cue of a film.
    """
    raw, whole = document.raw, segment.to_raw(Span(0, len(segment.text)))
    start, end = whole.start, whole.end
    around = (raw[max(start - 1, 0) : start], raw[end : end + 1])
    is_line = all(neighbour in ("", "\n", "\r") for neighbour in around)
    if segment.role != "paragraph" or not is_line or any(edit.replacement for edit in edits):
        return edits
    if raw[end:].strip():
        end += len(raw[end:]) - len(raw[end:].lstrip("\r\n"))
    else:
        start = len(raw[:start].rstrip("\r\n"))
    return [Edit(Span(start, end), "")]


def _reach(edits: Iterable[Edit]) -> int:
    """Return how much edits of the segment change, whatever the format needs beside them."""
    return sum(len(edit.span) + len(edit.replacement) for edit in edits)


class _Blocked:
    """The spans that are taken, by blocks of text, so that a look-up stays short."""

    _BLOCK = 256

    def __init__(self) -> None:
        self._spans: dict[int, list[Span]] = {}

    def _blocks(self, span: Span) -> range:
        return range(max(span.start - 1, 0) // self._BLOCK, (span.end + 1) // self._BLOCK + 1)

    def add(self, span: Span) -> None:
        for block in self._blocks(span):
            self._spans.setdefault(block, []).append(span)

    def touches(self, span: Span) -> bool:
        return any(
            span.touches(other)
            for block in self._blocks(span)
            for other in self._spans.get(block, ())
        )
