"""Runs the rules over a document, weighs what they hit, and repairs it."""

from mtfix.engine.belief import Belief
from mtfix.engine.engine import Engine
from mtfix.engine.screen import Screen

__all__ = ["Belief", "Engine", "Screen"]
