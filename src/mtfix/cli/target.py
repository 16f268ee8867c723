"""Where repaired texts go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mtfix.cli.inputs import Input
from mtfix.errors import UsageProblem


@dataclass(frozen=True, slots=True)
class Target:
    """Where the repaired texts go: standard output, unless one of these is said."""

    in_place: bool
    diff: bool
    directory: Path | None

    @property
    def is_stdout(self) -> bool:
        """Whether the repaired text itself is printed."""
        return not (self.in_place or self.diff or self.directory)

    def require_fit(self, inputs: Sequence[Input]) -> None:
        """Raise UsageProblem where the inputs cannot go there."""
        if sum((self.in_place, self.diff, self.directory is not None)) > 1:
            raise UsageProblem("choose one of --in-place, --diff and --output-dir")
        if self.is_stdout and len(inputs) > 1:
            raise UsageProblem(
                f"{len(inputs)} files cannot go to standard output together; "
                "use --in-place, --diff or --output-dir"
            )
        if not self.diff and not self.is_stdout and any(entry.file is None for entry in inputs):
            raise UsageProblem(
                "standard input has no file to write to; leave --in-place or --output-dir out"
            )
        if self.directory is not None:
            self._require_own_places(inputs)

    def place_of(self, source: Input) -> Path:
        """Return the file that the repaired text of `source` is written to."""
        if self.directory is not None:
            return self.directory / source.within
        assert source.file is not None  # noqa: S101
        return source.file

    def _require_own_places(self, inputs: Sequence[Input]) -> None:
        taken: dict[Path, str] = {}
        for entry in inputs:
            place = self.place_of(entry).resolve()
            if place in taken:
                raise UsageProblem(f"{taken[place]} and {entry.name} would both become {place}")
            if entry.file is not None and place == entry.file.resolve():
                raise UsageProblem(f"{entry.name} would be overwritten; use --in-place for that")
            taken[place] = entry.name
