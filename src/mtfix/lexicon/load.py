"""The lexicon of a language: made once from wordfreq, then mapped from the cache."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from mtfix.cache import cache_directory
from mtfix.lexicon.lookup import Lexicon
from mtfix.lexicon.table import SCHEMA, build_table, map_table, write_table

_SAME_LIST = {"no": "nb", "nn": "nb", "hr": "sh", "sr": "sh", "bs": "sh", "tl": "fil"}


@lru_cache(maxsize=8)
def load_lexicon(language: str) -> Lexicon:
    """
    Return the lexicon of a language code, empty where there is no word list for it.

    The first call for a language on a machine builds the table (under a second) and
    stores it; where it cannot be stored, it is kept in memory.
    """
    code = _SAME_LIST.get(language, language)
    path = cache_directory() / f"lexicon-{SCHEMA}-{code}-{_find_version()}.bin"
    entries = map_table(path)
    if entries is None:
        entries = _make_table(code, path)
    return Lexicon(language, entries)


def _find_version() -> str:
    """Return the version of wordfreq; the name of its directory tells it soonest."""
    for place in sys.path:
        for directory in Path(place).glob("wordfreq-*.dist-info"):
            return directory.stem.partition("-")[2]
    from importlib.metadata import version  # noqa: PLC0415 - loads slowly

    return version("wordfreq")


def _make_table(code: str, path: Path) -> Sequence[int]:
    entries = build_table(_list_words(code))  # an empty one, too, is kept: asking takes long
    try:
        write_table(entries, path)
    except OSError:
        return entries
    return entries


def _list_words(code: str) -> Sequence[Sequence[str]]:
    """Return the words of a language's list by falling frequency, as wordfreq has them."""
    from wordfreq import available_languages, get_frequency_list  # noqa: PLC0415 (0.1 s)

    if code not in available_languages("small"):
        return ()
    bands: Sequence[Sequence[str]] = get_frequency_list(code, "best")
    get_frequency_list.cache_clear()  # a list takes 100 MB
    return bands
