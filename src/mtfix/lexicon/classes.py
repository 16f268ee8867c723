"""The class that a word most often has, in languages that have a list of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=8)
def load_word_classes(language: str) -> Mapping[str, str]:
    """
    Return the usual class of each word of a language, empty where there is no list.

    In English classes are `noun` (in the singular), `plural`, `adjective`, `verb`,
    `participle`, `adverb` and `other`. The lists of Romance languages hold nouns of one gender
    only, as `noun feminine`, `plural masculine` and so on, with `verb` behind it where the word
    is a form of a verb, too. Words are in lower case. Where the lists are from stands in their
    heads.

        >>> classes = load_word_classes("en")
        >>> classes["trade"], classes["commercial"], classes.get("casa")
        ('noun', 'adjective', None)
        >>> load_word_classes("es")["proyectos"], load_word_classes("fr")["note"]
        ('plural masculine', 'noun feminine verb')
    """
    path = Path(__file__).with_name("word_classes") / f"{language}.txt"
    if not path.is_file():
        return {}
    classes: dict[str, str] = {}
    current = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            current = line[1:-1]
        elif not line.startswith("#"):
            classes[line] = current
    return classes
