"""Measures how names in camel case fare among glued names, which look the same."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import click
import regex
from development import engine, folder, read_lines

from mtfix.lexicon import load_lexicon
from mtfix.model import Safety
from mtfix.noise import glue_nodes
from mtfix.readers import reader_for

READER = reader_for(None)
NAMES = (Path(__file__).parent / "camel-case-names.txt").read_text(encoding="utf-8").split()
LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pl", "pt", "tr")
#: A single word with a capital inside of a sentence, where a name may stand as well.
PLACE = regex.compile(r"(?<=\p{Ll},? )\p{Lu}\p{Ll}{2,}(?=[ ,.])(?! \p{Lu})")
RARE = 4.7  # Zipf value below which such a word is rather a name
BESIDE = 5  # damaged lines, and lines with a name, of a document


@click.command()
@click.argument("languages", nargs=-1, metavar="[LANGUAGE]…")
@click.option("--lines", type=click.Choice(["odd", "even"]), default="even", show_default=True)
@click.option("--seed", default=7, show_default=True)
@click.option("-v", "--verbose", is_flag=True, help="Print each name that is parted.")
def main(languages: tuple[str, ...], lines: str, seed: int, *, verbose: bool) -> None:
    """
    Put names into clean lines beside damaged ones, and count those that unsafe repairs part.

    The seam model was fitted on odd lines, and knows some of the names from another list.
    `seams` are two words with capitals that were glued in the damaged lines, `restored` those of
    them that are parted again.
    """
    half = slice(0 if lines == "odd" else 1, None, 2)
    total: Counter[str] = Counter()
    click.echo(f"{'':<5}{'names':>8}{'parted':>8}{'seams':>8}{'restored':>9}")
    for language in languages or LANGUAGES:
        text = read_lines(folder("ntrex-dev") / f"{language}.txt")[half]
        counts: Counter[str] = Counter()
        for parted in measure(text, NAMES[half], language, seed, counts):
            if verbose:
                click.echo(f"    {parted}")
        show(language, counts)
        total += counts
    show("all", total)


def measure(
    lines: Sequence[str], names: Sequence[str], language: str, seed: int, counts: Counter[str]
) -> Iterator[str]:
    """Repair one document after the other, add up, and yield the names that are parted."""
    chance, lexicon = random.Random(seed), load_lexicon(language)  # noqa: S311 - no secret
    places = [
        (line, match)
        for line in lines
        for match in PLACE.finditer(line)
        if lexicon.zipf(match.group()) < RARE
    ]
    every = iter(names)
    while group := list(islice(every, BESIDE)):
        chosen = [chance.choice(places) for _ in group]
        named = [
            line[: match.start()] + name + line[match.end() :]
            for name, (line, match) in zip(group, chosen, strict=True)
        ]
        damaged = [glue_nodes(line, chance) for line in chance.sample(lines, BESIDE)]
        document = "\n\n".join(["\n\n".join(part.text for part in damaged), *named])
        cleaned = engine(Safety.UNSAFE, language).clean(document, READER).text.split("\n\n")
        counts["names"] += len(group)
        for name, line in zip(group, cleaned[-len(group) :], strict=True):
            if name not in line:
                counts["parted"] += 1
                yield name
        for part, line in zip(damaged, cleaned, strict=False):
            for seam in part.edits:
                at = seam.span.start
                left = regex.search(r"\p{Lu}[\p{L}\p{M}]*\Z", part.text[:at])
                right = regex.match(r"\p{Lu}[\p{L}\p{M}]*", part.text[at:])
                if left and right:
                    counts["seams"] += 1
                    counts["restored"] += f"{left[0]} {right[0]}" in line.replace("\u00a0", " ")


def show(name: str, counts: Counter[str]) -> None:
    """Print a row of figures."""
    click.echo(
        f"{name:<5}{counts['names']:>8}{counts['parted']:>8}{counts['seams']:>8}"
        f"{counts['restored']:>9}"
    )


if __name__ == "__main__":
    main()
