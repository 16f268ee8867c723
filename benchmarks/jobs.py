"""Measures what more processes bring, and whether memory grows with the stream."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

import click
from development import folder

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
    Clean the development data, repeated to the size asked for, with one job and with more.

    Rates are those of the steady state: the time for a quarter of the text is taken off. The
    memory is that of the main process, for the short text and the long one.
    """
    lines = folder("ntrex-dev").joinpath(f"{language}.txt").read_text("utf-8").splitlines()
    count = int(megabytes * 1e6 * len(lines) / sum(len(line.encode()) + 1 for line in lines))
    click.echo(f"{'':8} {'jobs':>4} {'MB/s':>6} {'ratio':>6} {'MB short':>9} {'MB long':>8}")
    for name, options in FORMATS.items():
        single = 0.0
        for number in (1, jobs):
            rest = ("--lang", language, "--jobs", str(number), "--ignore", ignore, "-")
            command = [*MTFIX, *options, *rest]
            short, short_peak, _ = _run(command, name, lines, int(count * SHORT))
            long, long_peak, size = _run(command, name, lines, count)
            rate = size * (1 - SHORT) / max(long - short, 1e-9) / 1e6
            single = single or rate
            ratio = rate / single
            peaks = f"{short_peak:9.0f} {long_peak:8.0f}"
            click.echo(f"{name:8} {number:4} {rate:6.2f} {ratio:6.2f} {peaks}")


def _run(command: list[str], name: str, lines: list[str], count: int) -> tuple[float, float, int]:
    """Return the seconds and the peak memory, in MB, of a run, and the size of its input."""
    with tempfile.TemporaryDirectory() as directory:
        file = Path(directory, "in")
        with file.open("w", encoding="utf-8") as stream:
            for line in islice(cycle(lines), count):
                stream.write((json.dumps({"text": line}) if name == "jsonl" else line) + "\n")
        start = time.perf_counter()
        with file.open("rb") as stream, Path(directory, "out").open("wb") as out:
            process = subprocess.Popen(command, stdin=stream, stdout=out)  # noqa: S603 - our own
            peak = 0.0
            while process.poll() is None:
                peak = max(peak, _resident(process.pid))
                time.sleep(0.05)
        if process.returncode:
            raise click.ClickException(f"{' '.join(command)} ended with {process.returncode}")
        return time.perf_counter() - start, peak, file.stat().st_size


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
