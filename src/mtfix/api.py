"""The library: what the command line does, as functions."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from mtfix.engine import Engine
from mtfix.model import CleanResult, Finding, Safety
from mtfix.readers import Reader, align, reader_for
from mtfix.scoring import score
from mtfix.settings import Settings

__all__ = ["check", "clean", "engine_for", "score"]


def clean(
    text: str,
    *,
    lang: str | None = None,
    source_lang: str | None = None,
    source: str | None = None,
    unsafe_fixes: bool = False,
    select: Iterable[str] = ("*",),
    ignore: Iterable[str] = (),
) -> CleanResult:
    """
    Return `text` repaired, the edits that were made, and the findings that are left.

    `lang` is the language of the text and `source_lang` the one that it was translated
    from (BCP 47); without them, both are found out. `unsafe_fixes` makes the repairs
    that may change the wording, too. `select` and `ignore` are globs over rule ids and
    pack names. `source` is the text that it was translated from, with as many paragraphs:
    it opens the rules that compare the two. Raises UsageProblem for an unknown language, and
    where the paragraphs are not as many.
    """
    boldness = Safety.UNSAFE if unsafe_fixes else Safety.SAFE
    settings = Settings(lang, source_lang, tuple(select), tuple(ignore), boldness)
    return engine_for(settings).clean(text, _reader_for(text, source))


def check(
    text: str,
    *,
    lang: str | None = None,
    source_lang: str | None = None,
    source: str | None = None,
    select: Iterable[str] = ("*",),
    ignore: Iterable[str] = (),
) -> list[Finding]:
    """Return what is wrong with `text`, in order of place; parameters as for `clean`."""
    settings = Settings(lang, source_lang, tuple(select), tuple(ignore))
    reader = _reader_for(text, source)
    return list(engine_for(settings).check(reader.read(text)).findings)


def _reader_for(text: str, source: str | None) -> Reader:
    plain = reader_for(None)
    if source is None:
        return plain
    return align(plain, text, source, name="the text", source_name="the source")


@lru_cache(maxsize=8)
def engine_for(settings: Settings) -> Engine:
    """Return the engine for `settings`, the same one each time: its rules load once."""
    return Engine(settings)
