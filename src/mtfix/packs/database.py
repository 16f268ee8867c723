"""
Relaxed patterns as a database of Hyperscan, which takes long to make and is kept.

A process of its own makes it, since that takes more memory than all else.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mtfix.detectors.pattern import named_lists
from mtfix.packs.alphabet import Alphabet
from mtfix.packs.halve import halve
from mtfix.packs.letters import alphabet_of
from mtfix.packs.relax import Relaxer
from mtfix.packs.syntax import NamedList, Node
from mtfix.packs.wanted import Wanted

_SIZE = 4  # bytes that tell how many the head has
_LONGEST = 15_000  # bytes of a pattern; Hyperscan takes 16,000
_SHORTER = 0.8  # of its length has half a pattern at most, if halving helps
# The empty entry of the path is where the user is, and what lies there is none of ours.
_ELSEWHERE = (
    "import sys; sys.path[:] = filter(None, sys.path); "
    "from mtfix.packs.database import serve; serve()"
)


@dataclass(frozen=True, eq=False)
class Database:
    """
    What a scanner scans with.

    `blind` are the numbers of patterns that it does not hold; `compiled` is None where it holds
    none at all.
    """

    alphabet: Alphabet
    blind: frozenset[int]
    compiled: Any

    def dump(self) -> bytes:
        """Return what `load` makes the database of."""
        import hyperscan  # noqa: PLC0415 - optional

        letters = self.alphabet.dump()
        is_empty = self.compiled is None
        about = {"blind": sorted(self.blind), "letters": len(letters), "is_empty": is_empty}
        head = json.dumps(about).encode()
        body = b"" if is_empty else hyperscan.dumpb(self.compiled)
        return len(head).to_bytes(_SIZE, "big") + head + letters + body

    @classmethod
    def load(cls, stored: bytes | memoryview) -> Database | None:
        """Return the database that was dumped, None where it is for another processor."""
        import hyperscan  # noqa: PLC0415 - optional

        view = memoryview(stored)  # of many megabytes, which a slice would copy
        start = _SIZE + int.from_bytes(view[:_SIZE], "big")
        about = json.loads(bytes(view[_SIZE:start]))
        end = start + about["letters"]
        letters, body = bytes(view[start:end]), view[end:]
        compiled = None
        if not about["is_empty"]:
            try:
                compiled = hyperscan.loadb(bytes(body), hyperscan.HS_MODE_BLOCK)
                compiled.scratch = hyperscan.Scratch(compiled)
            except hyperscan.error:
                return None
        return cls(Alphabet.load(letters), frozenset(about["blind"]), compiled)


def dump_database(wanted: Sequence[Wanted], script: str) -> bytes:
    """Return the database for some patterns, dumped; another process makes it if one can."""
    order = [
        (each.pattern, {name: list(each.classes[name]) for name in named_lists(each.pattern)})
        for each in wanted
    ]
    try:
        made = subprocess.run(  # noqa: S603 - this very program
            [sys.executable, "-c", _ELSEWHERE],
            input=json.dumps([script, order]).encode(),
            capture_output=True,
            check=True,
        ).stdout
    except (OSError, ValueError, subprocess.SubprocessError):  # none can be started here
        made = b""
    return made or make_database(wanted, script).dump()


def serve() -> None:
    """Make the database that standard input asks for, and write it to standard output."""
    script, order = json.load(sys.stdin.buffer)
    wanted = [Wanted(pattern, classes) for pattern, classes in order]
    sys.stdout.buffer.write(make_database(wanted, script).dump())


def make_database(wanted: Sequence[Wanted], script: str) -> Database:
    """Return the database for patterns, whose places are their numbers."""
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
        compiled = _compile(relaxed)
    except hyperscan.error:
        for number in _find_unfit(relaxed):
            del relaxed[number]
        compiled = _compile(relaxed)
    return Database(alphabet, frozenset(nodes.keys() - relaxed.keys()), compiled)


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
