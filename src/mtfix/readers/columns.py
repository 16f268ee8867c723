"""Which columns of a table hold what, and what parts them: from its first row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mtfix.errors import ReadError, UsageProblem
from mtfix.readers.container import ReadOptions
from mtfix.readers.plain import PlainReader
from mtfix.readers.table import Dialect, OpenQuote, RowReader, split_row
from mtfix.readers.values import USUAL_COLUMNS

_DELIMITERS = (",", ";", "\t", "|")
_NAMED = {"tab": "\t", "\\t": "\t"}


@dataclass(frozen=True, slots=True)
class Layout:
    """How to read the rows of a table, and whether the first one is a header."""

    reader: RowReader
    has_header: bool


def find_layout(first: str, path: str, options: ReadOptions, dialect: Dialect | None) -> Layout:
    """
    Return the layout of a table whose first row is `first`.

    Columns are asked for by name, or by number from 1; a table whose columns are all asked
    for by number has no header. Without a `dialect` the delimiter is found: the only one of
    the usual ones in the row, or else the one that parts the columns that are asked for.
    Raises UsageProblem where that is not certain, and where a column is not there.
    """
    dialect = dialect or _find_dialect(first, path, options)
    cells = _cells(first, dialect, path)
    asked = (*options.columns, *filter(None, (options.source, options.language_column)))
    named = any(name in cells for name in asked)
    if options.columns:
        columns = tuple(_number(name, cells, path) for name in options.columns)
    else:
        columns = tuple(n for n, cell in enumerate(cells) if cell.lower() in USUAL_COLUMNS)
        if not columns:
            raise UsageProblem(
                f"{path}: has no column with one of the usual names (text, content, title, …); "
                f"{_listed(cells)}. Name those that hold prose with --column"
            )
    source, language = (
        _number(name, cells, path) if name else None
        for name in (options.source, options.language_column)
    )
    inner = options.reader or PlainReader()
    reader = RowReader(dialect, len(cells), columns, source, language, inner)
    return Layout(reader, named or not options.columns)


def named_delimiter(name: str) -> str:
    r"""
    Return the delimiter that a user means: one character, `tab` or `\t`.

    Raises UsageProblem for anything else.
    """
    delimiter = _NAMED.get(name.lower(), name)
    if len(delimiter) != 1 or delimiter in '"\r\n':
        raise UsageProblem(f"--delimiter is one character, or tab; not “{name}”")
    return delimiter


def _find_dialect(first: str, path: str, options: ReadOptions) -> Dialect:
    if options.delimiter is not None:
        return Dialect(named_delimiter(options.delimiter))
    split = {mark: _cells(first, Dialect(mark), path) for mark in _DELIMITERS if mark in first}
    several = {mark: cells for mark, cells in split.items() if len(cells) > 1}
    if len(several) <= 1:
        return Dialect(next(iter(several), ","))
    asked = set(options.columns) - {str(number) for number in range(1000)}
    fitting = [
        mark
        for mark, cells in several.items()
        if (asked.issubset(cells) if options.columns else set(USUAL_COLUMNS).intersection(cells))
    ]
    if len(fitting) == 1:
        return Dialect(fitting[0])
    marks = " or ".join(f"“{mark}”" if mark != "\t" else "tabs" for mark in several)
    raise UsageProblem(
        f"{path}: its first row may be parted by {marks}; say which with --delimiter"
    )


def _cells(row: str, dialect: Dialect, path: str) -> list[str]:
    try:
        fields = split_row(row, dialect)
    except (OpenQuote, ReadError):
        raise ReadError(f"{path}: the quotes of the first row are broken") from None
    return [field.span.of(row).strip() for field in fields]


def _number(name: str, cells: Sequence[str], path: str) -> int:
    if name in cells:
        return cells.index(name)
    if name.isdecimal() and 1 <= int(name) <= len(cells):
        return int(name) - 1
    raise UsageProblem(f"{path}: has no column “{name}”; {_listed(cells)}")


def _listed(cells: Sequence[str]) -> str:
    names = ", ".join(cells)
    return f"its {len(cells)} columns are: {names if len(names) < 500 else names[:500] + '…'}"
