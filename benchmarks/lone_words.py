"""Measures how well a lone “and” is found, with the list of word classes and without it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import click
import regex
from development import engine, folder, read_lines

from mtfix.model import Safety
from mtfix.noise.vocabulary import load_vocabulary
from mtfix.readers import reader_for

READER = reader_for(None)
# What makes the document a damaged one, so that the rules are let loose.
EVIDENCE = "It was signed in Jakartabefore the vote. The pact with Egyptwhich is old.\n\n"
CONJUNCTION = regex.compile(r"(?<=\p{L}\s)and(?=\s\p{L})")


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--lines", type=click.Choice(["odd", "even", "all"]), default="all")
@click.option("-v", "--verbose", is_flag=True, help="Print every wrong repair.")
def main(files: tuple[Path, ...], lines: str, *, verbose: bool) -> None:
    """
    Put the words that a lone “and” becomes into clean English, one at a time, and repair.

    FILES are clean texts, by default the development data. A line that has the word by
    right, in a document just as damaged, must stay as it is.
    """
    paths = files or (folder("ntrex-dev") / "en.txt",)
    first, step = {"odd": (0, 2), "even": (1, 2), "all": (0, 1)}[lines]
    text = [line.strip() for path in paths for line in read_lines(path)[first::step]]
    wrongs = load_vocabulary("en").lone["and"]
    click.echo(
        "word       places  without: right wrong missed harm   with: right wrong missed harm"
    )
    for wrong in wrongs:
        cells = []
        for listed in (False, True):
            with word_classes(listed=listed):
                counts, shown = measure(text, wrong)
            cells.append("".join(f"{counts[k]:>7}" for k in ("right", "wrong", "missed", "harm")))
            if verbose and listed:
                click.echo("".join(f"    {line}\n" for line in shown), nl=False)
        click.echo(f"{wrong:<10}{counts['places']:>7}" + "    ".join(cells))


@contextmanager
def word_classes(*, listed: bool) -> Iterator[None]:
    """Take the lists of word classes away, or leave them."""
    if listed:
        yield
        return
    nothing: Mapping[str, str] = {}
    with patch("mtfix.detectors.conditions.load_word_classes", lambda _language: nothing):
        yield


def measure(text: list[str], wrong: str) -> tuple[Counter[str], list[str]]:
    """Damage each place of each line alone, and clean; count what comes of it."""
    counts: Counter[str] = Counter()
    shown = []
    own = regex.compile(rf"\b{wrong}\b")
    for line in text:
        if own.search(line):
            after = repair(line)
            if own.findall(after) != own.findall(line):
                counts["harm"] += 1
                shown.append(f"harm: {line}")
            continue
        for match in CONJUNCTION.finditer(line):
            damaged = f"{line[: match.start()]}{wrong}{line[match.end() :]}"
            after = repair(damaged)
            counts["places"] += 1
            is_right = after == repair(line)
            verdict = "right" if is_right else "missed" if own.search(after) else "wrong"
            counts[verdict] += 1
            if verdict == "wrong":
                shown.append(f"wrong: {damaged}")
    return counts, shown


def repair(line: str) -> str:
    """Return the line as it comes out of a damaged document."""
    return engine(Safety.UNSAFE, "en").clean(EVIDENCE + line, READER).text.split("\n\n")[-1]


if __name__ == "__main__":
    main()
