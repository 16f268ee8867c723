"""reStructuredText files: what a reader of the page reads, and where it stands."""

from mtfix.readers.rst.reader import RstReader

__all__ = ["RstReader"]
