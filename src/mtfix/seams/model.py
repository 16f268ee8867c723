"""
How likely a cut is a seam: a few boosted decision trees over its features.

The trees in `trees.json` are made by `benchmarks/train_seams.py`, which writes down what
they were fitted on. Beliefs are those of damaged text; in text that shows no other damage
a seam is rarer, which is why a rule asks for more where nothing else speaks.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, count
from math import exp
from operator import or_
from pathlib import Path
from typing import Any

from mtfix.seams.features import FEATURES

#: A leaf's points, or: number of a feature, threshold, tree up to it, tree above it.
Tree = float | list[Any]
_FEWEST = 200  # estimates that repay making the forest


@dataclass
class Trees:
    """The points to start from, and the trees that add theirs."""

    start: float
    trees: tuple[Tree, ...]
    _asked: int = 0

    @cached_property
    def forest(self) -> Forest:
        """The trees in the form that answers fast, and is slow to make."""
        return Forest(self.trees)

    def add(self, measures: Sequence[float]) -> float:
        """Return the points of the start and of all trees together."""
        self._asked += 1
        if self._asked <= _FEWEST and "forest" not in self.__dict__:
            points = sum(_to_whole(_follow(tree, measures)) for tree in self.trees)
            return self.start + points / _UNIT
        return self.add_leaves(self.forest.leave_open(measures, ALL))

    def add_leaves(self, leaves: int) -> float:
        """Return the points of the start and of one leaf of each tree."""
        return self.start + self.forest.add(leaves) / _UNIT

    def add_most(self, leaves: int) -> float:
        """Return the points of the start and the most that open leaves add."""
        return self.start + self.forest.add_most(leaves) / _UNIT


ALL = frozenset(range(len(FEATURES)))
# Points have three decimals; whole thousandths have the same sum in whatever order.
_UNIT = 1000


def _to_whole(points: float) -> int:
    return round(points * _UNIT)


def _follow(tree: Tree, measures: Sequence[float]) -> float:
    """Return the points of the leaf that measures lead to."""
    while isinstance(tree, list):
        feature, threshold, low, high = tree
        tree = low if measures[feature] <= threshold else high
    return tree


class Forest:
    """
    All trees at once, after QuickScorer (Lucchese et al. 2015).

    The leaves of all trees are numbered. For each feature and each stretch between two of its
    thresholds there is a set of the leaves that such a value leaves open, as the bits of an
    integer; what all features leave open is one leaf of each tree. Points are thousandths.
    """

    def __init__(self, trees: Sequence[Tree]) -> None:
        """Number the leaves, and work out what each value leaves open."""
        self._trees = len(trees)
        self._points: dict[int, int] = {}
        closed: defaultdict[int, defaultdict[float, list[int]]] = defaultdict(
            lambda: defaultdict(lambda: [0, 0])
        )
        for tree in range(self._trees):  # the first leaves of all trees come first, then the next
            self._number(trees[tree], count(tree, self._trees), closed)
        self.every = sum(1 << leaf for leaf in self._points)
        self._open = {feature: self._sets_of(closed[feature]) for feature in closed}

    def _number(
        self,
        node: Tree,
        numbers: Iterator[int],
        closed: Mapping[int, Mapping[float, list[int]]],
    ) -> int:
        """
        Number the leaves of a node and return the set of them.

        For each feature and threshold add what is closed to values above it, and up to it.
        """
        if not isinstance(node, list):
            leaf = next(numbers)
            self._points[leaf] = _to_whole(node)
            return 1 << leaf
        feature, threshold, low, high = node
        up_to, above = (self._number(each, numbers, closed) for each in (low, high))
        sides = closed[feature][threshold]
        sides[0] |= up_to
        sides[1] |= above
        return up_to | above

    def _sets_of(self, closed: Mapping[float, list[int]]) -> tuple[list[float], list[int]]:
        """Return the thresholds of a feature, and what is open below, between and above them."""
        thresholds = sorted(closed)
        behind = accumulate((closed[each][0] for each in thresholds), or_, initial=0)
        downwards = (closed[each][1] for each in reversed(thresholds))
        ahead = reversed(list(accumulate(downwards, or_, initial=0)))
        both = zip(behind, ahead, strict=True)
        return thresholds, [self.every & ~(one | two) for one, two in both]

    def leave_open(
        self,
        measures: Sequence[float] | Mapping[int, float],
        known: Iterable[int],
        among: int | None = None,
    ) -> int:
        """Return which leaves, `among` these, the measures with the `known` numbers leave open."""
        leaves = self.every if among is None else among
        for feature in known:
            if feature in self._open:
                thresholds, sets = self._open[feature]
                leaves &= sets[bisect_left(thresholds, measures[feature])]
        return leaves

    def add(self, leaves: int) -> int:
        """Return what these leaves give together, one of each tree."""
        return self._adders[0](leaves)

    def add_most(self, leaves: int) -> int:
        """Return the most that the trees give together where these leaves are open."""
        return self._adders[1](leaves)

    @cached_property
    def _adders(self) -> tuple[Callable[[int], int], Callable[[int], int]]:
        import numpy as np  # noqa: PLC0415 - loads slowly, and single texts do without

        shape = max(self._points) // self._trees + 1, self._trees
        # Points count from below the least, so that leaves that are closed have less than any.
        least = min(self._points.values()) - 1
        table = np.zeros(shape, np.int16)
        for leaf, points in self._points.items():
            table.flat[leaf] = points - least
        size = -(-table.size // 8)
        # Sums of whole numbers as small as these are exact, and products of floats are fast.
        flat = np.where(table > 0, table + least, 0).ravel().astype(np.float32)
        base = least * self._trees

        def unpack(leaves: int) -> np.ndarray[tuple[int], np.dtype[np.uint8]]:
            packed = np.frombuffer(leaves.to_bytes(size, "little"), np.uint8)
            return np.unpackbits(packed, count=table.size, bitorder="little")

        def add(leaves: int) -> int:
            return int(unpack(leaves).astype(np.float32).dot(flat))

        def add_most(leaves: int) -> int:
            is_open = unpack(leaves).reshape(shape)
            return int((is_open * table).max(axis=0).sum()) + base

        return add, add_most


@lru_cache(maxsize=1)
def load_trees() -> Trees:
    """
    Return the fitted trees.

    Raises ValueError where they were fitted on other features than this version measures.
    """
    made = json.loads(Path(__file__).with_name("trees.json").read_text(encoding="utf-8"))
    if tuple(made["features"]) != FEATURES:
        raise ValueError("trees.json was fitted on other features; run benchmarks/train_seams.py")
    return Trees(made["start"], tuple(made["trees"]))


@lru_cache(maxsize=500)  # a text is looked at several times
def estimate(measures: tuple[float, ...]) -> float:
    """Return the belief, from 0 to 1, that a cut that measures so is a seam."""
    return _to_belief(load_trees().add(measures))


def leave_open(measures: Sequence[float], unknown: Collection[int]) -> int:
    """Return what `estimate_most` needs of a cut, all but the measures `unknown` being known."""
    return load_trees().forest.leave_open(measures, ALL.difference(unknown))


def estimate_open(leaves: int, measures: Mapping[int, float]) -> float:
    """Return the belief in a cut of which these leaves are open, and measures all the rest."""
    trees = load_trees()
    return _to_belief(trees.add_leaves(trees.forest.leave_open(measures, measures, leaves)))


def estimate_most(leaves: int, measures: Mapping[int, float]) -> float:
    """
    Return a belief that is never exceeded where these leaves are open, and these measures known.

    Others are not.
    """
    trees = load_trees()
    return _to_belief(trees.add_most(trees.forest.leave_open(measures, measures, leaves)))


def _to_belief(points: float) -> float:
    return 1 / (1 + exp(-max(-50.0, min(50.0, points))))
