"""Measures what the shortest runs take, as installed: with byte code and warm caches."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import click

RUNS = {
    "--version": ("--version",),
    "one line": ("clean", "--isolated", "--lang", "en", "{file}"),
}
# A package that is installed has its byte code; a checkout may be told to write none.
ENVIRONMENT = {key: os.environ[key] for key in os.environ if key != "PYTHONDONTWRITEBYTECODE"}


@click.command()
@click.option("--times", type=click.IntRange(1), default=10, show_default=True)
def main(times: int) -> None:
    """Print the least that each run takes of several: elapsed, and in its own code."""
    click.echo("start    seconds  user")
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "line.txt"
        file.write_text("He said that Ukrainein is safe. .\n", encoding="utf-8")
        for title, arguments in RUNS.items():
            command = [sys.executable, "-m", "mtfix", *(a.format(file=file) for a in arguments)]
            _run(command)  # what is kept between runs is made now
            runs = [_run(command) for _ in range(times)]
            seconds, user = (min(each) for each in zip(*runs, strict=True))
            click.echo(f"{title:9} {seconds:6.3f} {user:6.3f}")


def _run(command: list[str]) -> tuple[float, float]:
    """Return the seconds that a command takes, and how many its own code runs."""
    started, before = time.perf_counter(), os.times().children_user
    subprocess.run(command, check=True, capture_output=True, env=ENVIRONMENT)  # noqa: S603
    return time.perf_counter() - started, os.times().children_user - before


if __name__ == "__main__":
    main()
