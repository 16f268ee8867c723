"""The case of single letters, by the rules of the language."""

from __future__ import annotations

_DOTTED = frozenset({"az", "tr"})  # i and İ are one letter there, ı and I another


def upper(letter: str, language: str) -> str:
    """
    Return a letter in upper case; a letter that has no single one stays as it is.

        >>> upper("i", "tr"), upper("i", "en"), upper("ß", "de")
        ('İ', 'I', 'ß')
    """
    raised = "İ" if letter == "i" and language in _DOTTED else letter.upper()
    return raised if len(raised) == 1 else letter


def lower(letter: str, language: str) -> str:
    """
    Return a letter in lower case; a letter that has no single one stays as it is.

        >>> lower("I", "tr"), lower("İ", "tr"), lower("I", "en")
        ('ı', 'i', 'i')
    """
    if language in _DOTTED and letter in "Iİ":
        return "ı" if letter == "I" else "i"
    lowered = letter.lower()
    return lowered if len(lowered) == 1 else letter
