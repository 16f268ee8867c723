"""What testing a rule pack tells."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """
    One expectation that was not met.

    `check` names it: repair, flag, keep, stable, harmony or time.
    """

    check: str
    expected: str
    actual: str


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """
    How one example fared, or with no `text` the rule itself under hostile input.

    `path` and `line` (1-based) are where the pack has it. A `known_failure` must fail; once
    it passes, that is the failure.
    """

    rule: str
    pack: str
    path: str
    line: int
    name: str
    text: str
    problems: tuple[Problem, ...]
    seconds: float
    known_failure: str | None = None

    @property
    def is_expected(self) -> bool:
        """Tell whether all is as the pack says: passed, or failed where that is known."""
        return bool(self.problems) == (self.known_failure is not None)

    def explain(self) -> str:
        """Return what was expected and what came, line by line; empty where all is well."""
        if self.is_expected:
            return ""
        if not self.problems:
            return (
                f"the known failure passes now: remove “known-failure: {self.known_failure}” "
                f"from {self.path}:{self.line}"
            )
        return "\n".join(
            f"{problem.check}\n  expected: {problem.expected}\n  actual:   {problem.actual}"
            for problem in self.problems
        )
