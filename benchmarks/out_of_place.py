"""Measures how words that stand out of place are found, with a model of word sequences."""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import click
from development import folder, read_lines

from mtfix.context import DocumentContext
from mtfix.detectors.lone_word import LoneWordDetector, Manner
from mtfix.model import Hit, Safety
from mtfix.packs import load_rules
from mtfix.readers import reader_for

READER = reader_for(None)
COLUMNS = ("right", "wrong", "shown", "missed", "clean")
LONG = 60  # code points of a line that has room for a word out of place
MOST = 3  # candidates of the table that are put in for a word


@click.command()
@click.argument("languages", nargs=-1, metavar="[LANGUAGE]…")
@click.option("--seed", default=1, show_default=True)
def main(languages: tuple[str, ...], seed: int) -> None:
    """
    Put one word of the tables into each line of clean text, and look what would be made of it.

    `right` is the line as it was, `shown` what is left to an editor; `clean` counts what
    is found in the clean lines. The document is taken to give the evidence that the rules need.
    """
    home = folder("ntrex-dev")
    click.echo(f"{'':<28}" + "".join(f"{name:>8}" for name in COLUMNS))
    for path in sorted(home.glob("*.txt")):
        if languages and path.stem not in languages:
            continue
        lines = [line for line in read_lines(path) if len(line) >= LONG]
        for rule in load_rules((), path.stem):
            if isinstance(rule.detector, LoneWordDetector):
                chance = random.Random(seed)  # noqa: S311 - no secret
                counts = measure(rule.detector, path.stem, lines, chance)
                click.echo(f"{rule.id:<28}" + "".join(f"{counts[name]:>8}" for name in COLUMNS))


def measure(
    detector: LoneWordDetector, language: str, lines: Sequence[str], chance: random.Random
) -> Counter[str]:
    """Return what became of the damaged lines, and how much is found in those that are not."""
    counts: Counter[str] = Counter()
    wrong_for = invert(detector.instead)
    for line in lines:
        counts["clean"] += len(find(detector, line, language))
        places = [
            match
            for word in wrong_for
            for match in re.finditer(rf"(?<= ){re.escape(word)}(?= )", line)
        ]
        if not places:
            continue
        place = chance.choice(places)
        wrong = chance.choice(wrong_for[place[0]])
        wrong = wrong.capitalize() if detector.manner is Manner.CAPITAL else wrong
        damaged = line[: place.start()] + wrong + line[place.end() :]
        hits = [hit for hit in find(detector, damaged, language) if hit.span.start == place.start()]
        counts[judge(hits, damaged, line)] += 1
    return counts


def judge(hits: Sequence[Hit], damaged: str, clean: str) -> str:
    """Return the name of the column for what the first suggestion makes of a damaged line."""
    if not hits:
        return "missed"
    suggestion = hits[0].suggestions[0]
    if suggestion.safety is Safety.FLAG:
        return "shown"
    (edit,) = suggestion.edits
    repaired = damaged[: edit.span.start] + edit.replacement + damaged[edit.span.end :]
    return "right" if repaired == clean else "wrong"


def invert(instead: Mapping[tuple[str, ...], Sequence[str]]) -> Mapping[str, list[str]]:
    """Return what each word may have become."""
    wrong_for: defaultdict[str, list[str]] = defaultdict(list)
    for wrong, words in instead.items():
        for word in words[:MOST]:
            wrong_for[word].append(" ".join(wrong))
    return dict(wrong_for)


def find(detector: LoneWordDetector, line: str, language: str) -> list[Hit]:
    """Return the hits in a document of one line."""
    context = DocumentContext(READER.read(line), language=language)
    return list(detector.detect(0, context))


if __name__ == "__main__":
    main()
