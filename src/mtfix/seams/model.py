"""
How likely a cut is a seam: a few boosted decision trees over its features.

The trees in `trees.json` are made by `benchmarks/train_seams.py`, which writes down what
they were fitted on. Beliefs are those of damaged text; in text that shows no other damage
a seam is rarer, which is why a rule asks for more where nothing else speaks.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import exp
from typing import Any

from mtfix.seams.features import FEATURES

#: A leaf's points, or: number of a feature, threshold, tree up to it, tree above it.
Tree = float | list[Any]


@dataclass(frozen=True, slots=True)
class Trees:
    """The points to start from, and the trees that add theirs."""

    start: float
    trees: tuple[Tree, ...]


@lru_cache(maxsize=1)
def load_trees() -> Trees:
    """
    Return the fitted trees.

    Raises ValueError where they were fitted on other features than this version measures.
    """
    made = json.loads(files("mtfix.seams").joinpath("trees.json").read_text(encoding="utf-8"))
    if tuple(made["features"]) != FEATURES:
        raise ValueError("trees.json was fitted on other features; run benchmarks/train_seams.py")
    return Trees(made["start"], tuple(made["trees"]))


def estimate(measures: Sequence[float]) -> float:
    """Return the belief, from 0 to 1, that a cut that measures so is a seam."""
    model = load_trees()
    points = model.start
    for tree in model.trees:
        node = tree
        while isinstance(node, list):
            node = node[2] if measures[node[0]] <= node[1] else node[3]
        points += node
    return 1 / (1 + exp(-max(-50.0, min(50.0, points))))
