"""Which configuration file speaks for a file."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from mtfix.config.toml import read_toml

FILE_NAMES = ("mtfix.toml", ".mtfix.toml", "pyproject.toml")


def find_config(path: Path) -> Path | None:
    """
    Return the configuration nearest to `path`, in its directory or above, or None.

    A pyproject.toml without [tool.mtfix] does not count. Raises ConfigError where one
    on the way is no TOML.
    """
    start = path.resolve()
    return _nearest(start if start.is_dir() else start.parent)


@cache
def _nearest(directory: Path) -> Path | None:
    for name in FILE_NAMES:
        candidate = directory / name
        if candidate.is_file() and read_toml(candidate) is not None:
            return candidate
    return None if directory == directory.parent else _nearest(directory.parent)
