"""Measures, for each kind of synthetic damage, how much of it is repaired."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click
from clean_text import documents
from development import BOLDNESS, engine, excerpt, folder, read_lines

from mtfix.model import Edit, Safety
from mtfix.noise import KINDS, DamagedText, damage
from mtfix.readers import reader_for
from mtfix.scoring import find_edits

READER = reader_for(None)
ELSEWHERE = "elsewhere"
COMMAS_SET = "commas set"
COMMAS = ",،，"
Counts = defaultdict[str, Counter[str]]  # of each kind


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--lang", "languages", multiple=True, metavar="XX", help="Only this language.")
@click.option("--only", multiple=True, type=click.Choice(list(KINDS)), help="Only this kind.")
@click.option("--rate", type=float, help="Rate of the kinds under --only.")
@click.option("--seed", type=int, default=0, show_default=True)
@click.option(
    "--lines",
    "size",
    type=click.IntRange(1),
    default=20,
    show_default=True,
    metavar="N",
    help="Lines that make one document.",
)
@click.option("--total", is_flag=True, help="Only the sum over the languages.")
@click.option("-v", "--verbose", is_flag=True, help="Print every repair that is missed or wrong.")
def main(
    files: tuple[Path, ...],
    languages: tuple[str, ...],
    only: tuple[str, ...],
    rate: float | None,
    seed: int,
    size: int,
    *,
    total: bool,
    verbose: bool,
) -> None:
    """
    Damage text that needs no repair, repair it, and compare with the labels.

    The text is in FILES, all of them in the language of --lang; without any, it is the
    development data.

    A repair is right if the reference makes the very same one, partly right if it is at a
    labelled place but not the same, and wrong elsewhere. The row “commas set” counts repairs
    that put a comma in, wherever they are.
    """
    header = "  ".join(
        f"{boldness.value:>6}: recall precision right partly" for boldness in BOLDNESS
    )
    click.echo(f"lang  {'kind':<13}{'places':>7}  {header}")
    everything: Counts = defaultdict(Counter)
    paths_of = texts(files, languages)
    for language, paths in paths_of.items():
        counts: Counts = defaultdict(Counter)
        lines = [line.rstrip() for path in paths for line in read_lines(path)]
        for _, text in documents(lines, size):
            damaged = damage(
                text, lang=language, seed=seed, rates=dict.fromkeys(only, rate), only=only
            )
            for line in measure(damaged, language, counts):
                if verbose:
                    click.echo(f"    {line}")
        if not total:
            show(language, counts)
        for kind, found in counts.items():
            everything[kind] += found
    if total or len(paths_of) > 1:
        show("all", everything)


def texts(files: tuple[Path, ...], languages: tuple[str, ...]) -> dict[str, Sequence[Path]]:
    """Return the files of each language."""
    if files:
        if len(languages) != 1:
            raise click.UsageError("FILES need their one language: --lang XX")
        return {languages[0]: files}
    home = folder("ntrex-dev")
    names = languages or sorted(path.stem for path in home.glob("*.txt"))
    return {name: [home / f"{name}.txt"] for name in names}


def measure(damaged: DamagedText, language: str, counts: Counts) -> Iterator[str]:
    """Repair a text and add up what was right; yield a line on whatever was not."""
    gold = dict(label(damaged))
    for kind in gold.values():
        counts[kind]["places"] += 1
    counts[COMMAS_SET]["places"] += sum(map(sets_comma, gold))
    for boldness in BOLDNESS:
        cleaned = engine(boldness, language).clean(damaged.text, READER).text
        made = {plain(edit) for edit in find_edits(damaged.text, cleaned)}
        for edit in filter(sets_comma, made):
            counts[COMMAS_SET][f"{'right' if edit in gold else 'partly'} {boldness.value}"] += 1
        for edit in sorted(gold.keys() | made):
            if edit in gold and edit in made:
                counts[gold[edit]][f"right {boldness.value}"] += 1
                continue
            kind, verdict = gold.get(edit), "missed"
            if kind is None:
                kind = touched(edit, gold)
                verdict = "wrong" if kind == ELSEWHERE else "partly"
                counts[kind][f"partly {boldness.value}"] += 1
            if boldness is Safety.UNSAFE:
                yield f"{verdict} {kind}: {excerpt(damaged.text, edit.span, edit.replacement)}"


def label(damaged: DamagedText) -> Iterator[tuple[Edit, str]]:
    """Yield the edits to the reference in the form that all comparisons have, with their kinds."""
    labels = list(damaged.edits)
    for edit in find_edits(damaged.text, damaged.reference):
        while len(labels) > 1 and labels[0].edit.span.end < edit.span.start:
            labels.pop(0)
        near = labels[:4]
        yield plain(edit), min(near, key=lambda found: distance(edit, found.edit)).kind


def sets_comma(edit: Edit) -> bool:
    """Tell whether an edit puts a comma in, alone or with its blank or a letter beside it."""
    return edit.replacement[:1] in COMMAS and bool(edit.replacement)


def plain(edit: Edit) -> Edit:
    """Return the edit with common blanks: which blank was lost, no repair can know."""
    return Edit(edit.span, edit.replacement.replace("\u00a0", " "))


def distance(edit: Edit, other: Edit) -> tuple[int, int, bool]:
    """Return how far apart two edits are, and how unlike."""
    apart = max(edit.span.start - other.span.end, other.span.start - edit.span.end, 0)
    skew = abs(edit.span.start - other.span.start) + abs(edit.span.end - other.span.end)
    return apart, skew, edit.replacement != other.replacement


def touched(edit: Edit, gold: Mapping[Edit, str]) -> str:
    """Return the kind of the labelled edit that this one touches."""
    kinds = (kind for other, kind in gold.items() if edit.span.touches(other.span))
    return next(kinds, ELSEWHERE)


def show(language: str, counts: Counts) -> None:
    """Print a row for each kind, and one for the edits at no labelled place."""
    for kind in (*KINDS, COMMAS_SET, ELSEWHERE):
        found = counts[kind]
        if not found:
            continue
        cells = []
        for name in (boldness.value for boldness in BOLDNESS):
            right, partly = found[f"right {name}"], found[f"partly {name}"]
            cells.append(
                f"{'':>7}{share(right, found['places']):>7}{share(right, right + partly):>10}"
                f"{right:>6}{partly:>7}"
            )
        click.echo(f"{language:<6}{kind:<13}{found['places']:>7}  {'  '.join(cells)}")


def share(part: int, whole: int) -> str:
    """Return a share in per cent, a dash of nothing."""
    return f"{part / whole:.1%}" if whole else "-"


if __name__ == "__main__":
    main()
