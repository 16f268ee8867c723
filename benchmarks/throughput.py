"""Measures how fast corpora are cleaned, side by side with the tools that are installed."""

from __future__ import annotations

import os
import resource
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import cycle, islice
from math import inf
from pathlib import Path

import click
from development import folder, recombine, run_alone, take

from mtfix.noise import damage
from mtfix.packs.prefilter import MANY_TEXTS

MTFIX = (sys.executable, "-m", "mtfix", "clean", "--lines", "--isolated")
PEERS = {"codespell": ("codespell", "{file}"), "ftfy": ("ftfy", "{file}", "-o", "{out}")}
SHORT = 0.25  # of the text; start-up is what this part and all of it have in common
MOST_DAMAGED = 3.0  # MB, which take a minute and more


@click.command()
@click.option("--lang", "languages", multiple=True, metavar="XX", help="Only this language.")
@click.option("--megabytes", type=float, default=8.0, show_default=True)
@click.option(
    "--texts",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="A directory of longer texts, XX.txt for each language.",
)
@click.option("--repeat", is_flag=True, help="Repeat the lines as they are, as corpora do some.")
@click.option("--rounds", default=2, show_default=True, help="The least time of so many counts.")
@click.option("--damaged/--no-damaged", default=True, help="Damage the text, too.")
def main(
    languages: tuple[str, ...],
    *,
    megabytes: float,
    texts: Path | None,
    repeat: bool,
    rounds: int,
    damaged: bool,
) -> None:
    """
    Clean the development data, lengthened to the size asked for, as it is and damaged.

    Counted is processor time, so that other work on the machine does not; the tools take turns,
    since the processor changes its speed. Rates are those of the steady state: the time for a
    quarter of the text is taken off.
    Of texts that are shorter than that, lines are put together anew, so that no line comes
    twice, but no new words come either, of which mtfix learns each; long --texts tell more.
    """
    paths = {path.stem: path for path in sorted((texts or folder("ntrex-dev")).glob("*.txt"))}
    click.echo(f"{'':10} {'start s':>8} {'MB/s':>8}")
    for language in languages or tuple(paths):
        lines = paths[language].read_text(encoding="utf-8").splitlines()
        command = (*MTFIX, "--lang", language, "{file}")
        many = islice(cycle(lines), 2 * MANY_TEXTS)
        _seconds(command, "\n".join(many).encode())  # what it keeps between runs is made now
        endless = partial(cycle, lines) if repeat else partial(recombine, lines, language)
        text = take(endless(), megabytes * 1e6)
        runs = [_Run(language, command, text)]
        if language == "en":
            runs += (
                _Run(peer, arguments, text)
                for peer, arguments in PEERS.items()
                if shutil.which(arguments[0], path=_path())
            )
        if damaged:
            some = take(endless(), min(megabytes, MOST_DAMAGED) * 1e6)
            runs.append(_Run(f"{language} broken", command, _damage(some, language)))
        _compare(runs, rounds)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    click.echo(f"peak memory of any: {peak:.0f} MB")


def _damage(text: str, language: str) -> str:
    """Return a text with all its lines damaged, as far as noise finds what to damage."""
    lines = enumerate(text.splitlines())
    broken = (damage(line, lang=language, seed=seed).text for seed, line in lines)
    return "".join(f"{' '.join(line.split())}\n" for line in broken)


@dataclass(frozen=True, slots=True)
class _Run:
    """A command over a text, called by a title."""

    title: str
    command: Sequence[str]
    text: str


def _compare(runs: Sequence[_Run], rounds: int) -> None:
    """Run each over a part of its text and all of it, in turns, and print how long it took."""
    bodies = [run.text.encode() for run in runs]
    parts = [body[: body.rindex(b"\n", 0, round(len(body) * SHORT)) + 1] for body in bodies]
    shortest = [[inf, inf] for _ in runs]
    for _ in range(rounds):
        for run, part, body, least in zip(runs, parts, bodies, shortest, strict=True):
            for place, each in enumerate((part, body)):
                least[place] = min(least[place], _seconds(run.command, each))
    for run, part, body, (short, long) in zip(runs, parts, bodies, shortest, strict=True):
        rate = (len(body) - len(part)) / 1e6 / max(long - short, 1e-9)
        start = max(short - len(part) / 1e6 / rate, 0.0)
        click.echo(f"{run.title:10} {start:8.2f} {rate:8.2f}")


def _seconds(command: Sequence[str], body: bytes) -> float:
    """Return the processor time of a command over a file."""
    with tempfile.TemporaryDirectory() as name:
        file, out = Path(name) / "text.txt", Path(name) / "out.txt"
        file.write_bytes(body)
        used = run_alone(
            [part.format(file=file, out=out) for part in command],
            {**os.environ, "PATH": _path(), "PYTHONPATH": ":".join(sys.path)},
            is_quiet=True,
        )
    return used.ru_utime + used.ru_stime


def _path() -> str:
    return f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin"


if __name__ == "__main__":
    main()
