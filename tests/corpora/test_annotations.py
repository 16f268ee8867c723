"""Every annotated document: the spans fit, and the repairs give exactly the reference."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtfix.model import Safety, apply_edits
from mtfix.scoring.artifacts import Corpus, load_corpus

ROOT = Path(__file__).parents[2]
ANNOTATIONS = sorted((ROOT / "corpora").glob("*/artifacts.yaml"))


@pytest.fixture(params=ANNOTATIONS, ids=lambda path: path.parent.name)
def corpus(request: pytest.FixtureRequest) -> Corpus:
    return load_corpus(request.param, ROOT)


def test_there_is_a_corpus() -> None:
    assert ANNOTATIONS


def test_spans_hold_their_text(corpus: Corpus) -> None:
    for artifact in corpus.artifacts:
        assert artifact.span.of(corpus.document) == artifact.text, artifact.id
        assert artifact.text, f"{artifact.id}: a place without text cannot be seen"


def test_artifacts_stand_in_order_and_do_not_overlap(corpus: Corpus) -> None:
    for left, right in zip(corpus.artifacts, corpus.artifacts[1:], strict=False):
        assert left.span.end <= right.span.start, (left.id, right.id)


def test_repairs_give_the_reference(corpus: Corpus) -> None:
    repairs = [artifact.edit for artifact in corpus.artifacts if artifact.edit is not None]
    assert apply_edits(corpus.document, repairs) == corpus.reference


def test_ids_are_unique(corpus: Corpus) -> None:
    ids = [artifact.id for artifact in corpus.artifacts]
    assert len(set(ids)) == len(ids)


def test_paragraph_numbers_are_true(corpus: Corpus) -> None:
    for artifact in corpus.artifacts:
        lines = corpus.document[: artifact.span.end].split("\n")
        assert artifact.paragraph == sum(1 for line in lines if line.strip()), artifact.id


def test_every_repair_changes_the_text(corpus: Corpus) -> None:
    for artifact in corpus.artifacts:
        assert artifact.text not in {artifact.repair, *artifact.alternatives}, artifact.id
        assert artifact.repair not in artifact.alternatives, artifact.id


def test_what_has_no_repair_is_only_flagged(corpus: Corpus) -> None:
    for artifact in corpus.artifacts:
        if artifact.repair is None:
            assert artifact.expected is Safety.FLAG, artifact.id


def test_paragraphs_stay_as_they_are(corpus: Corpus) -> None:
    document, reference = corpus.document.split("\n"), corpus.reference.split("\n")
    assert [bool(line) for line in document] == [bool(line) for line in reference]
