"""Errors that a user meets: each says what is wrong, where, and what to do."""

from __future__ import annotations

_WIDTH = 80  # columns of an excerpt


class MtfixError(Exception):
    """Something that the user can put right; the message is one clear sentence."""


class UsageProblem(MtfixError):  # noqa: N818 - click has a UsageError of its own
    """The call asks for something that does not exist or does not fit together."""


class ReadError(MtfixError):
    """A file cannot be read as the text that it claims to be."""


class ConfigError(MtfixError):
    """A configuration file is wrong."""


class PackError(MtfixError):
    """A rule pack is broken; says where, shows the line, and tells what was expected."""

    def __init__(self, problem: str, *, path: str, line: int, column: int, excerpt: str) -> None:
        """Take 1-based `line` and `column` and the `excerpt`, the line as it stands."""
        shown, caret = _window(excerpt, column - 1)
        super().__init__(f"{path}:{line}:{column}: {problem}\n  {shown}\n  {' ' * caret}^")
        self.problem = problem
        self.path = path
        self.line = line
        self.column = column


def _window(line: str, offset: int) -> tuple[str, int]:
    """Return the part of a long line around `offset`, and where the offset is in it."""
    start = max(0, min(offset - _WIDTH // 2, len(line) - _WIDTH))
    head, tail = "…" * (start > 0), "…" * (start + _WIDTH < len(line))
    return f"{head}{line[start : start + _WIDTH]}{tail}", offset - start + len(head)
