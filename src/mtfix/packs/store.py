"""Checked packs on disk, so that a run need not read YAML nor compile every pattern."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import regex

import mtfix
from mtfix.cache import read_cached, write_cached
from mtfix.packs.plain import Plain

# What makes the plain form: a change there makes all that is stored stale.
_MAKERS = (
    *("check.py", "cursor.py", "escapes.py", "example_nodes.py", "expressions.py", "fields.py"),
    *("fold.py", "head.py", "hints.py", "literals.py", "pack_text.py", "parse.py", "plain.py"),
    *("rule_nodes.py", "schema.py", "source.py", "syntax.py", "yaml_core.py"),
)


@lru_cache(maxsize=8)
def sum_makers(*makers: str) -> bytes:
    """Return a sum over the modules of these names, mtfix's version and that of `regex`."""
    digest = hashlib.blake2b(digest_size=16)
    for part in (mtfix.__version__, regex.__version__):
        digest.update(part.encode() + b"\0")
    for maker in makers:
        digest.update(Path(__file__).with_name(maker).read_bytes() + b"\0")
    return digest.digest()


def key_of(texts: Iterable[tuple[str, str]], *, is_trusted: bool = False) -> str:
    """
    Return the key of packs, (path, text) each; it changes with them and with mtfix.

    Packs that are checked in full have another one than those that are trusted.
    """
    digest = hashlib.blake2b(sum_makers(*_MAKERS), digest_size=16)
    digest.update(b"trusted" if is_trusted else b"checked")
    for path, text in texts:
        content = text.encode()
        digest.update(path.encode("utf-8", "surrogateescape") + b"\0")
        digest.update(len(content).to_bytes(8, "big") + content)
    return digest.hexdigest()


def stamp_of(paths: Iterable[Path]) -> str:
    """Return what tells, without reading the packs at `paths`, that nothing has changed."""
    digest = hashlib.blake2b(digest_size=16)
    for path in (*paths, *(Path(__file__).with_name(maker) for maker in _MAKERS)):
        facts = path.stat()
        digest.update(f"{path}\0{facts.st_size}\0{facts.st_mtime_ns}\0".encode())
    digest.update(f"{mtfix.__version__}\0{regex.__version__}".encode())
    return digest.hexdigest()


def find_key(stamp: str) -> str | None:
    """Return the key that was kept for a stamp, if any was."""
    kept = read_cached(f"key-{stamp}")
    return None if kept is None else kept.decode()


def keep_key(stamp: str, key: str) -> None:
    """Keep the key of packs, so that a run need not read them to know it."""
    write_cached(f"key-{stamp}", key.encode())


def read_stored(key: str) -> list[Plain] | None:
    """Return the packs stored under `key`, None where there are none or they are damaged."""
    stored = read_cached(_name_of(key))
    if stored is None:
        return None
    packs: list[Plain] = json.loads(stored)
    return packs


def store(key: str, packs: list[Plain]) -> None:
    """Keep packs for the next run, where the cache directory can be written."""
    text = json.dumps(packs, ensure_ascii=False, separators=(",", ":"))
    write_cached(_name_of(key), text.encode())


def _name_of(key: str) -> str:
    return f"packs-{key}.json"
