"""Measures how time grows with the text and with the number of rules."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import click
from development import folder, run_alone

from mtfix.engine import Engine
from mtfix.engine.screen import Screen
from mtfix.model import Safety
from mtfix.packs import Rule, load_rules
from mtfix.readers.plain import PlainReader
from mtfix.settings import Settings

SHARES = (10, 5, 2, 1)  # every tenth pattern, and so on
TIMES = (2, 5, 10)  # as many rules as there are


@click.command()
@click.option("--lang", "language", default="en", show_default=True, metavar="XX")
@click.option("--megabytes", type=float, default=4.0, show_default=True, help="The longest text.")
def main(language: str, megabytes: float) -> None:
    """Clean documents from 1 kB on, and screen lines with more and more rules."""
    text = (folder("ntrex-dev") / f"{language}.txt").read_text(encoding="utf-8")
    click.echo("document   seconds   kB/s")
    engine = Engine(Settings(language=language))
    engine.clean(text, PlainReader())  # what is made once is made now
    size = 1e3
    while size <= megabytes * 1e6:
        document = (text * (int(size) // len(text) + 1))[: int(size)]
        seconds = _seconds(lambda document=document: engine.clean(document, PlainReader()))
        click.echo(f"{size / 1e3:5.0f} kB {seconds:9.3f} {size / 1e3 / seconds:6.0f}")
        size *= 10
    measure_memory(language, text, megabytes)
    measure_rules(language, text)


def measure_memory(language: str, text: str, megabytes: float) -> None:
    """Print what whole runs take for documents from 1 MB on: time of their own code, and memory."""
    click.echo("\nrun       user s/MB  peak MB")
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "document.txt"
        body, size = text.encode(), 1.0
        while size <= megabytes:
            whole = body * (int(size * 1e6) // len(body) + 1)
            file.write_bytes(whole[: whole.rindex(b"\n", 0, int(size * 1e6))])
            command = [sys.executable, "-m", "mtfix", "clean", "--isolated", "--lang", language]
            used = run_alone([*command, str(file)])
            click.echo(f"{size:5.0f} MB {used.ru_utime / size:9.2f} {used.ru_maxrss / 1024:9.0f}")
            size *= 4


def measure_rules(language: str, text: str) -> None:
    """
    Print how long lines take with a tenth of the patterns, and more, up to ten times all rules.

    Patterns are what people write; rules of other kinds are always there. A plain `clean` looks
    for those that may repair by themselves, and for the others where these need evidence. More
    than all are copies, whose hits are work, too.
    """
    rules = load_rules((), language)
    click.echo("\nrules  clean, ms/MB  check, ms/MB")
    patterns = [rule for rule in rules if rule.kind == "pattern"]
    others = [rule for rule in rules if rule.kind != "pattern"]
    for share in SHARES:
        _measure_screens([*others, *patterns[::share]], language, text)
    for times in TIMES:
        copies = [replace(rule, id=f"{rule.id}-{n}") for n in range(times) for rule in rules]
        _measure_screens(copies, language, text)


def _measure_screens(rules: Sequence[Rule], language: str, text: str) -> None:
    safe = {rule.id for rule in rules if rule.may_be(Safety.SAFE)}
    figures = [f"{len(rules):5}"]
    for wanted in (safe, None):
        screen = Screen(rules, language, (), wanted)
        screen.suspects(text)
        seconds = _seconds(lambda screen=screen: screen.suspects(text))
        figures.append(f"{seconds / len(text.encode()) * 1e9:13.0f}")
    click.echo(" ".join(figures))


def _seconds(work: Callable[[], object]) -> float:
    """Return the least of three times that some work takes, of the time of this process."""
    times = []
    for _ in range(3):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return min(times)


if __name__ == "__main__":
    main()
