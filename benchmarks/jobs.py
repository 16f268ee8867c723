"""Measures what more processes bring where each has a core, and whether memory grows."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import click
from development import folder, recombine, take

MTFIX = (sys.executable, "-m", "mtfix", "clean", "--isolated")
FORMATS = {"lines": ("--lines",), "jsonl": ("--format", "jsonl")}
SHORT = 0.25  # of the size; start-up is what both have in common


@click.command()
@click.option("--lang", "language", default="en", show_default=True)
@click.option("--megabytes", type=float, default=16.0, show_default=True)
@click.option("--jobs", type=int, default=2, show_default=True, help="Compared with one.")
@click.option("--ignore", default="", help="Rules to leave out, such as those without clues.")
def main(language: str, megabytes: float, jobs: int, ignore: str) -> None:
    """
    Clean the development data, put together anew up to a size, with one job and with more.

    Counted is processor time, so that other work on the machine does not: that of the main
    process, or of the others, who share theirs, whichever is more. Rates are those of the
    steady state: the time for a quarter of the text is taken off. The memory is that of the
    largest process, for the short text and the long one.
    """
    lines = folder("ntrex-dev").joinpath(f"{language}.txt").read_text("utf-8").splitlines()
    size = megabytes * 1e6
    click.echo(
        f"{'':8} {'jobs':>4} {'MB/s':>6} {'ratio':>6} {'main':>5} {'MB short':>9} {'long':>5}"
    )
    for name, options in FORMATS.items():
        _run([*MTFIX, *options, "--lang", language, "-"], name, lines, size)  # makes caches
        single = 0.0
        for number in (1, jobs):
            rest = ("--lang", language, "--jobs", str(number), "--ignore", ignore, "-")
            command = [*MTFIX, *options, *rest]
            short, long = (_run(command, name, lines, each) for each in (size * SHORT, size))
            own = long.main - short.main
            busiest = max(own, (long.others - short.others) / number)
            rate = (long.size - short.size) / busiest / 1e6
            single = single or rate
            click.echo(
                f"{name:8} {number:4} {rate:6.2f} {rate / single:6.2f} "
                f"{own / busiest:5.0%} {short.peak:9.0f} {long.peak:5.0f}"
            )


@dataclass(frozen=True, slots=True)
class _Used:
    """Processor time, in seconds, the memory of the largest process, in MB, and the input."""

    main: float
    others: float
    peak: float
    size: int


def _run(command: list[str], name: str, lines: list[str], length: float) -> _Used:
    with tempfile.TemporaryDirectory() as directory:
        file = Path(directory, "in")
        with file.open("w", encoding="utf-8") as stream:
            for line in take(recombine(lines, "en"), length).splitlines():
                stream.write((json.dumps({"text": line}) if name == "jsonl" else line) + "\n")
        seconds: dict[int, float] = {}
        peak = 0.0
        with file.open("rb") as stream, Path(directory, "out").open("wb") as out:
            process = subprocess.Popen(command, stdin=stream, stdout=out)  # noqa: S603 - our own
            while process.poll() is None:
                for pid in (process.pid, *_children(process.pid)):
                    seconds[pid] = max(seconds.get(pid, 0.0), _seconds_of(pid))
                    peak = max(peak, _resident(pid))
                time.sleep(0.05)
        if process.returncode:
            raise click.ClickException(f"{' '.join(command)} ended with {process.returncode}")
        main = seconds.pop(process.pid)
        return _Used(main, sum(seconds.values()), peak, file.stat().st_size)


def _children(pid: int) -> list[int]:
    try:
        return [int(n) for n in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _seconds_of(pid: int) -> float:
    """Return the processor time of a process so far; 0 where the system does not tell."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _resident(pid: int) -> float:
    """Return the resident memory of a process, in MB; 0 where the system does not tell."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    for line in status.splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


if __name__ == "__main__":
    main()
