"""Where compiled lexicons and packs are kept between runs."""

from __future__ import annotations

import hashlib
import mmap
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

_SUM_LENGTH = 16  # bytes
_MOST_FILES, _MOST_DIRECTORIES = 120, 3  # of one kind; names begin with the kind and a hyphen
_PATIENCE = 300.0  # seconds

_TELL_DIRECTORY = ("XDG_CACHE_HOME", "HOME", "LOCALAPPDATA", "USERPROFILE")


def cache_directory() -> Path:
    """Return the user's cache directory, or what MTFIX_CACHE_DIR says; it may not exist."""
    chosen = os.environ.get("MTFIX_CACHE_DIR")
    if chosen:
        return Path(chosen)
    return _find_user_directory(*map(os.environ.get, _TELL_DIRECTORY))


@lru_cache(maxsize=8)  # a run asks a hundred times
def _find_user_directory(*_environment: str | None) -> Path:
    import platformdirs  # noqa: PLC0415 - not needed where the directory is given

    return Path(platformdirs.user_cache_dir("mtfix"))


def read_cached(name: str) -> bytes | None:
    """Return what is stored under `name`, None where there is nothing or it is damaged."""
    try:
        with (cache_directory() / name).open("rb") as stream:
            total, content = stream.read(_SUM_LENGTH), stream.read()
    except OSError:
        return None
    return content if total == _sum(content) else None


def map_cached(name: str) -> memoryview | None:
    """Return a view of what `read_cached` returns, which takes no memory of the process's own."""
    try:
        with (cache_directory() / name).open("rb") as stream:
            stored = memoryview(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError):  # an empty file has nothing to map
        return None
    total, content = stored[:_SUM_LENGTH], stored[_SUM_LENGTH:]
    return content if total == _sum(content) else None


def is_cached(name: str) -> bool:
    """Tell whether something is stored under `name`, damaged or not."""
    return (cache_directory() / name).is_file()


def has_cached(start: str) -> bool:
    """Tell whether anything is stored under a name that starts so."""
    return any(cache_directory().glob(f"{start}*"))


def write_cached(name: str, content: bytes) -> None:
    """
    Store `content` for the next run, where the cache directory can be written.

    Another process sees the old file or the new one, never a part. `name` may be that of a
    file in a directory, `kind-version/name`. The oldest files or directories of the same kind
    are dropped where there are many.
    """
    path = cache_directory() / name
    try:
        is_new = path.parent == cache_directory() or not path.parent.exists()
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name)
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(_sum(content) + content)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
        if is_new:
            _drop_oldest(f"{name.partition('-')[0]}-*")
    except OSError:
        return  # the next run does the work again, that is all


@contextmanager
def claim(name: str) -> Iterator[None]:
    """
    Keep other processes that claim a name waiting, and wait for them before.

    Who makes what takes long looks first whether another has stored it meanwhile. Nobody waits
    for ever, and nobody at all where the cache directory cannot be written.
    """
    from filelock import FileLock  # noqa: PLC0415 - only what takes long is claimed

    lock = FileLock(cache_directory() / f"lock-{name}", timeout=_PATIENCE)
    try:
        cache_directory().mkdir(parents=True, exist_ok=True)
        lock.acquire()
        _drop_oldest("lock-*")
    except OSError:  # a timeout is one
        pass
    try:
        yield
    finally:
        lock.release()


def _drop_oldest(pattern: str) -> None:
    stored = sorted(cache_directory().glob(pattern), key=lambda path: path.stat().st_mtime)
    for path in [path for path in stored if path.is_dir()][:-_MOST_DIRECTORIES]:
        shutil.rmtree(path, ignore_errors=True)
    for path in [path for path in stored if path.is_file()][:-_MOST_FILES]:
        path.unlink(missing_ok=True)


def _sum(content: bytes | memoryview) -> bytes:
    return hashlib.blake2b(content, digest_size=_SUM_LENGTH).digest()
