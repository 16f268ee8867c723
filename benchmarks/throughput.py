"""Measures how fast corpora are cleaned, side by side with the tools that are installed."""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import click
from development import folder

from mtfix.noise import damage

MTFIX = (sys.executable, "-m", "mtfix", "clean", "--lines", "--isolated")
PEERS = {"codespell": ("codespell", "{file}"), "ftfy": ("ftfy", "{file}", "-o", "{out}")}
SHORT, LONG = 0.25, 1.0  # of the size; start-up is what both have in common


@click.command()
@click.option("--lang", "languages", multiple=True, metavar="XX", help="Only this language.")
@click.option("--megabytes", type=float, default=8.0, show_default=True)
@click.option(
    "--texts",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="A directory of longer texts, XX.txt for each language; they are repeated less.",
)
@click.option("--damaged/--no-damaged", default=True, help="Damage the text, too.")
def main(
    languages: tuple[str, ...], *, megabytes: float, texts: Path | None, damaged: bool
) -> None:
    """
    Clean the development data, repeated to the size asked for, as it is and damaged.

    Rates are those of the steady state: the time for a quarter of the text is taken off.
    What is repeated has no new words, of which mtfix learns each; --texts tells more.
    """
    paths = {path.stem: path for path in sorted((texts or folder("ntrex-dev")).glob("*.txt"))}
    with tempfile.TemporaryDirectory() as name:
        bench = _Bench(Path(name), megabytes)
        click.echo(f"{'':10} {'start s':>8} {'MB/s':>8}")
        for language in languages or tuple(paths):
            text = paths[language].read_text(encoding="utf-8")
            command = (*MTFIX, "--lang", language, "{file}")
            bench.show(language, command, text)
            if language == "en":
                for peer, arguments in PEERS.items():
                    if shutil.which(arguments[0], path=_path()):
                        bench.show(peer, arguments, text)
            if not damaged:
                continue
            lines = text.splitlines()[:20_000]
            broken = (
                damage(line, lang=language, seed=seed).text for seed, line in enumerate(lines)
            )
            bench.show(
                f"{language} broken", command, "\n".join(" ".join(t.split()) for t in broken) + "\n"
            )
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    click.echo(f"peak memory of any: {peak:.0f} MB")


class _Bench:
    def __init__(self, directory: Path, megabytes: float) -> None:
        self._directory, self._size = directory, megabytes * 1e6

    def show(self, title: str, command: Sequence[str], text: str) -> None:
        """Run a command over a short and a long text, and print how long it took."""
        self._seconds(command, text, LONG)  # what it keeps between runs is made now
        (short, little), (long, much) = (self._seconds(command, text, n) for n in (SHORT, LONG))
        rate = (much - little) / 1e6 / max(long - short, 1e-9)
        start = max(short - little / 1e6 / rate, 0.0)
        click.echo(f"{title:10} {start:8.2f} {rate:8.2f}")

    def _seconds(self, command: Sequence[str], text: str, share: float) -> tuple[float, int]:
        body = text.encode()
        size = round(self._size * share)
        body = (body * (size // len(body) + 1))[:size].rpartition(b"\n")[0] + b"\n"
        file, out = self._directory / "text.txt", self._directory / "out.txt"
        file.write_bytes(body)
        started = time.perf_counter()
        subprocess.run(  # noqa: S603
            [part.format(file=file, out=out) for part in command],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={"PATH": _path(), "PYTHONPATH": ":".join(sys.path), "HOME": str(Path.home())},
            check=False,
        )
        return time.perf_counter() - started, len(body)


def _path() -> str:
    return f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin"


if __name__ == "__main__":
    main()
