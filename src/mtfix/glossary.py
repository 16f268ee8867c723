"""Glossaries: how terms of the source are to be translated, from CSV, TSV or TBX."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mtfix.errors import UsageProblem

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_FORBIDDEN = (
    "deprecatedTerm",
    "supersededTerm",
    "deprecatedTerm-admn-sts",
    "supersededTerm-admn-sts",
)


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """
    A term of the source, its translations, the preferred one first, and wrong ones.

    The languages are BCP 47 tags, None where the glossary does not say.
    """

    source: str
    targets: tuple[str, ...]
    forbidden: tuple[str, ...] = ()
    source_language: str | None = None
    target_language: str | None = None


def load_glossary(path: Path) -> tuple[Term, ...]:
    """
    Return the terms of a glossary.

    `.tbx` is TBX (2 or 3): each pair of languages of a concept makes terms. Anything else is
    a table with commas or tabs: the term, its translations with `|` between them, and, if you
    like, wrong translations in the third column. A first row that says `source` and
    `target`, or two language codes, names the columns. Raises UsageProblem, with the place,
    where the file is no such thing.
    """
    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8-sig")
    except OSError as error:
        raise UsageProblem(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise UsageProblem(f"{path}: is not UTF-8 at byte {error.start}") from None
    terms = _from_tbx(text, path) if path.suffix.lower() == ".tbx" else _from_table(text, path)
    return tuple(dict.fromkeys(terms))


def _from_table(text: str, path: Path) -> Iterator[Term]:
    delimiter = "\t" if "\t" in text.split("\n", 1)[0] else ","
    rows = csv.reader(io.StringIO(text), delimiter=delimiter)
    languages: tuple[str | None, str | None] = (None, None)
    for number, row in enumerate(rows, start=1):
        cells = [cell.strip() for cell in row]
        if not any(cells):
            continue
        if number == 1 and (named := _name_columns(cells)) is not None:
            languages = named
            continue
        if len(cells) < 2 or not cells[0] or not cells[1]:
            raise UsageProblem(f"{path}:{number}: expected a term and its translation")
        yield Term(cells[0], _split(cells[1]), _split("".join(cells[2:3])), *languages)


def _name_columns(cells: list[str]) -> tuple[str | None, str | None] | None:
    """Return the languages that a head names, None where the row is a term."""
    names = [cell.lower() for cell in cells[:2]]
    if names == ["source", "target"]:
        return None, None
    codes = [name.replace("_", "-").split("-")[0] for name in names]
    if all(len(code) == 2 and code.isalpha() for code in codes):
        return names[0], names[1]
    return None


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _from_tbx(text: str, path: Path) -> Iterator[Term]:
    from xml.etree import ElementTree as ET  # noqa: PLC0415 - most runs have no glossary

    if "<!ENTITY" in text:
        raise UsageProblem(f"{path}: declares entities, which mtfix does not expand")
    try:
        root = ET.fromstring(text)  # noqa: S314 - without entities there is nothing to expand
    except ET.ParseError as error:
        raise UsageProblem(f"{path}: is no well-formed XML: {error}") from None
    entries = [e for e in root.iter() if _local(e) in ("termEntry", "conceptEntry")]
    if not entries:
        raise UsageProblem(f"{path}: is no TBX: it has no termEntry and no conceptEntry")
    for entry in entries:
        sections = [(e.get(_XML_LANG), list(_terms(e))) for e in entry if _is_language(e)]
        for source_language, sources in sections:
            for target_language, targets in sections:
                allowed = tuple(term for term, is_allowed in targets if is_allowed)
                if source_language == target_language or not allowed:
                    continue
                forbidden = tuple(term for term, is_allowed in targets if not is_allowed)
                for term, _ in sources:
                    yield Term(term, allowed, forbidden, source_language, target_language)


def _is_language(element: ET.Element) -> bool:
    return _local(element) in ("langSet", "langSec")


def _terms(section: ET.Element) -> Iterator[tuple[str, bool]]:
    """Yield the terms of a language, and whether they may be used."""
    for group in section.iter():
        if _local(group) not in ("tig", "ntig", "termSec"):
            continue
        notes = {(e.text or "").strip() for e in group.iter() if _local(e) != "term"}
        for element in group.iter():
            if _local(element) == "term" and (text := "".join(element.itertext()).strip()):
                yield text, notes.isdisjoint(_FORBIDDEN)


def _local(element: ET.Element) -> str:
    return str(element.tag).rpartition("}")[2]
