"""The files that a command works on."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import BinaryIO

from mtfix.cli.guard import note
from mtfix.cli.walk import is_binary, walk
from mtfix.cli.workspace import Workspace
from mtfix.config import Config
from mtfix.errors import ReadError, UsageProblem
from mtfix.readers import FORMATS, Decoded, Format, decode, format_for
from mtfix.readers.line_blocks import BLOCK


@dataclass(frozen=True, slots=True)
class Input:
    """
    A file, or standard input where `file` is None.

    `name` is how the user knows it, `within` its path below the directory that was named.
    Its format and the columns that hold its prose are what the configuration says of them.
    """

    name: str
    file: Path | None
    within: Path
    format_name: str | None = None
    columns: tuple[str, ...] = ()

    @classmethod
    def of(cls, file: Path) -> Input:
        """Return the input for a file that an option names."""
        return cls(str(file), file, file)

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """Open it for reading; raises ReadError where that fails."""
        if self.file is None:
            yield sys.stdin.buffer
            return
        try:
            stream = self.file.open("rb", buffering=BLOCK)
        except OSError as error:
            raise ReadError(f"{self.name}: cannot be read: {error.strerror}") from None
        with stream:
            yield stream

    def read(self, encoding: str | None) -> Decoded:
        """Return its text; raises ReadError where it is none."""
        with self.open() as stream:
            return decode(stream.read(), self.name, encoding)

    def format(self, format_name: str | None) -> Format:
        """Return its format, a given one first; raises UsageProblem where there is none."""
        return format_for(self.name if self.file else None, format_name or self.format_name)


def find_inputs(paths: Sequence[str], workspace: Workspace) -> list[Input]:
    """
    Return the files that `paths` name, each once; directories are searched for text.

    Hidden files in them are passed over, binary ones, what Git ignores, and what the
    configuration excludes. Raises UsageProblem for a path that is not there, a file of a
    format that no reader knows, and a directory without text.
    """
    found: dict[Path | None, Input] = {}
    for name in paths:
        if name == "-":
            found[None] = Input("-", None, Path("-"))
            continue
        path = Path(name)
        if not path.exists():
            raise UsageProblem(f"{name}: there is no such file or directory")
        inputs = _in_directory(path, workspace) if path.is_dir() else _named(path, workspace)
        for entry in inputs:
            assert entry.file is not None  # noqa: S101
            found.setdefault(entry.file.resolve(), entry)
    for entry in found.values():
        entry.format(workspace.choices.format_name)
    if workspace.choices.source is not None and len(found) > 1:
        raise UsageProblem("--source goes with one PATH only")
    return list(found.values())


def _named(path: Path, workspace: Workspace) -> Iterator[Input]:
    config = workspace.config_for(path)
    if config.excludes(path):
        note(f"{path} is skipped: {config.path or '--config'} excludes it")
        return
    yield _input(path, Path(path.name), config)


def _in_directory(directory: Path, workspace: Workspace) -> list[Input]:
    choices = workspace.choices
    found: list[Input] = []
    for path in walk(directory, with_ignored=choices.with_ignored):
        config = workspace.config_for(path)
        entry = _input(path, path.relative_to(directory), config)
        columns = choices.columns or entry.columns
        if _is_readable(entry, has_columns=bool(columns)) and not config.excludes(path):
            found.append(entry)
    if not found:
        raise UsageProblem(
            f"{directory}: holds no file that mtfix reads "
            f"({', '.join(sorted(_endings(has_columns=bool(choices.columns))))}); "
            "name the files themselves if they have other names"
        )
    return found


def _input(path: Path, within: Path, config: Config) -> Input:
    return Input(str(path), path, within, config.format_of(path), config.columns_of(path))


def _is_readable(entry: Input, *, has_columns: bool) -> bool:
    """Tell whether a file that was found is one to read: by its name, and it is not binary."""
    assert entry.file is not None  # noqa: S101
    ending = entry.file.suffix.lower()
    if entry.format_name is None and ending not in _endings(has_columns=has_columns):
        return False
    return not (entry.format(None).is_one_text and is_binary(entry.file))


@cache
def _endings(*, has_columns: bool) -> frozenset[str]:
    """Return the file name endings that directories are searched for."""
    forms = (form for form in FORMATS.values() if form.is_found or has_columns)
    return frozenset(ending for form in forms for ending in form.extensions)
