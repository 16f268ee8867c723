"""The options that the commands share, and the choices that they amount to."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from functools import wraps
from pathlib import Path
from typing import Any

import click


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user asked for on the command line; None where the configuration decides."""

    language: str | None = None
    source_language: str | None = None
    source: Path | None = None
    glossary: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    lines: bool = False
    format_name: str | None = None
    encoding: str | None = None
    columns: tuple[str, ...] = ()
    source_column: str | None = None
    language_column: str | None = None
    column_format: str | None = None
    delimiter: str | None = None
    config: tuple[str, ...] = ()
    isolated: bool = False
    quiet: bool = False
    verbose: bool = False
    color: str = "auto"
    jobs: int = 1
    with_ignored: bool = False

    @property
    def shows_progress(self) -> bool:
        """Whether long work may say how far it is: on a terminal, unless it is to be quiet."""
        return sys.stderr.isatty() and not self.quiet

    @property
    def is_colored(self) -> bool:
        """Whether standard output gets colors: as asked, else where it is a terminal."""
        if self.color != "auto":
            return self.color == "always"
        return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def count_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _split(
    _ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]
) -> tuple[str, ...]:
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


def rule_list(*names: str, **attributes: Any) -> Callable[[Any], Any]:
    """Return an option that may be repeated, and takes lists with commas."""
    return click.option(*names, metavar="RULES", multiple=True, callback=_split, **attributes)


_LANGUAGE = (
    click.option("--lang", "language", metavar="CODE", help="Language of the text, such as en."),
)
_RULES = (
    rule_list("--select", help="Only these rules: ids, packs, or globs such as 'en-*'."),
    rule_list("--ignore", help="Not these rules."),
)
_TEXTS = (
    click.option(
        "--source-lang", "source_language", metavar="CODE", help="What it was translated from."
    ),
    click.option(
        "--source",
        type=click.Path(path_type=Path, dir_okay=False),
        help="The source text, aligned paragraph by paragraph (with --lines: line by line).",
    ),
    click.option(
        "--glossary",
        type=click.Path(path_type=Path, dir_okay=False),
        help="How terms of the source are translated: CSV, TSV or TBX.",
    ),
    click.option(
        "-r",
        "--recursive",
        is_flag=True,
        expose_value=False,
        help="Search directories for texts; that is done anyway.",
    ),
    click.option(
        "--no-gitignore",
        "with_ignored",
        is_flag=True,
        help="In directories, take files that Git ignores, too.",
    ),
    click.option("--lines", is_flag=True, help="Each input line is a document of its own."),
    click.option("--format", "format_name", metavar="NAME", help="Read files as this format."),
    click.option("--encoding", metavar="NAME", help="Encoding of the files (default: UTF-8)."),
)
_COLUMNS = (
    click.option(
        "--column",
        "columns",
        metavar="NAME",
        multiple=True,
        help="Column or JSON key that holds prose: a name, a number, page.text. May be repeated.",
    ),
    click.option("--source-column", metavar="NAME", help="Column of the source text."),
    click.option(
        "--lang-column", "language_column", metavar="NAME", help="Column of the language code."
    ),
    click.option("--column-format", metavar="NAME", help="Read the prose as this format."),
    click.option("--delimiter", metavar="CHAR", help="What parts the fields of a row."),
)
_SETUP = (
    click.option(
        "--config",
        metavar="FILE|KEY=VALUE",
        multiple=True,
        help="Configuration file to use, or one key to set. May be repeated.",
    ),
    click.option("--isolated", is_flag=True, help="Look for no configuration files."),
)
_WORK = (
    click.option(
        "-j",
        "--jobs",
        type=click.IntRange(min=0),
        default=1,
        metavar="N",
        callback=lambda _ctx, _param, jobs: jobs or count_cores(),
        help="Work in N processes; 0 means one for each core.",
    ),
)
_OUTPUT = (
    click.option("-q", "--quiet", is_flag=True, help="Print results and errors only."),
    click.option("-v", "--verbose", is_flag=True, help="Tell what is done, on standard error."),
    click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        help="When to color the output.",
    ),
)


def shared_options(callback: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command that works on texts its options, and their values as `choices`."""
    return _with_choices(
        callback, (*_LANGUAGE, *_TEXTS, *_COLUMNS, *_RULES, *_SETUP, *_WORK, *_OUTPUT)
    )


def rule_options(callback: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command that works on rules its options, and their values as `choices`."""
    return _with_choices(callback, (*_LANGUAGE, *_RULES, *_SETUP))


def _with_choices(
    callback: Callable[..., Any], options: Sequence[Callable[[Any], Any]]
) -> Callable[..., Any]:
    names = {field.name for field in fields(Choices)}

    @wraps(callback)
    def with_choices(**values: Any) -> Any:
        chosen = {name: values.pop(name) for name in names & values.keys()}
        return callback(choices=Choices(**chosen), **values)

    for option in reversed(options):
        with_choices = option(with_choices)
    return with_choices


def paths_argument(callback: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command its PATH… argument."""
    return click.argument("paths", metavar="PATH...", nargs=-1, required=True)(callback)
