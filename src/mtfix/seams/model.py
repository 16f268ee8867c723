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
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from math import exp
from operator import and_
from pathlib import Path
from typing import Any

from mtfix.seams.features import FEATURES

#: A leaf's points, or: number of a feature, threshold, tree up to it, tree above it.
Tree = float | list[Any]
_BITS = 8  # of a block of leaves whose sums are known in advance
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
        if self._asked <= _FEWEST:
            points = sum(_to_whole(_follow(tree, measures)) for tree in self.trees)
        else:
            points = self.forest.add(measures)
        return self.start + points / _UNIT

    def add_most(self, measures: Sequence[float], unknown: frozenset[int]) -> float:
        """Return no less than the points, whatever the unknown measures are."""
        return self.start + self.forest.add_most(measures, unknown) / _UNIT


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
        self._points: list[int] = []
        self._firsts: list[int] = []  # the first leaf of each tree
        nodes: defaultdict[int, list[tuple[float, int, int]]] = defaultdict(list)
        for tree in trees:
            self._firsts.append(len(self._points))
            self._number(tree, nodes)
        self._every = (1 << len(self._points)) - 1
        self._open = {feature: self._sets_of(nodes[feature]) for feature in nodes}

    def _number(
        self, node: Tree, nodes: defaultdict[int, list[tuple[float, int, int]]]
    ) -> tuple[int, int]:
        """Number the leaves of a node, note what it closes, and return the range of them."""
        first = len(self._points)
        if not isinstance(node, list):
            self._points.append(_to_whole(node))
            return first, first + 1
        feature, threshold, low, high = node
        _, middle = self._number(low, nodes)
        _, end = self._number(high, nodes)
        up_to, above = (1 << middle) - (1 << first), (1 << end) - (1 << middle)
        nodes[feature].append((threshold, above, up_to))
        return first, end

    def _sets_of(self, nodes: Iterable[tuple[float, int, int]]) -> tuple[list[float], list[int]]:
        """Return the thresholds of a feature, and what is open below, between and above them."""
        ordered = sorted(nodes)
        start = [self._every]
        from_below = list(accumulate((~up_to for _, _, up_to in ordered), and_, initial=-1))
        from_above = list(accumulate((~above for _, above, _ in ordered[::-1]), and_, initial=-1))
        sets = [one & two & start[0] for one, two in zip(from_below, from_above[::-1], strict=True)]
        return [threshold for threshold, _, _ in ordered], sets

    def leave_open(self, measures: Sequence[float], unknown: frozenset[int] = frozenset()) -> int:
        """Return the leaves that measures leave open, whatever the unknown ones are."""
        leaves = self._every
        for feature, (thresholds, sets) in self._open.items():
            if feature not in unknown:
                leaves &= sets[bisect_left(thresholds, measures[feature])]
        return leaves

    @cached_property
    def _sums(self) -> list[list[int]]:
        """The sum of the points of any leaves among each eight."""
        blocks = []
        for first in range(0, len(self._points), _BITS):
            sums = [0]
            for points in self._points[first : first + _BITS]:
                sums += [points + other for other in sums]
            blocks.append(sums)
        return blocks

    def add(self, measures: Sequence[float]) -> int:
        """Return the points that all trees give together."""
        leaves = self.leave_open(measures)
        size = len(self._sums)
        every = leaves.to_bytes(size, "little")
        return sum(sums[eight] for sums, eight in zip(self._sums, every, strict=True) if eight)

    def add_most(self, measures: Sequence[float], unknown: frozenset[int]) -> float:
        """Return no less than the points that the trees give, whatever the unknown measures are."""
        return self._bounder(self.leave_open(measures, unknown))

    @cached_property
    def _bounder(self) -> Callable[[int], float]:
        import numpy as np  # noqa: PLC0415 - loads slowly, and single texts need no bound

        points, firsts, size = np.array(self._points), np.array(self._firsts), len(self._sums)

        def add_best(leaves: int) -> float:
            every = np.frombuffer(leaves.to_bytes(size, "little"), np.uint8)
            is_open = np.unpackbits(every, count=len(points), bitorder="little")
            best = np.maximum.reduceat(np.where(is_open, points, -np.inf), firsts)
            return float(best.sum())

        return add_best


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


def estimate(measures: Sequence[float]) -> float:
    """Return the belief, from 0 to 1, that a cut that measures so is a seam."""
    return _to_belief(load_trees().add(measures))


def estimate_most(measures: Sequence[float], unknown: frozenset[int]) -> float:
    """Return a belief that no value of the unknown measures, by their numbers, exceeds."""
    return _to_belief(load_trees().add_most(measures, unknown))


def _to_belief(points: float) -> float:
    return 1 / (1 + exp(-max(-50.0, min(50.0, points))))
