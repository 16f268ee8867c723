"""Where rule packs are: the built-in ones, and those in files and directories."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import mtfix
from mtfix.errors import UsageProblem

SUFFIXES = (".yaml", ".yml")


def builtin_directory() -> Path | None:
    """
    Return where the built-in packs are, None where they are missing.

    That is `mtfix/rules` in an installed package and `rules/` in a source checkout.
    """
    package = Path(mtfix.__file__).parent
    for directory in (package / "rules", package.parent.parent / "rules"):
        if directory.is_dir():
            return directory
    return None


@cache
def builtin_pack_paths() -> tuple[Path, ...]:
    """Return the files of the built-in packs, in a stable order."""
    directory = builtin_directory()
    return () if directory is None else _packs_in(directory)


def home_of(path: str | Path) -> str | None:
    """Return the language that a built-in pack is read for, or `any`; None for other packs."""
    directory, parent = builtin_directory(), Path(path).resolve().parent
    is_builtin = directory is not None and parent.parent == directory.resolve()
    return parent.name if is_builtin else None


def find_packs(paths: Iterable[str | Path]) -> tuple[Path, ...]:
    """
    Return the pack files that `paths` name, each once; a directory gives all below it.

    Raises UsageProblem where a path does not exist or a directory holds no pack.
    """
    found: dict[Path, None] = {}
    for path in map(Path, paths):
        if path.is_dir():
            packs = _packs_in(path)
            if not packs:
                raise UsageProblem(
                    f"no rule pack in {path}: a pack is a file that ends in .yaml or .yml"
                )
            found.update(dict.fromkeys(packs))
        elif path.is_file():
            found[path] = None
        else:
            raise UsageProblem(f"no rule pack at {path}: there is no such file{_hint(path)}")
    return tuple(found)


def _packs_in(directory: Path) -> tuple[Path, ...]:
    return tuple(
        sorted(path for path in directory.rglob("*") if path.suffix in SUFFIXES and path.is_file())
    )


def _hint(path: Path) -> str:
    try:
        names = [other.name for other in path.parent.iterdir()]
    except OSError:
        return ""
    near = difflib.get_close_matches(path.name, names, n=1)
    return f"; did you mean {path.parent / near[0]}?" if near else ""
