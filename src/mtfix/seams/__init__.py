"""Suspected node boundaries: where two words lost the space between them."""

from mtfix.seams.seam import Seam, find_seams

__all__ = ["Seam", "find_seams"]
