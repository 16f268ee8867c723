"""The edits of one pass, proven against the format before they are made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mtfix.engine.choose import Choice, choose_edits
from mtfix.errors import ReadError
from mtfix.model import AppliedEdit, Document, Finding, Safety, apply_edits
from mtfix.readers import Reader


def choose_repairs(
    document: Document, findings: Sequence[Finding], boldness: Safety, reader: Reader
) -> tuple[AppliedEdit, ...]:
    """
    Return the edits of one pass that the file bears, in raw code points, in order.

    A text with markup is read again with its edits made. Its segments must say what the
    edits promise and no more; a repair that would change what is markup (an asterisk that
    starts to count, a line that becomes a heading) is left out.
    """
    choice = choose_edits(document, findings, boldness)
    if not choice.edits or not reader.has_markup or _is_kept(choice, document, reader):
        return choice.edits
    borne = _find_borne(document, findings, boldness, reader)
    return choose_edits(document, borne, boldness).edits


def _find_borne(
    document: Document, findings: Sequence[Finding], boldness: Safety, reader: Reader
) -> list[Finding]:
    """Return findings whose repairs the file bears together, found by halving."""
    choice = choose_edits(document, findings, boldness)
    if not choice.edits or _is_kept(choice, document, reader):
        return list(findings)
    if len(findings) == 1:
        return []
    middle = len(findings) // 2
    first = _find_borne(document, findings[:middle], boldness, reader)
    second = _find_borne(document, findings[middle:], boldness, reader)
    both = choose_edits(document, [*first, *second], boldness)
    return [*first, *second] if _is_kept(both, document, reader) else first


def _is_kept(choice: Choice, document: Document, reader: Reader) -> bool:
    """Tell whether the repaired text reads like the old one with its segments repaired."""
    raw = apply_edits(document.raw, (applied.edit for applied in choice.edits))
    try:
        after = [segment.text for segment in reader.read(raw, document.path).segments]
    except ReadError:
        return False
    return _without_empty(after) == _without_empty(choice.promised)


def _without_empty(texts: Iterable[str]) -> list[str]:
    return [text.strip() for text in texts if text.strip()]
