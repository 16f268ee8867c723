"""Measures harm on machine translation: whether cleaning brings it nearer to its post-edit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import click
from development import BOLDNESS, engine, excerpt, folder, read_lines
from sacrebleu.metrics.lib_ter import translation_edit_rate

from mtfix.model import AppliedEdit, Safety, apply_edits
from mtfix.readers import reader_for
from mtfix.scoring.metrics import measure

READER = reader_for(None)
VERDICTS = ("closer", "equal", "farther")


@dataclass(frozen=True, slots=True)
class Change:
    """A segment that was changed: as translated, as cleaned, as an editor left it."""

    line: int
    before: str
    after: str
    post_edit: str
    edits: tuple[AppliedEdit, ...]


@click.command()
@click.option("--pair", "pairs", multiple=True, metavar="XX-YY", help="Only this pair.")
@click.option("-v", "--verbose", is_flag=True, help="Print every edit that does harm.")
def main(pairs: tuple[str, ...], *, verbose: bool) -> None:
    """Clean each segment as a document of its own, and compare with the post-edit."""
    home = folder("mlqe-pe-dev")
    for pair in pairs or sorted(path.stem for path in home.glob("*.mt")):
        translations, post_edits = (read_lines(home / f"{pair}{end}") for end in (".mt", ".pe"))
        for boldness in BOLDNESS:
            cleaned = list(clean(pair, boldness, translations))
            changes = [
                Change(number, before, after, wanted, edits)
                for number, (before, (after, edits), wanted) in enumerate(
                    zip(translations, cleaned, post_edits, strict=True), start=1
                )
                if after != before
            ]
            click.echo(f"{pair} {boldness.value}: {len(changes)} of {len(translations)} changed")
            show_verdicts(changes)
            show_metrics(pair, translations, [text for text, _ in cleaned], post_edits)
            show_edits(changes, verbose=verbose)


def clean(
    pair: str, boldness: Safety, lines: list[str]
) -> Iterator[tuple[str, tuple[AppliedEdit, ...]]]:
    """Yield each line cleaned, and the edits that were made."""
    source, target = pair.split("-")
    for line in lines:
        result = engine(boldness, target, source).clean(line, READER)
        yield result.text, result.edits


def show_verdicts(changes: list[Change]) -> None:
    """Print how many segments came closer to the post-edit, in words and in letters."""
    for unit, distance in (("words (TER with case)", word_edits), ("letters", letter_edits)):
        counts = Counter(
            verdict(distance(c.before, c.post_edit), distance(c.after, c.post_edit))
            for c in changes
        )
        click.echo(f"  {unit:<24}" + "  ".join(f"{v} {counts[v]:>4}" for v in VERDICTS))


def verdict(before: int, after: int) -> str:
    """Say whether a distance became smaller."""
    return VERDICTS[1 + (after > before) - (after < before)]


def word_edits(text: str, reference: str) -> int:
    """Count the edits of TER, case counting."""
    return translation_edit_rate(text.split(), reference.split())[0]


def letter_edits(text: str, reference: str) -> int:
    """Return the Levenshtein distance."""
    row = list(range(len(reference) + 1))
    for index, letter in enumerate(text, start=1):
        diagonal, row[0] = row[0], index
        for column, other in enumerate(reference, start=1):
            cost = min(row[column] + 1, row[column - 1] + 1, diagonal + (letter != other))
            diagonal, row[column] = row[column], cost
    return row[-1]


def show_metrics(
    pair: str, translations: list[str], cleaned: list[str], post_edits: list[str]
) -> None:
    """Print the corpus metrics before and after."""
    language = pair.split("-")[1]
    after = measure(cleaned, post_edits, language)
    for old, new in zip(measure(translations, post_edits, language), after, strict=True):
        if not old.name.startswith("BLEU"):
            click.echo(f"  {old.name:<24}{old.value:.3f} → {new.value:.3f}")


def show_edits(changes: list[Change], *, verbose: bool) -> None:
    """Judge each edit alone, by letters, and print the counts by rule and the harmful ones."""
    counts: dict[str, Counter[str]] = {}
    for change in changes:
        before = letter_edits(change.before, change.post_edit)
        for applied in change.edits:
            alone = apply_edits(change.before, [applied.edit])
            found = verdict(before, letter_edits(alone, change.post_edit))
            for rule in applied.rules:
                counts.setdefault(rule, Counter())[found] += 1
            if verbose and found == "farther":
                edit = applied.edit
                where = excerpt(change.before, edit.span, edit.replacement)
                click.echo(f"    line {change.line}, {', '.join(applied.rules)}: {where}")
    for rule, found_by_rule in sorted(counts.items()):
        shares = "  ".join(f"{v} {found_by_rule[v]:>4}" for v in VERDICTS)
        click.echo(f"  {rule:<36}{shares}")


if __name__ == "__main__":
    main()
