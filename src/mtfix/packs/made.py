"""Which scanners are made: they are kept in the cache, since one may take half a minute."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING

from mtfix.cache import has_cached, is_cached
from mtfix.detectors.pattern import named_lists
from mtfix.languages import LANGUAGES
from mtfix.packs.store import sum_makers

if TYPE_CHECKING:
    from mtfix.packs.wanted import Wanted

# What makes a database: a change there makes all that is stored stale.
_MAKERS = (
    *("alphabet.py", "byteclass.py", "cases.py", "cursor.py", "database.py", "edges.py"),
    *(
        "escapes.py",
        "fold.py",
        "gaps.py",
        "halve.py",
        "letters.py",
        "literals.py",
        "made.py",
        "parse.py",
    ),
    *("references.py", "relax.py", "syntax.py", "telling.py", "wanted.py"),
)


def script_of(language: str) -> str:
    """Return the script of most text in a language (a primary subtag)."""
    known = LANGUAGES.get(language)
    return known.script if known else "Latin"


def may_be_made(script: str) -> bool:
    """Tell whether a scanner for text in a script is there, for whatever patterns."""
    return not find_spec("hyperscan") or has_cached(f"scanner-{script}-")


def is_made(wanted: Sequence[Wanted], script: str) -> bool:
    """Tell whether the scanner is there, and need not be made for half a minute."""
    return not find_spec("hyperscan") or is_cached(name_of(wanted, script))


def name_of(wanted: Iterable[Wanted], script: str) -> str:
    """Return the name in the cache of a scanner; it changes with all that makes it."""
    digest = hashlib.blake2b(sum_makers(*_MAKERS), digest_size=16)
    digest.update(script.encode())
    digest.update(version("hyperscan").encode())
    for each in wanted:
        lists = [(name, sorted(each.classes[name])) for name in named_lists(each.pattern)]
        digest.update(repr((each.pattern, lists)).encode())
    return f"scanner-{script}-{digest.hexdigest()}.bin"
