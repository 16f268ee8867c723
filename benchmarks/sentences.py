"""Measures precision and recall on single damaged sentences, by family of the damage."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import click
import yaml
from development import BOLDNESS, ROOT, engine

from mtfix.model import Safety
from mtfix.readers import reader_for

READER = reader_for(None)
COLUMNS = ("right", "wrong", "harm")
GAP = "\n\n"


@click.command()
@click.argument(
    "path",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    default=ROOT / "corpora" / "sentences" / "en.yaml",
)
@click.option("-v", "--verbose", is_flag=True, help="Print every sentence that comes out wrong.")
def main(path: Path, *, verbose: bool) -> None:
    """
    Repair each sentence of PATH, whose name is its language, after its context.

    A damaged sentence is right if it comes out as its repair, wrong if it comes out
    otherwise, and missed if nothing is done. A good one that is changed is harmed.
    """
    language = path.stem
    families: list[dict[str, Any]] = yaml.safe_load(path.read_text("utf-8"))
    heads = "".join(f"{b.value:>9}: " + "".join(f"{c:>7}" for c in COLUMNS) for b in BOLDNESS)
    click.echo(f"{'family':<20}{'damaged':>8}{'good':>6}{heads}{'found':>8}")
    total: Counter[str] = Counter()
    for family in families:
        counts: Counter[str] = Counter()
        for item in family["damaged"]:
            item.setdefault("context", family.get("context", ""))
        shown = [line for b in BOLDNESS for line in measure(family, language, b, counts)]
        counts["found"] = sum(is_found(item, language) for item in family["damaged"])
        counts.update(damaged=len(family["damaged"]), good=len(family["keep"]))
        show(family["family"], counts)
        if verbose:
            click.echo("".join(f"    {line}\n" for line in shown), nl=False)
        total += counts
    show("all", total)
    for boldness in BOLDNESS:
        right, wrong, harm = (total[f"{boldness.value} {column}"] for column in COLUMNS)
        click.echo(
            f"{boldness.value}: precision {right / max(right + wrong + harm, 1):.1%}, "
            f"recall {right / total['damaged']:.1%}"
        )


def measure(
    family: dict[str, Any], language: str, boldness: Safety, counts: Counter[str]
) -> list[str]:
    """Clean the sentences of a family; return what did not come out as it should."""
    shown = []
    for item in family["damaged"]:
        after = clean(item["bad"], item["context"], language, boldness)
        verdict = (
            "right" if after == item["good"] else "missed" if after == item["bad"] else "wrong"
        )
        counts[f"{boldness.value} {verdict}"] += 1
        if verdict == "wrong" or (verdict == "missed" and boldness is Safety.UNSAFE):
            shown.append(f"{boldness.value} {verdict}: {item['bad']} → {after}")
    for good in family["keep"]:
        # The other sentences of the family are the evidence that lets the rules loose.
        context = " ".join(item["bad"] for item in family["damaged"])
        after = clean(good, context, language, boldness)
        if after != good:
            counts[f"{boldness.value} harm"] += 1
            shown.append(f"{boldness.value} harm: {good} → {after}")
    return shown


def clean(text: str, context: str, language: str, boldness: Safety) -> str:
    """Return a sentence as it comes out of a document with this other paragraph."""
    document = f"{context}{GAP}{text}" if context else text
    return engine(boldness, language).clean(document, READER).text.rsplit(GAP, 1)[-1]


def is_found(item: dict[str, str], language: str) -> bool:
    """Tell whether `check` finds anything in a damaged sentence."""
    context = item["context"]
    document = READER.read(f"{context}{GAP}{item['bad']}" if context else item["bad"])
    last = len(document.segments) - 1
    findings = engine(Safety.UNSAFE, language).check(document).findings
    return any(finding.segment == last for finding in findings)


def show(title: str, counts: Counter[str]) -> None:
    """Print a row of the table."""
    cells = "".join(
        f"{'':>11}" + "".join(f"{counts[f'{b.value} {column}']:>7}" for column in COLUMNS)
        for b in BOLDNESS
    )
    click.echo(f"{title:<20}{counts['damaged']:>8}{counts['good']:>6}{cells}{counts['found']:>8}")


if __name__ == "__main__":
    main()
