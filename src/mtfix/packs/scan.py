"""
Many patterns over many lines at once: which of them may match in which line.

Hyperscan looks for all patterns in one pass, relaxed. Where it is not installed, or cannot
take a pattern, the literals that the pattern needs are looked for instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from importlib.util import find_spec
from typing import Any, Protocol, TypeAlias
from weakref import WeakValueDictionary

from mtfix.cache import claim, map_cached, write_cached
from mtfix.packs.database import Database, dump_database, make_database
from mtfix.packs.fold import fold
from mtfix.packs.made import name_of
from mtfix.packs.wanted import Wanted


class Scanner(Protocol):
    """Looks for patterns; `blind` are the numbers of those that it cannot look for."""

    blind: frozenset[int]

    def find(self, block: str) -> set[tuple[int, int]]:
        r"""
        Return (number of the pattern, number of the line) where a pattern may match.

        Lines end with `\n` and count from 0. A pattern that is not blind certainly does
        not match in a line that is not named.
        """
        ...


MakeScanner: TypeAlias = Callable[[Sequence[Wanted], str], Scanner]


def make_scanner(wanted: Sequence[Wanted], script: str) -> Scanner:
    """Return the fastest scanner that there is for these patterns, and text in this script."""
    if find_spec("hyperscan"):
        return HyperscanScanner(wanted, script)
    return LiteralScanner(wanted, script)


class LiteralScanner:
    """
    Looks for the literals that patterns need; in one pass where ahocorasick_rs is there.

    A pattern that needs none is looked for itself, line by line.
    """

    def __init__(self, wanted: Sequence[Wanted], _script: str = "Latin") -> None:
        """Take the patterns; their places in the list are their numbers."""
        self.blind: frozenset[int] = frozenset()
        self._whole = [(n, each) for n, each in enumerate(wanted) if each.literals is None]
        owners: dict[str, list[int]] = {}
        for number, each in enumerate(wanted):
            for literal in each.literals or ():
                owners.setdefault(literal, []).append(number)
        self._literals, self._owners = list(owners), list(owners.values())

    @cached_property
    def _automaton(self) -> Any:
        if not find_spec("ahocorasick_rs"):
            return None
        from ahocorasick_rs import AhoCorasick  # noqa: PLC0415 - optional

        return AhoCorasick(self._literals)

    def find(self, block: str) -> set[tuple[int, int]]:
        """Return what may match, as every scanner does."""
        folded = fold(block)
        found: set[tuple[int, int]] = set()
        line = reached = 0
        for start, literal in sorted(self._places(folded)):
            line += folded.count("\n", reached, start)
            reached = start
            found.update((owner, line) for owner in self._owners[literal])
        for line, text in enumerate(block.split("\n") if self._whole else ()):
            found.update((number, line) for number, each in self._whole if each.may_match(text))
        return found

    def _places(self, folded: str) -> Iterator[tuple[int, int]]:
        if self._automaton is not None:
            for literal, start, _ in self._automaton.find_matches_as_indexes(
                folded, overlapping=True
            ):
                yield start, literal
            return
        for number, literal in enumerate(self._literals):
            start = folded.find(literal)
            while start >= 0:
                yield start, number
                start = folded.find(literal, start + 1)


class HyperscanScanner:
    """
    Looks for relaxed patterns, all in one pass.

    The database is kept in the cache, since it may take half a minute to make.
    """

    def __init__(self, wanted: Sequence[Wanted], script: str = "Latin") -> None:
        """Take the patterns, whose places are their numbers, and the script of most of the text."""
        name = name_of(wanted, script)
        made = _OPEN.get(name) or _load(name) or _make(name, wanted, script)
        _OPEN[name] = self._database = made
        self.blind = made.blind

    def find(self, block: str) -> set[tuple[int, int]]:
        """Return what may match, as every scanner does."""
        encoded = b"\n%b\n" % self._database.alphabet.encode(block)
        ends: set[tuple[int, int]] = set()
        if self._database.compiled is not None:
            self._database.compiled.scan(
                encoded, match_event_handler=lambda number, _, end, *__: ends.add((end, number))
            )
        found: set[tuple[int, int]] = set()
        line, reached = 0, 1  # the first line end is ours
        for end, number in sorted(ends):
            line += encoded.count(b"\n", reached, end - 1)
            reached = max(reached, end - 1)
            found.add((number, line))
        return found


_OPEN: WeakValueDictionary[str, Database] = (
    WeakValueDictionary()
)  # the same serves several scanners


def _load(name: str) -> Database | None:
    stored = map_cached(name)
    return None if stored is None else Database.load(stored)


def _make(name: str, wanted: Sequence[Wanted], script: str) -> Database:
    with claim(name):  # of several jobs one makes it, which takes much memory, too
        made = _load(name)
        if made is None:
            stored = dump_database(wanted, script)
            write_cached(name, stored)
            made = Database.load(stored) or make_database(wanted, script)
    return made
