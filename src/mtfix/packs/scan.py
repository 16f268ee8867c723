"""
Many patterns over many lines at once: which of them may match in which line.

Hyperscan looks for all patterns in one pass, relaxed. Where it is not installed, or cannot
take a pattern, the literals that the pattern needs are looked for instead.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import version
from importlib.util import find_spec
from typing import Any, Protocol

from mtfix.cache import read_cached, write_cached
from mtfix.packs.alphabet import Alphabet
from mtfix.packs.literals import fold, required_literals
from mtfix.packs.relax import alphabet_of, relax
from mtfix.packs.syntax import NamedList, Node, UnknownSyntaxError, parse_pattern


@dataclass(frozen=True)
class Wanted:
    """A pattern to look for, and the word classes that it names."""

    pattern: str
    classes: Mapping[str, Iterable[str]] = field(default_factory=dict)

    @cached_property
    def node(self) -> Node | None:
        """The tree of the pattern, else of literals that it needs; None where it needs none."""
        try:
            return parse_pattern(self.pattern, self.classes)
        except UnknownSyntaxError:
            return None

    @cached_property
    def literals(self) -> frozenset[str] | None:
        """Folded literals of which every match holds one, None where none are known."""
        return required_literals(self.pattern, self.classes)


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


def make_scanner(wanted: Sequence[Wanted]) -> Scanner:
    """Return the fastest scanner that there is for these patterns."""
    if find_spec("hyperscan"):
        return HyperscanScanner(wanted)
    return LiteralScanner(wanted)


class LiteralScanner:
    """Looks for the literals that patterns need; in one pass where ahocorasick_rs is there."""

    def __init__(self, wanted: Sequence[Wanted]) -> None:
        """Take the patterns; their places in the list are their numbers."""
        self.blind = frozenset(n for n, each in enumerate(wanted) if each.literals is None)
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

    The compiled database is kept in the cache, since it takes a second to make.
    """

    def __init__(self, wanted: Sequence[Wanted]) -> None:
        """Take the patterns; their places in the list are their numbers."""
        nodes = {number: _node_of(each) for number, each in enumerate(wanted)}
        known = {number: node for number, node in nodes.items() if node is not None}
        self._alphabet: Alphabet = alphabet_of(known.values())
        relaxed = {number: relax(node, self._alphabet) for number, node in known.items()}
        self._database, self.blind = _load_database(relaxed)
        self.blind |= nodes.keys() - known.keys()

    def find(self, block: str) -> set[tuple[int, int]]:
        """Return what may match, as every scanner does."""
        encoded = b"\n%b\n" % self._alphabet.encode(block)
        ends: set[tuple[int, int]] = set()
        if self._database is not None:
            self._database.scan(
                encoded, match_event_handler=lambda number, _, end, *__: ends.add((end, number))
            )
        found: set[tuple[int, int]] = set()
        line, reached = 0, 1  # the first line end is ours
        for end, number in sorted(ends):
            line += encoded.count(b"\n", reached, end - 1)
            reached = max(reached, end - 1)
            found.add((number, line))
        return found


def _node_of(wanted: Wanted) -> Node | None:
    if wanted.node is not None:
        return wanted.node
    return NamedList(tuple(wanted.literals), frozenset("i")) if wanted.literals else None


def _load_database(relaxed: Mapping[int, bytes]) -> tuple[Any, frozenset[int]]:
    """Return the database of these patterns, and the numbers of those that it cannot hold."""
    import hyperscan  # noqa: PLC0415 - optional

    digest = hashlib.blake2b(repr(sorted(relaxed.items())).encode(), digest_size=16)
    digest.update(version("hyperscan").encode())
    name = f"scanner-{digest.hexdigest()}.bin"
    stored = read_cached(name)
    if stored is not None:
        listed, _, content = stored.partition(b"\n")
        try:
            database = hyperscan.loadb(content, hyperscan.HS_MODE_BLOCK)
            database.scratch = hyperscan.Scratch(database)
            return database, frozenset(map(int, listed.split()))
        except hyperscan.error:  # of another processor
            pass
    database, blind = _compile_database(relaxed)
    if database is not None:
        listed = b" ".join(b"%d" % number for number in sorted(blind))
        write_cached(name, listed + b"\n" + hyperscan.dumpb(database))
    return database, blind


def _compile_database(relaxed: Mapping[int, bytes]) -> tuple[Any, frozenset[int]]:
    import hyperscan  # noqa: PLC0415 - optional

    def compile_(numbers: Sequence[int]) -> Any:
        database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
        database.compile(
            expressions=[relaxed[number] for number in numbers], ids=list(numbers), flags=0
        )
        return database

    numbers = sorted(relaxed)
    try:
        return compile_(numbers) if numbers else None, frozenset()
    except hyperscan.error:
        pass
    fit = []
    for number in numbers:
        try:
            compile_([number])
            fit.append(number)
        except hyperscan.error:  # too long, or it would match everywhere
            continue
    return compile_(fit) if fit else None, frozenset(numbers) - set(fit)
