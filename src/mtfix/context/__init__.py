"""What one document as a whole tells: its words, names, languages and closed spans."""

from mtfix.context.document import DocumentContext
from mtfix.context.names import NameIndex
from mtfix.context.words import Word, find_words, starts_sentence

__all__ = ["DocumentContext", "NameIndex", "Word", "find_words", "starts_sentence"]
