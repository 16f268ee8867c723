"""How blocks of a reStructuredText file are marked: what their first line begins with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mtfix.readers.rst.lines import Line, measure_width

SHORTEST_RULE = 4  # signs, between paragraphs or under a title that is longer
SIGN = r"[!-/:-@\[-`{-~]"
ADORNMENT = re.compile(rf"({SIGN})\1*")
BULLET = re.compile(r"[-+*•‣⁃](?:\s+|$)")
_NUMBER = re.compile(
    r"(?:\((?:\d+|#|[a-zA-Z]|[ivxlcdm]+|[IVXLCDM]+)\)"
    r"|(?:\d+|#|[a-zA-Z]|[ivxlcdm]+|[IVXLCDM]+)[.)])(?:\s+|$)"
)
FIELD = re.compile(r":(?![:\s])(?P<name>(?:[^:\\]|\\.|:(?![\s`]|$))*)(?<!\s):(?:\s+|$)")
_OPTION = re.compile(
    r"(?:-\w|--?[a-zA-Z][\w-]*|/[A-Z])(?:[ =]<?[\w.:-]+>?)?"
    r"(?:, (?:-\w|--?[a-zA-Z][\w-]*|/[A-Z])(?:[ =]<?[\w.:-]+>?)?)*(?:\s{2,}|$)"
)
GRID = re.compile(r"\+[-=+]+\+")  # the border of a table, and so is the next
SIMPLE = re.compile(r"=+(?: +=+)+")
_BORDER = re.compile(r"=+(?: +=+)*")
DIRECTIVE = re.compile(r"(?P<name>\w+(?:[-_.+:]\w+)*) ?::(?:\s+|$)")
EXPLICIT = re.compile(r"\.\.(?:\s+|$)")
NOTE = re.compile(r"\[[#*\w.-]+\](?:\s+|$)")
SUBSTITUTION = re.compile(r"\|[^|\s](?:[^|]*[^|\s])?\|\s+")


def match_number(lines: Sequence[Line], at: int) -> re.Match[str] | None:
    """Return the number that begins an item; a line below that stands too far left denies it."""
    line = lines[at]
    number = _NUMBER.match(line.text)
    if number and at + 1 < len(lines) and (below := lines[at + 1]).text:
        is_next = below.column == line.column and _NUMBER.match(below.text)
        if (
            below.column < line.column + number.end()
            and below.column >= line.column
            and not is_next
        ):
            return None
    return number


def match_option(lines: Sequence[Line], at: int) -> re.Match[str] | None:
    """Return the option of a command that begins here, if something is said about it."""
    option = _OPTION.match(lines[at].text)
    is_alone = option and option.end() == len(lines[at].text)
    below = lines[at + 1] if at + 1 < len(lines) else None
    if is_alone and not (below and below.text and below.column > lines[at].column):
        return None
    return option


def underlines(adornment: str, title: str) -> bool:
    """Tell whether a line makes a title of the one above it."""
    if not ADORNMENT.fullmatch(adornment):
        return False
    return len(adornment) >= min(measure_width(title), SHORTEST_RULE)


def find_end_of_table(lines: Sequence[Line], at: int) -> int:
    """Return where a table ends whose borders are rows of equals signs."""
    for end in range(at + 1, len(lines)):
        is_last = end + 1 == len(lines) or not lines[end + 1].text
        if is_last and _BORDER.fullmatch(lines[end].text):
            return end + 1
    return len(lines)
