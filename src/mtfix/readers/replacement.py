"""Writing files so that nothing is lost, whatever happens on the way."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from pathlib import Path
from types import TracebackType

from mtfix.errors import MtfixError


class WriteError(MtfixError):
    """A file cannot be written; the one that was there is as it was."""


class Replacement:
    """
    New content for a file, which takes the place of the old all at once.

    It is written beside the file and moved over it at the end of the `with` block, unless
    that fails or `discard` was called; then the file is as it was. Links are followed,
    and the mode is kept. Raises WriteError where the file cannot be written, or where it
    does not hold afterwards what was written.
    """

    def __init__(self, path: Path) -> None:
        """Prepare to write `path`; the file need not be there yet."""
        self._path = path.resolve()
        self._digest = hashlib.blake2b()
        self._is_wanted = True

    def __enter__(self) -> Replacement:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._path.parent, prefix=f".{self._path.name}.")
        except OSError as error:
            raise WriteError(f"{self._path}: cannot be written: {error.strerror}") from None
        self._temporary = Path(name)
        self._stream = os.fdopen(handle, "wb")
        return self

    def write(self, content: bytes) -> None:
        """Add `content` at the end."""
        self._digest.update(content)
        self._stream.write(content)

    def discard(self) -> None:
        """Leave the file as it is."""
        self._is_wanted = False

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            with self._stream:
                if kind is None and self._is_wanted:
                    self._stream.flush()
                    os.fsync(self._stream.fileno())
            if kind is None and self._is_wanted:
                self._move()
        except OSError as problem:
            raise WriteError(f"{self._path}: cannot be written: {problem.strerror}") from None
        finally:
            self._temporary.unlink(missing_ok=True)

    def _move(self) -> None:
        if self._path.exists():
            shutil.copymode(self._path, self._temporary)
        else:
            umask = os.umask(0)
            os.umask(umask)
            self._temporary.chmod(0o666 & ~umask)
        self._temporary.replace(self._path)
        with self._path.open("rb") as stream:
            found = hashlib.blake2b()
            while block := stream.read(1 << 20):
                found.update(block)
        if found.digest() != self._digest.digest():
            raise WriteError(f"{self._path}: does not hold what was written; check the disk")
