"""
Words that were translated alone.

`row` reads the tokens of a segment, `exempt` leaves alone what stands rightly, `chances` weighs
what is left, and `detector` makes the hits of a rule.
"""

from mtfix.detectors.lone_word.detector import LoneWordDetector, Manner, make_lone_word

__all__ = ["LoneWordDetector", "Manner", "make_lone_word"]
