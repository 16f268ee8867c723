"""What mtfix makes of the seed: floors that only ever rise."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtfix.engine import Engine
from mtfix.model import CleanResult, Safety
from mtfix.readers import reader_for
from mtfix.scoring import find_edits, score
from mtfix.scoring.artifacts import Corpus, is_flagged, is_repaired, load_corpus
from mtfix.settings import Settings

READER = reader_for(None)


@pytest.fixture(scope="module")
def corpus(repository: Path) -> Corpus:
    return load_corpus(repository / "corpora/seed/artifacts.yaml", repository)


def clean(text: str, boldness: Safety) -> CleanResult:
    return Engine(Settings(boldness=boldness)).clean(text, READER)


def count_repaired(corpus: Corpus, boldness: Safety) -> int:
    edits = [
        type(part)(part.span.shift(a.edit.span.start), part.replacement)
        for a in clean(corpus.document, boldness).edits
        for part in find_edits(a.edit.span.of(corpus.document), a.edit.replacement)
    ]
    return sum(is_repaired(artifact, corpus.document, edits) for artifact in corpus.artifacts)


@pytest.mark.parametrize(("boldness", "floor"), [(Safety.SAFE, 16), (Safety.UNSAFE, 36)])
def test_artifacts_repaired(corpus: Corpus, boldness: Safety, floor: int) -> None:
    assert count_repaired(corpus, boldness) >= floor


def test_artifacts_flagged(corpus: Corpus) -> None:
    result = Engine(Settings()).check(READER.read(corpus.document))
    segments = result.document.segments
    places = [segments[f.segment].to_raw(f.span) for f in result.findings]
    assert sum(is_flagged(artifact, places) for artifact in corpus.artifacts) >= 36


@pytest.mark.parametrize(("boldness", "ceiling"), [(Safety.SAFE, 5.0), (Safety.UNSAFE, 1.5)])
def test_distance_to_the_reference(corpus: Corpus, boldness: Safety, ceiling: float) -> None:
    text = clean(corpus.document, boldness).text
    metrics = score(text, corpus.reference, corpus.document, corpus.language).metrics
    ter = next(metric for metric in metrics if metric.name == "TER with case")
    assert ter.value < ceiling


@pytest.mark.parametrize("boldness", [Safety.SAFE, Safety.UNSAFE])
def test_the_reference_is_left_alone(corpus: Corpus, boldness: Safety) -> None:
    assert clean(corpus.reference, boldness).text == corpus.reference


def test_safe_repairs_are_right(corpus: Corpus) -> None:
    """A safe edit may do less than the editor (a space, no comma), never something else."""
    edits = clean(corpus.document, Safety.SAFE).edits
    for applied in edits:
        assert any(is_flagged(artifact, [applied.edit.span]) for artifact in corpus.artifacts), (
            applied
        )
