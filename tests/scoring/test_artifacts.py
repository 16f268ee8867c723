from __future__ import annotations

from pathlib import Path

import pytest

from mtfix.errors import ReadError
from mtfix.model import Edit, Safety, Span
from mtfix.scoring.artifacts import Artifact, is_flagged, is_repaired, load_corpus

DOCUMENT = "the G20according Xinhua. He said. ."


def artifact(text: str, repair: str | None, *alternatives: str) -> Artifact:
    start = DOCUMENT.index(text)
    span = Span(start, start + len(text))
    return Artifact("a", 1, span, text, repair, alternatives, "SEAM1", "Fluency", Safety.SAFE)


def edit(start: int, end: int, replacement: str) -> Edit:
    return Edit(Span(start, end), replacement)


GLUED = artifact("G20according", "G20, according")
LOST = artifact(" Xinhua", " to Xinhua", " to the Xinhua")


@pytest.mark.parametrize(
    ("damage", "edits", "expected"),
    [
        (GLUED, [], False),
        (GLUED, [edit(7, 7, ", ")], True),
        (GLUED, [edit(7, 7, " ")], False),
        (GLUED, [edit(4, 16, "G20, according")], True),
        # an insertion at the edge may be the neighbour's
        (GLUED, [edit(7, 7, ", "), edit(16, 16, " to")], True),
        (LOST, [edit(16, 16, " to")], True),
        (LOST, [edit(17, 17, "to ")], True),
        (LOST, [edit(17, 17, "to the ")], True),
        (LOST, [edit(7, 7, ", ")], False),
        # an edit over both must leave the rest alone
        (LOST, [edit(4, 23, "G20according to Xinhua")], True),
        (LOST, [edit(4, 23, "G21according to Xinhua")], False),
        (artifact("Xinhua", None), [edit(17, 23, "")], False),
    ],
)
def test_is_repaired(damage: Artifact, edits: list[Edit], expected: bool) -> None:
    assert is_repaired(damage, DOCUMENT, edits) is expected


@pytest.mark.parametrize(
    ("place", "expected"),
    [(Span(0, 3), False), (Span(0, 4), True), (Span(7, 7), True), (Span(17, 23), False)],
)
def test_is_flagged(place: Span, expected: bool) -> None:
    assert is_flagged(GLUED, [place]) is expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "cannot read"),
        ("document: [", "cannot read"),
        ("artifacts: []", "not a list of artifacts"),
        ("[]", "not a list of artifacts"),
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, text: str | None, message: str) -> None:
    path = tmp_path / "artifacts.yaml"
    if text is not None:
        path.write_text(text)
    with pytest.raises(ReadError, match=message) as caught:
        load_corpus(path, tmp_path)
    assert str(path) in str(caught.value)
