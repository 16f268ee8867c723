"""Measures how fast corpora are cleaned, side by side with the tools that are installed."""

from __future__ import annotations

import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, count, cycle
from pathlib import Path

import click
from development import folder

from mtfix.noise import damage

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
@click.option("--damaged/--no-damaged", default=True, help="Damage the text, too.")
def main(
    languages: tuple[str, ...],
    *,
    megabytes: float,
    texts: Path | None,
    repeat: bool,
    damaged: bool,
) -> None:
    """
    Clean the development data, lengthened to the size asked for, as it is and damaged.

    Rates are those of the steady state: the time for a quarter of the text is taken off.
    Of texts that are shorter than that, lines are put together anew, so that no line comes
    twice, but no new words come either, of which mtfix learns each; long --texts tell more.
    """
    paths = {path.stem: path for path in sorted((texts or folder("ntrex-dev")).glob("*.txt"))}
    lengthen = _repeat if repeat else _recombine
    with tempfile.TemporaryDirectory() as name:
        bench = _Bench(Path(name))
        click.echo(f"{'':10} {'start s':>8} {'MB/s':>8}")
        for language in languages or tuple(paths):
            lines = paths[language].read_text(encoding="utf-8").splitlines()
            command = (*MTFIX, "--lang", language, "{file}")
            bench.show(language, command, lengthen(lines, megabytes * 1e6))
            if language == "en":
                for peer, arguments in PEERS.items():
                    if shutil.which(arguments[0], path=_path()):
                        bench.show(peer, arguments, lengthen(lines, megabytes * 1e6))
            if damaged:
                some = lengthen(lines, min(megabytes, MOST_DAMAGED) * 1e6).splitlines()
                broken = (
                    damage(line, lang=language, seed=seed).text for seed, line in enumerate(some)
                )
                joined = "".join(f"{' '.join(line.split())}\n" for line in broken)
                bench.show(f"{language} broken", command, joined)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    click.echo(f"peak memory of any: {peak:.0f} MB")


def _repeat(lines: Sequence[str], size: float) -> str:
    """Return the lines, again and again, up to a size in bytes of UTF-8."""
    return _take(cycle(lines), size)


def _recombine(lines: Sequence[str], size: float) -> str:
    """Return the lines, and then two or three of them in each line, no line twice."""
    chance = random.Random(1)  # noqa: S311 - the same text each time
    more = (" ".join(chance.sample(lines, chance.choice((2, 3)))) for _ in count())
    return _take(dict.fromkeys(chain(lines, _until(more, size))), size)


def _until(lines: Iterable[str], size: float) -> Iterator[str]:
    """Yield lines up to a size in bytes of UTF-8, line ends included."""
    for line in lines:
        yield line
        size -= len(line.encode()) + 1
        if size <= 0:
            return


def _take(lines: Iterable[str], size: float) -> str:
    return "".join(f"{line}\n" for line in _until(lines, size))


class _Bench:
    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def show(self, title: str, command: Sequence[str], text: str) -> None:
        """Run a command over a part of a text and all of it, and print how long it took."""
        body = text.encode()
        self._seconds(command, body)  # what it keeps between runs is made now
        part = body[: body.rindex(b"\n", 0, round(len(body) * SHORT)) + 1]
        short, long = (self._seconds(command, each) for each in (part, body))
        rate = (len(body) - len(part)) / 1e6 / max(long - short, 1e-9)
        start = max(short - len(part) / 1e6 / rate, 0.0)
        click.echo(f"{title:10} {start:8.2f} {rate:8.2f}")

    def _seconds(self, command: Sequence[str], body: bytes) -> float:
        file, out = self._directory / "text.txt", self._directory / "out.txt"
        file.write_bytes(body)
        started = time.perf_counter()
        subprocess.run(  # noqa: S603
            [part.format(file=file, out=out) for part in command],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PATH": _path(), "PYTHONPATH": ":".join(sys.path)},
            check=False,
        )
        return time.perf_counter() - started


def _path() -> str:
    return f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin"


if __name__ == "__main__":
    main()
