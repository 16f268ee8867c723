"""The text of a pack, and complaints that point at a place in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mtfix.errors import PackError
from mtfix.packs.yaml_core import Node, make_loader

if TYPE_CHECKING:
    from typing_extensions import Self
    from yaml.error import Mark


class PackText:
    """The text of one pack, its YAML nodes, and errors about their places."""

    def __init__(self, path: str, text: str) -> None:
        """Take the file's path, for messages, and its text."""
        self.path = path
        self.text = text
        self.lines = text.splitlines() or [""]

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read a file; raises PackError where it cannot be read as UTF-8."""
        try:
            raw = path.read_bytes()
        except OSError as error:
            problem = f"the rule pack cannot be read: {error.strerror}"
            raise PackError(problem, path=str(path), line=1, column=1, excerpt="") from error
        try:
            return cls(str(path), raw.decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            line = raw[: error.start].count(b"\n") + 1
            excerpt = raw.split(b"\n")[line - 1].decode("utf-8", "replace").rstrip("\r")
            column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
            raise PackError(
                "a rule pack must be UTF-8; this byte is not",
                path=str(path),
                line=line,
                column=column,
                excerpt=excerpt,
            ) from error

    def compose(self) -> Node:
        """Return the root node; raises PackError for broken YAML or an empty file."""
        import yaml  # noqa: PLC0415 - packs mostly come from the store

        try:
            root = yaml.compose(self.text, Loader=make_loader())
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            because = f" {error.context}" if error.context else ""
            raise self.error_at(f"this is not YAML: {error.problem}{because}", mark) from error
        except yaml.reader.ReaderError as error:
            line = self.text[: error.position].count("\n")
            problem = f"this is not YAML: the character U+{error.character:04X} is not allowed"
            raise self.error_line(problem, line + 1, 1) from error
        if root is None:
            raise self.error_line("the rule pack is empty", 1, 1)
        return root

    def error(self, problem: str, node: Node, offset: int = 0) -> PackError:
        """Return the error about a node; `offset` counts code points into its text."""
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        if offset and node.style not in ("|", ">"):
            shift = 1 if node.style else 0  # the quote
            found = self._line(line)[column - 1 + shift :]
            # Only where the text stands in the file as it was read can its inside be shown.
            if found.startswith(node.value[: offset + 1]):
                column += shift + offset
        elif offset and node.style == "|":
            before = node.value[:offset]
            line += 1 + before.count("\n")
            shown = node.value.split("\n")[before.count("\n")]
            indent = max(self._line(line).find(shown), 0)
            column = indent + len(before) - (before.rfind("\n") + 1) + 1
        return self.error_line(problem, line, column)

    def error_at(self, problem: str, mark: Mark | None) -> PackError:
        """Return the error about a place that the YAML parser marked."""
        if mark is None:
            return self.error_line(problem, 1, 1)
        return self.error_line(problem, mark.line + 1, mark.column + 1)

    def error_line(self, problem: str, line: int, column: int) -> PackError:
        """Return the error about a place, both numbers 1-based."""
        return PackError(
            problem, path=self.path, line=line, column=column, excerpt=self._line(line)
        )

    def _line(self, number: int) -> str:
        return self.lines[number - 1] if number <= len(self.lines) else ""
