"""Synthetic damage with gold labels, made from clean text."""

from mtfix.noise.glue import Damaged, glue_nodes

__all__ = ["Damaged", "glue_nodes"]
