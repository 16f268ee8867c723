"""What the measuring commands share: the development data and the engines."""

from __future__ import annotations

import os
import random
import resource
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, count
from pathlib import Path

import click

from mtfix.engine import Engine
from mtfix.languages import find_language
from mtfix.model import CheckResult, Safety, Span
from mtfix.settings import Settings

ROOT = Path(__file__).parents[1]
BOLDNESS = (Safety.SAFE, Safety.UNSAFE)
_FOUND_SOME = 65  # what codespell ends with where it finds something


def folder(name: str) -> Path:
    """
    Return the folder `name` of the development data.

    It lies in `$MTFIX_DATA`, else in `../shared/data` beside the project. Ends the command
    with a clear message where it does not exist.
    """
    home = Path(os.environ.get("MTFIX_DATA", ROOT.parent / "shared" / "data"))
    path = home / name
    if not path.is_dir():
        raise click.ClickException(
            f"there is no development data at {path}; set MTFIX_DATA to the folder that has {name}/"
        )
    return path


def read_lines(path: Path) -> list[str]:
    """Return the lines of a file, without their ends."""
    return path.read_bytes().decode("utf-8").removesuffix("\n").split("\n")


def recombine(lines: Sequence[str], language: str) -> Iterator[str]:
    """Yield the lines, and then two or three of them in each line, without an end; none twice."""
    chance = random.Random(1)  # noqa: S311 - the same text each time
    joint = " " if find_language(language).spaced else ""
    more = (joint.join(chance.sample(lines, chance.choice((2, 3)))) for _ in count())
    seen: set[str] = set()
    for line in chain(lines, more):
        if line not in seen:
            seen.add(line)
            yield line


def take(lines: Iterable[str], size: float) -> str:
    """Return the first lines, each with its end, up to a size in bytes of UTF-8."""
    taken = []
    for line in lines:
        taken.append(f"{line}\n")
        size -= len(line.encode()) + 1
        if size <= 0:
            break
    return "".join(taken)


def run_alone(
    command: Sequence[str],
    environment: Mapping[str, str] | None = None,
    *,
    is_quiet: bool = False,
) -> resource.struct_rusage:
    """
    Run a command, whatever it writes, and return what its process used.

    Raises CalledProcessError where it ends otherwise than a tool that is done, or has found some.
    """
    process = subprocess.Popen(  # noqa: S603
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL if is_quiet else None,
        env=environment,
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, _FOUND_SOME):
        raise subprocess.CalledProcessError(process.returncode, command)
    return used


@cache
def engine(boldness: Safety, language: str | None = None, source: str | None = None) -> Engine:
    """Return the one engine for these settings."""
    return Engine(Settings(language=language, source_language=source, boldness=boldness))


def places(result: CheckResult) -> list[Span]:
    """Return where the findings are, in code points of the raw text."""
    segments = result.document.segments
    return [segments[found.segment].to_raw(found.span) for found in result.findings]


def excerpt(text: str, span: Span, replacement: str, margin: int = 30) -> str:
    """Return an edit on one line, with what is around it."""
    before = text[max(0, span.start - margin) : span.start]
    after = text[span.end : span.end + margin]
    return " ".join(f"{before}[{span.of(text)}→{replacement}]{after}".split("\n"))
