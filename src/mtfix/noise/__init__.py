"""Synthetic damage with gold labels, made from clean text."""

from mtfix.noise.damage import DamagedText, LabelledEdit, damage
from mtfix.noise.glue import Damaged, glue_nodes
from mtfix.noise.kinds import KINDS

__all__ = ["KINDS", "Damaged", "DamagedText", "LabelledEdit", "damage", "glue_nodes"]
