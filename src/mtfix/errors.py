"""Errors that a user meets: each says what is wrong, where, and what to do."""

from __future__ import annotations


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
        super().__init__(f"{path}:{line}:{column}: {problem}\n  {excerpt}\n  {' ' * (column - 1)}^")
        self.problem = problem
        self.path = path
        self.line = line
        self.column = column
