"""Measures mtfix on every annotated document: a row for each, and one for all together."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click
from development import BOLDNESS, ROOT, engine, excerpt, places
from seed import READER, Outcome, outside, run

from mtfix.model import Edit, Safety
from mtfix.scoring.artifacts import Corpus, is_flagged, load_corpus

COLUMNS = ("artifacts", "flagged", "safe", "astray", "unsafe", "partial", "wrong", "reference")


@click.command()
@click.argument("names", nargs=-1, metavar="[NAME]…")
@click.option(
    "--top",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=ROOT,
    help="The directory that has a corpora/ of its own, instead of this project.",
)
@click.option("-v", "--verbose", is_flag=True, help="List what is missed and what is wrong.")
def main(names: tuple[str, ...], *, top: Path, verbose: bool) -> None:
    """
    Repair the documents of the folders NAME in corpora/, all where none is given.

    `safe` and `unsafe` count the artifacts repaired without and with unsafe fixes;
    `astray` are the safe edits outside of any, `wrong` all edits there, `partial` are those in
    artifacts that are not wholly repaired, and `reference` those of the corrected text; all but
    the first with unsafe fixes.
    """
    home = top / "corpora"
    folders = [home / name for name in names] or sorted(
        path.parent for path in home.glob("*/artifacts.yaml")
    )
    click.echo(f"{'':<8}" + "".join(f"{title:>11}" for title in COLUMNS))
    total: Counter[str] = Counter()
    for folder in folders:
        counts, lines = measure(folder, top)
        total += counts
        show(folder.name, counts)
        if verbose:
            click.echo("".join(f"    {line}\n" for line in lines), nl=False)
    show("all", total)


def measure(folder: Path, top: Path) -> tuple[Counter[str], list[str]]:
    """Return the figures of one document, and a line for all that is missed or wrong."""
    corpus = load_corpus(folder / "artifacts.yaml", top)
    found = places(engine(Safety.SAFE).check(READER.read(corpus.document)))
    safe, unsafe = (run(corpus, boldness) for boldness in BOLDNESS)
    partial, wrong = strays(corpus, unsafe)
    missed = [artifact for artifact in corpus.artifacts if artifact.id not in unsafe.repaired]
    counts = Counter(
        artifacts=len(corpus.artifacts),
        flagged=sum(is_flagged(artifact, found) for artifact in corpus.artifacts),
        safe=len(safe.repaired),
        astray=len(strays(corpus, safe)[1]),
        unsafe=len(unsafe.repaired),
        partial=len(partial),
        wrong=len(wrong),
        reference=unsafe.edits_of_reference,
    )
    lines = [
        f"missed{' (flagged)' if is_flagged(artifact, found) else ''}: "
        f"{excerpt(corpus.document, artifact.span, str(artifact.repair))}"
        for artifact in missed
    ]
    for title, edits in (("partial", partial), ("wrong", wrong)):
        lines += (
            f"{title}: {excerpt(corpus.document, edit.span, edit.replacement)}" for edit in edits
        )
    return counts, lines


def strays(corpus: Corpus, outcome: Outcome) -> tuple[list[Edit], list[Edit]]:
    """Return the edits that meet only artifacts not wholly repaired, and those that meet none."""
    done = [artifact for artifact in corpus.artifacts if artifact.id in outcome.repaired]
    wrong = set(outside(corpus, (edit.span for edit in outcome.edits)))
    return (
        [
            edit
            for edit in outcome.edits
            if edit.span not in wrong and not any(is_flagged(a, [edit.span]) for a in done)
        ],
        [edit for edit in outcome.edits if edit.span in wrong],
    )


def show(name: str, counts: Counter[str]) -> None:
    """Print a row of the table."""
    click.echo(f"{name:<8}" + "".join(f"{counts[title]:>11}" for title in COLUMNS))


if __name__ == "__main__":
    main()
