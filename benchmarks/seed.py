"""Measures mtfix on an annotated document: artifacts repaired and flagged, edits elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click
from development import BOLDNESS, ROOT, engine, excerpt, places

from mtfix.model import Edit, Safety, Span
from mtfix.readers import reader_for
from mtfix.scoring import find_edits, score
from mtfix.scoring.artifacts import Corpus, is_flagged, is_repaired, load_corpus

READER = reader_for(None)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one run made of the document; `repaired` are ids of artifacts."""

    text: str
    edits: tuple[Edit, ...]
    repaired: frozenset[str]
    edits_of_reference: int


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=ROOT / "corpora" / "seed")
@click.option("-v", "--verbose", is_flag=True, help="List every artifact and every other edit.")
def main(folder: Path, *, verbose: bool) -> None:
    """Repair an annotated document as a user would, and compare with its annotations."""
    corpus = load_corpus(folder / "artifacts.yaml", ROOT)
    found = places(engine(Safety.SAFE).check(READER.read(corpus.document)))
    outcomes = {boldness: run(corpus, boldness) for boldness in BOLDNESS}
    for title, *values in table(corpus, found, list(outcomes.values())):
        click.echo(f"{title:<36}" + "".join(f"{value:>10}" for value in values))
    if verbose:
        click.echo()
        show_artifacts(corpus, found, outcomes)
        show_others(corpus, found, outcomes)


def run(corpus: Corpus, boldness: Safety) -> Outcome:
    """Clean the document and its reference, and judge the result."""
    result = engine(boldness).clean(corpus.document, READER)
    edits = tuple(minimal_parts(corpus.document, (applied.edit for applied in result.edits)))
    return Outcome(
        text=result.text,
        edits=edits,
        repaired=frozenset(
            artifact.id
            for artifact in corpus.artifacts
            if is_repaired(artifact, corpus.document, edits)
        ),
        edits_of_reference=len(engine(boldness).clean(corpus.reference, READER).edits),
    )


def minimal_parts(document: str, edits: Iterable[Edit]) -> Iterator[Edit]:
    """Yield the minimal edits that each edit is made of, so that none spans two artifacts."""
    for edit in edits:
        for part in find_edits(edit.span.of(document), edit.replacement):
            yield Edit(part.span.shift(edit.span.start), part.replacement)


def table(corpus: Corpus, found: list[Span], outcomes: list[Outcome]) -> Iterator[list[str]]:
    """Yield the rows of the table: a title, and a value for each outcome."""

    def row(title: str, values: Iterable[object]) -> list[str]:
        return [title, *map(str, values)]

    flagged = sum(is_flagged(artifact, found) for artifact in corpus.artifacts)
    yield row("", (boldness.value for boldness in BOLDNESS))
    yield row("artifacts", (len(corpus.artifacts) for _ in outcomes))
    yield row("  flagged", (flagged for _ in outcomes))
    yield row("  repaired", (len(outcome.repaired) for outcome in outcomes))
    for expected in Safety:
        wanted = {a.id for a in corpus.artifacts if a.expected is expected}
        shares = (f"{len(outcome.repaired & wanted)}/{len(wanted)}" for outcome in outcomes)
        yield row(f"    expected {expected.value}", shares)
    yield row("findings outside artifacts", (len(outside(corpus, found)) for _ in outcomes))
    yield row("edits", (len(outcome.edits) for outcome in outcomes))
    made = ([edit.span for edit in outcome.edits] for outcome in outcomes)
    yield row("  outside artifacts", (len(outside(corpus, spans)) for spans in made))
    yield row("edits of the reference (should be 0)", (o.edits_of_reference for o in outcomes))
    reports = [
        score(outcome.text, corpus.reference, corpus.document, corpus.language)
        for outcome in outcomes
    ]
    for number, before in enumerate(reports[0].baseline_metrics):
        after = (f"{report.metrics[number].value:.2f}" for report in reports)
        yield row(f"{before.name} ({before.value:.2f} before)", after)
    agreements = [report.edits for report in reports if report.edits]
    yield row("edit precision", (f"{edits.precision:.1%}" for edits in agreements))
    yield row("edit recall", (f"{edits.recall:.1%}" for edits in agreements))
    yield row("edit F0.5", (f"{edits.f05:.1%}" for edits in agreements))


def outside(corpus: Corpus, spans: Iterable[Span]) -> list[Span]:
    """Return the spans that meet no artifact."""
    return [
        span
        for span in spans
        if not any(is_flagged(artifact, [span]) for artifact in corpus.artifacts)
    ]


def show_artifacts(corpus: Corpus, found: list[Span], outcomes: dict[Safety, Outcome]) -> None:
    """Print what became of each artifact."""
    for artifact in corpus.artifacts:
        repaired = [b.value for b, outcome in outcomes.items() if artifact.id in outcome.repaired]
        states = [f"repaired ({repaired[0]})"] if repaired else []
        states.append("flagged" if is_flagged(artifact, found) else "not found")
        click.echo(
            f"{artifact.id:<28}{', '.join(states):<30}expected {artifact.expected.value:<8}"
            f"“{artifact.text}” → “{artifact.repair}”"
        )


def show_others(corpus: Corpus, found: list[Span], outcomes: dict[Safety, Outcome]) -> None:
    """Print findings and edits that meet no artifact."""
    for span in outside(corpus, found):
        click.echo(f"finding outside: {excerpt(corpus.document, span, '?')}")
    for boldness, outcome in outcomes.items():
        spans = outside(corpus, (edit.span for edit in outcome.edits))
        for edit in outcome.edits:
            if edit.span in spans:
                where = excerpt(corpus.document, edit.span, edit.replacement)
                click.echo(f"edit outside ({boldness.value}): {where}")


if __name__ == "__main__":
    main()
