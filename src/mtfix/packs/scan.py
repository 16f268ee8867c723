"""
Many patterns over many lines at once: which of them may match in which line.

Hyperscan looks for all patterns in one pass, relaxed. Where it is not installed, or cannot
take a pattern, the literals that the pattern needs are looked for instead.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import version
from importlib.util import find_spec
from typing import Any, Protocol, TypeAlias
from weakref import WeakValueDictionary

import regex

from mtfix.cache import read_cached, write_cached
from mtfix.detectors.base import WordClasses, time_limit
from mtfix.detectors.pattern import compile_pattern, named_lists
from mtfix.packs.alphabet import Alphabet
from mtfix.packs.fold import fold
from mtfix.packs.halve import halve
from mtfix.packs.literals import required_literals
from mtfix.packs.relax import Relaxer, alphabet_of
from mtfix.packs.store import sum_makers
from mtfix.packs.syntax import NamedList, Node, UnknownSyntaxError, parse_pattern

# What makes a database: a change there makes all that is stored stale.
_MAKERS = (
    *("alphabet.py", "byteclass.py", "cases.py", "fold.py", "halve.py", "literals.py"),
    *("references.py", "relax.py", "scan.py", "syntax.py"),
)

_LONGEST = 15_000  # bytes of a pattern; Hyperscan takes 16,000
_SHORTER = 0.8  # of its length has half a pattern at most, if halving helps


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
    def _compiled(self) -> regex.Pattern[str]:
        return compile_pattern(
            self.pattern, WordClasses({name: tuple(words) for name, words in self.classes.items()})
        )

    def may_match(self, text: str) -> bool:
        """Tell whether the pattern itself matches in a text, or takes too long to tell."""
        try:
            return self._compiled.search(text, timeout=time_limit(text)) is not None
        except TimeoutError:
            return True

    @cached_property
    def literals(self) -> frozenset[str] | None:
        """Folded literals of which every match holds one, None where none are known."""
        needed = required_literals(self.pattern, self.classes)
        return frozenset(map(fold, needed[0])) if needed else None


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

    The alphabet and the compiled database are kept in the cache, since they take a second
    to make.
    """

    def __init__(self, wanted: Sequence[Wanted], script: str = "Latin") -> None:
        """Take the patterns, whose places are their numbers, and the script of most of the text."""
        name = f"scanner-{_key_of(wanted, script)}.bin"
        made = _OPEN.get(name) or _load(name)
        if made is None:
            made = _make(wanted, script)
            _store(name, made)
        _OPEN[name] = self._made = made
        self.blind = made.blind

    def find(self, block: str) -> set[tuple[int, int]]:
        """Return what may match, as every scanner does."""
        encoded = b"\n%b\n" % self._made.alphabet.encode(block)
        ends: set[tuple[int, int]] = set()
        if self._made.database is not None:
            self._made.database.scan(
                encoded, match_event_handler=lambda number, _, end, *__: ends.add((end, number))
            )
        found: set[tuple[int, int]] = set()
        line, reached = 0, 1  # the first line end is ours
        for end, number in sorted(ends):
            line += encoded.count(b"\n", reached, end - 1)
            reached = max(reached, end - 1)
            found.add((number, line))
        return found


@dataclass(frozen=True, eq=False)
class _Made:
    """What a scanner is made of; `database` is None where it has nothing to look for."""

    alphabet: Alphabet
    blind: frozenset[int]
    database: Any


_OPEN: WeakValueDictionary[str, _Made] = WeakValueDictionary()  # the same serves several scanners


def _key_of(wanted: Iterable[Wanted], script: str) -> str:
    digest = hashlib.blake2b(sum_makers(*_MAKERS), digest_size=16)
    digest.update(script.encode())
    digest.update(version("hyperscan").encode())
    for each in wanted:
        lists = [(name, sorted(each.classes[name])) for name in named_lists(each.pattern)]
        digest.update(repr((each.pattern, lists)).encode())
    return digest.hexdigest()


