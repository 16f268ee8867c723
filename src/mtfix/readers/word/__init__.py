"""WordprocessingML: `scan` finds paragraphs and where text may stand, `writing` writes it there."""

from mtfix.readers.word.reader import WordReader

__all__ = ["WordReader"]
