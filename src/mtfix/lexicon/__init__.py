"""How common a word is in a language, from word lists in a memory-mapped form."""

from mtfix.lexicon.lookup import Lexicon, load_lexicon

__all__ = ["Lexicon", "load_lexicon"]
