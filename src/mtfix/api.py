"""The library: what the command line does, as functions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from mtfix.engine import Engine
from mtfix.errors import ReadError
from mtfix.model import CleanResult, Finding, Safety
from mtfix.readers import (
    Part,
    Passage,
    Reader,
    ReadOptions,
    Repaired,
    align,
    format_for,
    reader_for,
)
from mtfix.readers.replacement import Replacement
from mtfix.settings import Settings

__all__ = ["FileResult", "check", "clean", "clean_file", "engine_for"]


def clean(
    text: str,
    *,
    format: str = "text",  # noqa: A002 - the word that --format takes, too
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
    it opens the rules that compare the two. `format` is that of the text, such as markdown
    or html. Raises UsageProblem for an unknown language or format, and where the paragraphs
    are not as many; ReadError where the text is broken.
    """
    boldness = Safety.UNSAFE if unsafe_fixes else Safety.SAFE
    settings = Settings(lang, source_lang, tuple(select), tuple(ignore), boldness)
    return engine_for(settings).clean(text, _reader_for(format, text, source))


@dataclass(frozen=True, slots=True)
class FileResult:
    """How many edits were made in a file, and how many findings are left in it."""

    edits: int
    findings: int


def clean_file(
    path: str | Path,
    output: str | Path | None = None,
    *,
    format: str | None = None,  # noqa: A002 - the word that --format takes, too
    encoding: str | None = None,
    columns: Iterable[str] = (),
    source_column: str | None = None,
    lang: str | None = None,
    source_lang: str | None = None,
    unsafe_fixes: bool = False,
    select: Iterable[str] = ("*",),
    ignore: Iterable[str] = (),
) -> FileResult:
    """
    Repair a file of any format, in place or into the file `output`, whole or not at all.

    Without a `format` the name of the file tells it. `columns` hold the prose of records and
    tables; the rest is as for `clean`. A file that needs no repair is not touched in place.
    Raises ReadError where the file cannot be read or written back, UsageProblem as `clean`
    does, and WriteError where the new file cannot be written.
    """
    boldness = Safety.UNSAFE if unsafe_fixes else Safety.SAFE
    engine = engine_for(Settings(lang, source_lang, tuple(select), tuple(ignore), boldness))
    form = format_for(str(path), format)
    options = ReadOptions(encoding, tuple(columns), source_column, lang, source_lang)
    edits = findings = 0

    def repaired(parts: Iterable[Part]) -> Iterator[Repaired]:
        nonlocal edits, findings
        for part in parts:
            if isinstance(part, Passage):
                yield part
                continue
            result = engine.clean(part.raw, part.reader, str(path))
            edits += len(result.edits)
            findings += len(result.findings)
            yield part, result.text

    try:
        stream = Path(path).open("rb")  # noqa: SIM115 - closed below
    except OSError as error:
        raise ReadError(f"{path}: cannot be read: {error.strerror}") from None
    with stream, Replacement(Path(output or path)) as replacement:
        container = form.open(stream, str(path), options)
        chunks = (
            b"".join(chunk.join(repaired(chunk.parts(lambda _: None))))
            for chunk in container.chunks()
        )
        for piece in container.join(chunks):
            replacement.write(piece)
        if output is None and not edits:
            replacement.discard()
    return FileResult(edits, findings)


def check(
    text: str,
    *,
    format: str = "text",  # noqa: A002 - the word that --format takes, too
    lang: str | None = None,
    source_lang: str | None = None,
    source: str | None = None,
    select: Iterable[str] = ("*",),
    ignore: Iterable[str] = (),
) -> list[Finding]:
    """Return what is wrong with `text`, in order of place; parameters as for `clean`."""
    settings = Settings(lang, source_lang, tuple(select), tuple(ignore))
    reader = _reader_for(format, text, source)
    return list(engine_for(settings).check(reader.read(text)).findings)


def _reader_for(format_name: str, text: str, source: str | None) -> Reader:
    reader = reader_for(format_name)
    if source is None:
        return reader
    return align(reader, text, source, name="the text", source_name="the source")


@lru_cache(maxsize=8)
def engine_for(settings: Settings) -> Engine:
    """Return the engine for `settings`, the same one each time: its rules load once."""
    return Engine(settings)
