"""
The plain form of a pack: what JSON can hold.

That is dicts with the keys of the YAML, lists, texts and numbers.
"""

from __future__ import annotations

from typing import Any

from mtfix.model import Safety

Plain = dict[str, Any]


def maker_params(rule: Plain, params: Plain) -> Plain:
    """Return the parameters of a detector with the facts of its rule that it must know."""
    return {
        **params,
        "safety": Safety(rule["safety"]),
        "weight": rule.get("weight", 0.0),
        "needs": rule.get("needs", 0.0),
        "sources": tuple(rule.get("sources", ())),
    }
