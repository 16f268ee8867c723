"""Runs the rules over a document, weighs what they hit, and repairs it."""

from mtfix.engine.belief import Belief
from mtfix.engine.engine import Engine

__all__ = ["Belief", "Engine"]
