"""
How likely a cut is a seam: a logistic regression over its features.

The weights in `weights.json` are made by `benchmarks/train_seams.py`, which writes down
what they were fitted on. Probabilities are those of damaged text; in text that shows no
other damage a seam is rarer, which is why a rule asks for more where nothing else speaks.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from math import exp


@lru_cache(maxsize=1)
def load_weights() -> Mapping[str, Mapping[str, float]]:
    """Return the weights of each feature, by kind of cut."""
    text = files("mtfix.seams").joinpath("weights.json").read_text(encoding="utf-8")
    weights: Mapping[str, Mapping[str, float]] = json.loads(text)["weights"]
    return weights


def estimate(kind: str, features: Mapping[str, float]) -> float:
    """Return the probability that a cut of this kind with these features is a seam."""
    weights = load_weights()[kind]
    total = sum(weights.get(name, 0.0) * value for name, value in features.items())
    return 1 / (1 + exp(-max(-50.0, min(50.0, total))))