def _make(wanted: Sequence[Wanted], script: str) -> _Made:
    import hyperscan  # noqa: PLC0415 - optional

    nodes = {number: _node_of(each) for number, each in enumerate(wanted)}
    known = {number: node for number, node in nodes.items() if node is not None}
    alphabet = alphabet_of(known.values(), script)
    relaxer = Relaxer(alphabet)
    relaxed = {number: _patterns_of(node, relaxer) for number, node in known.items()}
    for number, every in relaxed.items():
        literals = _literals_of(wanted[number])
        if literals and max(map(len, every)) > _LONGEST:  # they are less, and may do
            relaxed[number] = _patterns_of(literals, relaxer)
    try:
        database = _compile(relaxed)
    except hyperscan.error:
        for number in _find_unfit(relaxed):
            del relaxed[number]
        database = _compile(relaxed)
    return _Made(alphabet, frozenset(nodes.keys() - relaxed.keys()), database)


def _patterns_of(node: Node, relaxer: Relaxer) -> list[bytes]:
    """Return the relaxed pattern of a node; several where lists make it too long for one."""
    pattern = relaxer.relax(node)
    if len(pattern) <= _LONGEST:
        return [pattern]
    shorter = [(half, relaxer.relax(half)) for half in halve(node) or ()]
    if not shorter or max(len(each) for _, each in shorter) > _SHORTER * len(pattern):
        return [pattern]  # what makes it long is elsewhere
    return [each for half, _ in shorter for each in _patterns_of(half, relaxer)]


def _node_of(wanted: Wanted) -> Node | None:
    return _literals_of(wanted) if wanted.node is None else wanted.node


def _literals_of(wanted: Wanted) -> Node | None:
    return NamedList(tuple(wanted.literals), frozenset("i")) if wanted.literals else None


def _store(name: str, made: _Made) -> None:
    import hyperscan  # noqa: PLC0415 - optional

    if made.database is None:
        return
    letters = made.alphabet.dump()
    head = json.dumps({"blind": sorted(made.blind), "letters": len(letters)})
    write_cached(name, head.encode() + b"\n" + letters + hyperscan.dumpb(made.database))


def _load(name: str) -> _Made | None:
    """Return what is stored under a name, None where it is not, or is for another processor."""
    import hyperscan  # noqa: PLC0415 - optional

    stored = read_cached(name)
    if stored is None:
        return None
    line, _, content = stored.partition(b"\n")
    head = json.loads(line)
    try:
        database = hyperscan.loadb(content[head["letters"] :], hyperscan.HS_MODE_BLOCK)
        database.scratch = hyperscan.Scratch(database)
    except hyperscan.error:
        return None
    letters = content[: head["letters"]]
    return _Made(Alphabet.load(letters), frozenset(head["blind"]), database)


def _find_unfit(relaxed: Mapping[int, list[bytes]]) -> list[int]:
    """Return the patterns that no database can hold: too long, or they would match everywhere."""
    import hyperscan  # noqa: PLC0415 - optional

    try:
        _compile(relaxed)
    except hyperscan.error:
        numbers = list(relaxed)
        if len(numbers) == 1:
            return numbers
        middle = len(numbers) // 2
        halves = (numbers[:middle], numbers[middle:])
        return [n for half in halves for n in _find_unfit({n: relaxed[n] for n in half})]
    return []


def _compile(relaxed: Mapping[int, list[bytes]]) -> Any:
    """Return the database of some patterns, None for none; raises hyperscan.error."""
    import hyperscan  # noqa: PLC0415 - optional

    if not relaxed:
        return None
    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    every = [(number, pattern) for number, patterns in relaxed.items() for pattern in patterns]
    numbers, expressions = zip(*every, strict=True)
    database.compile(expressions=expressions, ids=numbers, flags=0)
    return database
