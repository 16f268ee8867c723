"""The edits of one pass, proven against the format before they are made."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mtfix.engine.choose import Choice, choose_edits
from mtfix.errors import ReadError
from mtfix.model import AppliedEdit, Document, Finding, Safety, apply_edits
from mtfix.readers import Reader

_BLANKS = re.compile(r"\s+")
# What blanks may have pulled apart: a tag, the text and the address of a link, or bold words.
_MENDED = re.compile(
    r"</?[a-zA-Z][^<>]*>|\[(?P<label>[^\[\]]*)\]\([^()\s]*\)|\*\*(?P<bold>[^\s*](?:[^*]*[^\s*])?)\*\*"
)


def choose_repairs(
    document: Document, findings: Sequence[Finding], boldness: Safety, reader: Reader
) -> tuple[AppliedEdit, ...]:
    """
    Return the edits of one pass that the file bears, in raw code points, in order.

    A text with markup is read again with its edits made. Its segments must say what the
    edits promise and no more; a repair that would change what is markup (an asterisk that
    starts to count, a line that becomes a heading) is left out. Only one that does nothing but
    take blanks away may make a tag, a link or bold words whole that they had pulled apart.
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
        after = reader.read(raw, document.path).segments
    except ReadError:
        return False
    pairs = zip(document.segments, choice.promised, strict=True)
    promised = [(old, text) for old, text in pairs if text.strip()]
    now = [segment for segment in after if segment.text.strip()]
    return len(now) == len(promised) and all(
        new.role == old.role and _says(new.text, text, old.text)
        for new, (old, text) in zip(now, promised, strict=True)
    )


def _says(text: str, promised: str, before: str) -> bool:
    """Tell whether a segment says what was promised, as text or as markup that is whole again."""
    if text.strip() == promised.strip():
        return True
    is_mended = promised != before and _BLANKS.sub("", promised) == _BLANKS.sub("", before)
    return is_mended and text.split() == _MENDED.sub(r"\g<label>\g<bold>", promised).split()
