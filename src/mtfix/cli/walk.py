"""The files below a directory, without those that Git ignores."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_HEAD = 8192  # bytes that tell text from what is none
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


def walk(directory: Path, *, with_ignored: bool = False) -> Iterator[Path]:
    """
    Yield the files below a directory, in order of their names.

    Hidden files and directories are left out, and, unless `with_ignored`, what `.gitignore`
    files in it and above it, up to the root of the repository, tell Git to ignore. Links to
    directories are not followed.
    """
    ignored = _Ignored() if not with_ignored else None
    if ignored:
        for above in reversed(_within_repository(directory)):
            ignored.learn(above)
    for name, subfolders, names in os.walk(directory):
        folder = Path(name)
        if ignored:
            ignored.learn(folder)
        subfolders[:] = sorted(
            name
            for name in subfolders
            if not name.startswith(".") and not (ignored and ignored.covers(folder / name, "/"))
        )
        for file in (folder / name for name in sorted(names) if not name.startswith(".")):
            if not (ignored and ignored.covers(file)):
                yield file


def is_binary(file: Path) -> bool:
    """Tell whether a file is no text for certain; one that cannot be read is not called so."""
    try:
        with file.open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError:
        return False
    return b"\0" in head and not head.startswith(_WIDE_MARKS)


class _Ignored:
    """What the `.gitignore` files say, the deepest one first."""

    def __init__(self) -> None:
        self._specs: dict[Path, GitIgnoreSpec] = {}

    def learn(self, folder: Path) -> None:
        """Read what the folder has to say."""
        from pathspec import GitIgnoreSpec  # noqa: PLC0415 - loads slowly, for directories alone

        for file in (folder / ".git/info/exclude", folder / ".gitignore"):
            try:
                lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
            except OSError:
                continue
            home = folder.resolve()
            known = self._specs.get(home)
            spec = GitIgnoreSpec.from_lines(lines)
            self._specs[home] = known + spec if known else spec

    def covers(self, path: Path, end: str = "") -> bool:
        """Tell whether a path is ignored; of a directory `end` is a slash."""
        whole = path.parent.resolve() / path.name
        for folder in whole.parents:
            spec = self._specs.get(folder)
            if spec is None:
                continue
            verdict = spec.check_file(f"{whole.relative_to(folder).as_posix()}{end}").include
            if verdict is not None:
                return verdict
        return False


def _within_repository(directory: Path) -> list[Path]:
    """Return the directories above, up to the root of the repository; none outside of one."""
    above: list[Path] = []
    for folder in (directory.resolve(), *directory.resolve().parents):
        above.append(folder)
        if (folder / ".git").exists():
            return above
    return []
