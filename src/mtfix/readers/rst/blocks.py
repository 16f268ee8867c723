"""The blocks of a reStructuredText file that hold prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mtfix.model import Span
from mtfix.readers.rst import directives, marks
from mtfix.readers.rst.lines import (
    Line,
    behind,
    find_blank,
    joined,
    least_column,
    lines_above,
    split_lines,
    until_blank,
)

_DEEPEST = 40  # blocks in blocks; nobody writes more, and each costs a call


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or the like, with the lines above and below it where it is a title."""

    role: str
    span: Span
    adornments: tuple[Span, ...] = ()


def find_blocks(raw: str) -> list[Block]:
    r"""
    Return the blocks of prose in order; tables, literal blocks and comments are left out.

        >>> raw = "Title\n=====\n\n.. note:: A\n   b.\n\nSo::\n\n  code\n"
        >>> [(block.role, block.span.of(raw)) for block in find_blocks(raw)]
        [('heading', 'Title'), ('paragraph', 'A\n   b.'), ('paragraph', 'So:')]
    """
    parser = _Parser()
    parser.read(split_lines(raw), "paragraph", 0)
    return parser.blocks


class _Parser:
    """Gathers blocks, from the outside to the inside."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []

    def read(self, lines: Sequence[Line], role: str, depth: int) -> None:
        """Gather the blocks in these lines, by the column of the outermost."""
        if depth > _DEEPEST:
            return
        base, at = least_column(lines, 0), 0
        while at < len(lines):
            if not lines[at].text:
                at += 1
            elif lines[at].column > base:  # a quotation
                end = lines_above(lines, at, base)
                self.read(lines[at:end], role, depth + 1)
                at = end
            else:
                at = self._read_block(lines, at, role, depth)

    def _read_block(self, lines: Sequence[Line], at: int, role: str, depth: int) -> int:
        """Gather the block that begins here, and return where the next one may begin."""
        line = lines[at]
        text, base = line.text, line.column
        end = lines_above(lines, at + 1, base)
        if (bullet := marks.BULLET.match(text)) or (bullet := marks.match_number(lines, at)):
            column = base + bullet.end()
            end = lines_above(lines, at + 1, column - 1 if bullet.end() < len(text) else base)
            first = line.rest(bullet.end(), column)
            self.read([first, *lines[at + 1 : end]], "list-item", depth + 1)
        elif (field := marks.FIELD.match(text)) or (field := marks.match_option(lines, at)):
            name = (field.groupdict().get("name") or "").partition(" ")[0].lower()
            if name not in directives.DATA_FIELDS:
                body = behind(line, field.end(), lines[at + 1 : end])
                self.read(body, "list-item", depth + 1)
        elif explicit := marks.EXPLICIT.match(text):
            if explicit.end() < len(text):
                self._read_explicit(behind(line, explicit.end(), lines[at + 1 : end]), depth)
            elif end > at + 1 and not lines[at + 1].text:
                end = at + 1  # an empty comment has no body
        elif text.startswith("| "):
            end = at + 1
            while end < len(lines) and lines[end].text and lines[end].column > base:
                end += 1
            self.blocks.append(Block(role, joined([line.rest(2, base), *lines[at + 1 : end]])))
        elif marks.GRID.fullmatch(text) or re.match(r">>>(?: |$)", text):
            end = find_blank(lines, at)
        elif marks.SIMPLE.fullmatch(text):
            end = marks.find_end_of_table(lines, at)
        elif not re.match(r"__(?: |$)", text):  # the target of a link without a name
            end = self._read_text(lines, at, role, depth)
        return end

    def _read_text(self, lines: Sequence[Line], at: int, role: str, depth: int) -> int:
        """Gather a title, a term with its definition, or a paragraph."""
        line = lines[at]
        below = [*lines[at + 1 : at + 3], *[Line("", line.end, 0)] * 2]
        if marks.ADORNMENT.fullmatch(line.text) and line.text != "::":
            if below[0].text and below[1].text == line.text:
                self._add_title(below[0], (line, below[1]))
                return at + 3
            if not below[0].text and len(line.text) >= marks.SHORTEST_RULE:
                return at + 1
        if below[0].column == line.column and marks.underlines(below[0].text, line.text):
            self._add_title(line, (below[0],))
            return at + 2
        if below[0].text and below[0].column > line.column:
            self.blocks.append(Block("list-item", joined([line])))
            end = lines_above(lines, at + 1, line.column)
            self.read(lines[at + 1 : end], "list-item", depth + 1)
            return end
        end = at + 1
        while end < len(lines) and lines[end].text and lines[end].column == line.column:
            end += 1
        return self._add_paragraph(lines, at, end, role)

    def _add_title(self, line: Line, adornments: Sequence[Line]) -> None:
        self.blocks.append(Block("heading", joined([line]), tuple(joined([a]) for a in adornments)))

    def _add_paragraph(self, lines: Sequence[Line], at: int, end: int, role: str) -> int:
        """Add a paragraph, and return where the next block begins: code may follow."""
        span, text = joined(lines[at:end]), lines[end - 1].text
        if not text.endswith("::"):
            self.blocks.append(Block(role, span))
            return end
        shown = text[:-2].rstrip() if text[-3:-2].isspace() else text[:-1]
        if len(text) > 2:
            self.blocks.append(Block(role, Span(span.start, span.end - len(text) + len(shown))))
        elif end - at > 1:
            self.blocks.append(Block(role, joined(lines[at : end - 1])))
        while end < len(lines) and not lines[end].text:
            end += 1
        if end == len(lines) or lines[end].column < lines[at].column:
            return end
        if lines[end].column > lines[at].column:
            return lines_above(lines, end, lines[at].column)
        quote = lines[end].text[0]
        while re.match(marks.SIGN, quote) and end < len(lines) and lines[end].text[:1] == quote:
            end += 1
        return end

    def _read_explicit(self, body: Sequence[Line], depth: int) -> None:
        """Gather what is in a footnote, a directive or the definition of a substitution."""
        first = body[0]
        if note := marks.NOTE.match(first.text):
            self.read([first.rest(note.end(), first.column), *body[1:]], "paragraph", depth + 1)
            return
        is_substitution = marks.SUBSTITUTION.match(first.text)
        start = is_substitution.end() if is_substitution else 0
        directive = marks.DIRECTIVE.match(first.text, start)
        if not directive:
            return  # a comment, or the target of a link
        name = directive["name"].lower()
        rest = [first.rest(directive.end(), first.column), *body[1:]]
        if not is_substitution:
            self._read_directive(name, rest, depth)
        elif name == "replace" and (text := until_blank(rest if rest[0].text else rest[1:])):
            self.blocks.append(Block("paragraph", joined(text)))

    def _read_directive(self, name: str, lines: Sequence[Line], depth: int) -> None:
        at = 0
        while at < len(lines) and lines[at].text and not marks.FIELD.match(lines[at].text):
            at += 1
        head = lines[:at]
        if not lines[0].text:
            at = 1
        while at < len(lines) and (field := marks.FIELD.match(lines[at].text)):
            end = lines_above(lines, at + 1, lines[at].column)
            value = until_blank([lines[at].rest(field.end(), 0), *lines[at + 1 : end]])
            if field["name"] in directives.PROSE_OPTIONS and value:
                self.blocks.append(Block("caption", joined(value)))
            at += max(len(value), 1)
        is_object = ":" in name or name in directives.CONTAINERS
        if name in directives.BODIES:
            self.read(head, "paragraph", depth + 1)
        elif name in directives.TITLED and head:
            self.blocks.append(Block("heading", joined(head)))
        elif name in directives.VERSIONED and head:
            version = re.match(r"\S+\s*", head[0].text)
            note = [head[0].rest(version.end() if version else 0, head[0].column), *head[1:]]
            self.read(note, "paragraph", depth + 1)
        elif not is_object and name not in directives.TITLED | directives.VERSIONED:
            return
        self.read(lines[at:], "paragraph", depth + 1)
