"""Checked packs on disk, so that a run need not read YAML nor compile every pattern."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

import regex

import mtfix
from mtfix.cache import cache_directory
from mtfix.packs.schema import Plain

_MOST_FILES = 20
# What makes the plain form: a change there makes all that is stored stale.
_MAKERS = ("expressions.py", "literals.py", "schema.py", "source.py", "syntax.py")


def key_of(texts: Iterable[tuple[str, str]]) -> str:
    """Return the key of packs, (path, text) each; it changes with them and with mtfix."""
    digest = hashlib.blake2b(digest_size=16)
    for part in (mtfix.__version__, regex.__version__):
        digest.update(part.encode() + b"\0")
    for maker in _MAKERS:
        digest.update(Path(__file__).with_name(maker).read_bytes() + b"\0")
    for path, text in texts:
        content = text.encode()
        digest.update(path.encode("utf-8", "surrogateescape") + b"\0")
        digest.update(len(content).to_bytes(8, "big") + content)
    return digest.hexdigest()


def read_stored(key: str) -> list[Plain] | None:
    """Return the packs stored under `key`, None where there are none or they are damaged."""
    try:
        body = _path(key).read_bytes()
        sum_, _, text = body.partition(b"\n")
        if sum_ != _sum(text):
            return None
        packs: list[Plain] = json.loads(text)
    except (OSError, ValueError):
        return None
    return packs


def store(key: str, packs: list[Plain]) -> None:
    """
    Keep packs for the next run, where the cache directory can be written.

    Another process sees the old file or the new one, never a part.
    """
    text = json.dumps(packs, ensure_ascii=False, separators=(",", ":")).encode()
    path = _path(key)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(_sum(text) + b"\n" + text)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        _drop_oldest(path.parent)
    except OSError:
        return  # the next run checks the packs again, that is all


def _path(key: str) -> Path:
    return cache_directory() / f"packs-{key}.json"


def _sum(text: bytes) -> bytes:
    return hashlib.blake2b(text, digest_size=16).hexdigest().encode()


def _drop_oldest(directory: Path) -> None:
    stored = sorted(directory.glob("packs-*.json"), key=lambda path: path.stat().st_mtime)
    for path in stored[:-_MOST_FILES]:
        path.unlink(missing_ok=True)
