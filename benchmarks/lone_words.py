"""Measures how well lone words are repaired, with what is known of English words and without."""

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
VERDICTS = ("right", "wrong", "missed", "harm")
HEAD = "".join(f"{verdict:>7}" for verdict in VERDICTS)
MOST = 100  # places for each word: there are thousands of “the”


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--lines", type=click.Choice(["odd", "even", "all"]), default="all")
@click.option("--only", multiple=True, metavar="WORD", help="Only what comes of this word.")
@click.option("-v", "--verbose", is_flag=True, help="Print every wrong repair.")
def main(files: tuple[Path, ...], lines: str, only: tuple[str, ...], *, verbose: bool) -> None:
    """
    Put what lone words become in the packs' tables into clean English, and repair.

    FILES are clean texts, by default the development data. Each word is put in alone. A
    line that has the mistaken word by right, in a document just as damaged, must stay as
    it is.
    """
    paths = files or (folder("ntrex-dev") / "en.txt",)
    first, step = {"odd": (0, 2), "even": (1, 2), "all": (0, 1)}[lines]
    text = [line.strip() for path in paths for line in read_lines(path)[first::step]]
    lone = load_vocabulary("en").lone
    click.echo(f"{'was':<14}{'became':<12}places  without:{HEAD}    with:{HEAD}")
    total: dict[bool, Counter[str]] = {False: Counter(), True: Counter()}
    pairs = [(word, wrong) for word in only or lone for wrong in lone[word]]
    for word, wrong in pairs:
        cells = []
        for listed in (False, True):
            with word_classes(listed=listed):
                counts, shown = measure(text, word, wrong)
            total[listed] += counts
            cells.append(row(counts))
            if verbose and listed:
                click.echo("".join(f"    {line}\n" for line in shown), nl=False)
        click.echo(f"{word:<14}{wrong:<12}{counts['places']:>6}" + "         ".join(cells))
    places = total[True]["places"]
    click.echo(f"{'all':<26}{places:>6}" + "         ".join(map(row, total.values())))


def row(counts: Counter[str]) -> str:
    """Return the counts of a row."""
    return "".join(f"{counts[verdict]:>7}" for verdict in VERDICTS)


@contextmanager
def word_classes(*, listed: bool) -> Iterator[None]:
    """Take the lists of word classes and the models of sequences away, or leave them."""
    if listed:
        yield
        return
    nothing: Mapping[str, str] = {}
    with (
        patch("mtfix.detectors.conditions.words.load_word_classes", lambda _language: nothing),
        patch("mtfix.detectors.lone_word.detector.load_sequence_model", lambda _language: None),
    ):
        yield


def measure(text: list[str], word: str, wrong: str) -> tuple[Counter[str], list[str]]:
    """Damage each place of each line alone, and clean; count what comes of it."""
    counts: Counter[str] = Counter()
    shown = []
    own = regex.compile(rf"\b{regex.escape(wrong)}\b")
    wanted = regex.compile(rf"(?<=\p{{L}}\s){regex.escape(word)}(?=\s\p{{L}})")
    for line in text:
        if own.search(line) and counts["own"] < MOST:
            counts["own"] += 1
            after = repair(line)
            if own.findall(after) != own.findall(line):
                counts["harm"] += 1
                shown.append(f"harm: {line}")
        if own.search(line):
            continue
        for match in wanted.finditer(line):
            if counts["places"] == MOST:
                break
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
