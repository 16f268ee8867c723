"""How common a word is in a language, from word lists in a memory-mapped form."""

from mtfix.lexicon.load import load_lexicon
from mtfix.lexicon.lookup import Lexicon

__all__ = ["Lexicon", "load_lexicon"]
