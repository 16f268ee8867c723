"""
Patterns that are compiled once for all runs, or not before they are used.

`regex` takes milliseconds to compile what a rule looks for, and one line of text may need a
hundred patterns. It pickles them compiled, so the cache holds one small file for each. Those of
modules are small, but most runs use few of them.
"""

from __future__ import annotations

import hashlib
import io
import pickle
import sys
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Any, cast

import regex

from mtfix.cache import read_cached, write_cached


def compile_pattern(
    pattern: str, flags: int = 0, lists: Mapping[str, Collection[str]] | None = None
) -> regex.Pattern[str]:
    r"""
    Do what `regex.compile` does, but take the compiled pattern from the cache if it is there.

    `lists` are the words that `\L<name>` stands for. Raises regex.error.

        >>> compile_pattern(r"\L<animal>s?", lists={"animal": ["cat", "dog"]}).findall("dogs, cat")
        ['dogs', 'cat']
    """
    lists = lists or {}
    name = _name_of(pattern, flags, lists)
    stored = read_cached(name)
    compiled = None if stored is None else _unpickle(stored)
    if compiled is None:
        named: dict[str, Any] = {word: list(lists[word]) for word in lists}
        compiled = regex.compile(pattern, flags, **named)
        write_cached(name, pickle.dumps(compiled))
    return compiled


def compile_late(pattern: str, flags: int = 0) -> regex.Pattern[str]:
    r"""
    Return what `regex.compile` does, but compile it when it is first used; only then it may fail.

        >>> compile_late(r"\p{L}+").findall("dogs, cat")
        ['dogs', 'cat']
    """
    return cast("regex.Pattern[str]", _LatePattern(pattern, flags))


class _LatePattern:
    """A pattern, whose methods and facts are looked up in the compiled one once."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._args = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name == "_compiled":
            found: Any = compile_pattern(*self._args)
        else:
            found = getattr(self._compiled, name)
        setattr(self, name, found)
        return found


def _name_of(pattern: str, flags: int, lists: Mapping[str, Collection[str]]) -> str:
    digest = hashlib.blake2b(digest_size=16)
    words = sorted((name, sorted(lists[name])) for name in lists)
    digest.update(repr((pattern, flags, words)).encode("utf-8", "surrogatepass"))
    return f"patterns-{_version()}/{digest.hexdigest()}"


@lru_cache(maxsize=1)
def _version() -> str:
    """Return what compiled patterns depend on beside the pattern."""
    return f"{regex.__version__}-{sys.implementation.cache_tag}-{sys.maxsize.bit_length()}"


def _unpickle(stored: bytes) -> regex.Pattern[str] | None:
    try:
        return cast("regex.Pattern[str]", _PatternUnpickler(io.BytesIO(stored)).load())
    except (pickle.UnpicklingError, AttributeError, EOFError, TypeError, ValueError, regex.error):
        return None


class _PatternUnpickler(pickle.Unpickler):
    """Makes patterns and nothing else, whatever somebody has put into the cache."""

    def find_class(self, module: str, name: str, /) -> Any:
        if module.partition(".")[0] != "regex" or name != "compile":
            raise pickle.UnpicklingError(f"{module}.{name} is no pattern.")
        return super().find_class(module, name)
