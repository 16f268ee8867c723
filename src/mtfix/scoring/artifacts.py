"""Annotated documents: each piece of damage as data, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from mtfix.errors import ReadError
from mtfix.model import Edit, Safety, Span


@dataclass(frozen=True, slots=True)
class Artifact:
    """
    One annotated piece of damage.

    `span` counts code points of the document. `repair` is what the reference has there;
    None where the reference keeps the text, so that it can be flagged but not repaired.
    `alternatives` are other repairs that an editor would accept. `expected` says what may
    be asked of a machine.
    """

    id: str
    paragraph: int
    span: Span
    text: str
    repair: str | None
    alternatives: tuple[str, ...]
    family: str
    category: str
    expected: Safety
    note: str = ""

    @property
    def edit(self) -> Edit | None:
        """The repair as an edit of the document."""
        return None if self.repair is None else Edit(self.span, self.repair)


@dataclass(frozen=True, slots=True)
class Corpus:
    """A damaged document, its corrected reference, and the artifacts between the two."""

    document: str
    reference: str
    artifacts: tuple[Artifact, ...]
    language: str
    source_language: str | None = None


def load_corpus(path: Path, root: Path) -> Corpus:
    """
    Read the annotations in the YAML file `path`; the files that it names lie under `root`.

    Raises ReadError where a file cannot be read or an annotation lacks a field.
    """
    try:
        fields = yaml.safe_load(path.read_text(encoding="utf-8"))
        return Corpus(
            document=_read_exactly(root / fields["document"]),
            reference=_read_exactly(root / fields["reference"]),
            artifacts=tuple(_artifact(entry) for entry in fields["artifacts"]),
            language=fields["language"],
            source_language=fields.get("source_language"),
        )
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as problem:
        raise ReadError(f"cannot read the annotations {path}: {problem}") from problem
    except (KeyError, TypeError, ValueError) as problem:
        raise ReadError(
            f"{path} is not a list of artifacts: {problem}; corpora/README.md says what it needs"
        ) from problem


def _read_exactly(path: Path) -> str:
    return path.read_bytes().decode("utf-8")  # read_text would change line ends


def _artifact(entry: Mapping[str, Any]) -> Artifact:
    return Artifact(
        id=entry["id"],
        paragraph=entry["paragraph"],
        span=Span(entry["start"], entry["end"]),
        text=entry["text"],
        repair=entry["repair"],
        alternatives=tuple(entry["alternatives"]),
        family=entry["family"],
        category=entry["category"],
        expected=Safety(entry["expected"]),
        note=entry.get("note", ""),
    )


def is_repaired(artifact: Artifact, document: str, edits: Iterable[Edit]) -> bool:
    """
    Tell whether `edits`, made on `document`, turn the artifact into an accepted repair.

    An insertion at the very edge of the artifact may belong to it or to its neighbour:
    both readings are tried. An edit across the edge must leave alone what lies outside.

        >>> glued = Artifact("a", 1, Span(0, 9), "Ukrainein", "Ukraine in", (), "SEAM1",
        ...                  "Fluency/Spelling", Safety.SAFE)
        >>> is_repaired(glued, "Ukrainein which", [Edit(Span(7, 7), " ")])
        True
    """
    accepted = set(artifact.alternatives)
    if artifact.repair is not None:
        accepted.add(artifact.repair)
    near = sorted(edit for edit in edits if edit.span.touches(artifact.span))
    at_edge = [edit for edit in near if not _is_inside(edit.span, artifact.span)]
    inside = [edit for edit in near if _is_inside(edit.span, artifact.span)]
    left = [edit for edit in at_edge if edit.span.end == artifact.span.start]
    right = [edit for edit in at_edge if edit.span.start == artifact.span.end]
    across = [edit for edit in at_edge if edit not in left and edit not in right]
    for head in ([], left):
        for tail in ([], right):
            if _reads(artifact, document, [*head, *across, *inside, *tail], accepted):
                return True
    return False


def _is_inside(span: Span, whole: Span) -> bool:
    if len(span) == 0:
        return whole.start < span.start < whole.end
    return whole.contains(span)


def _reads(artifact: Artifact, document: str, edits: list[Edit], accepted: set[str]) -> bool:
    """Tell whether the place reads as one of `accepted`, and what is around it as before."""
    start = min([artifact.span.start, *(edit.span.start for edit in edits)])
    end = max([artifact.span.end, *(edit.span.end for edit in edits)])
    pieces: list[str] = []
    position = start
    for edit in sorted(edits):
        pieces += document[position : edit.span.start], edit.replacement
        position = edit.span.end
    result = "".join(pieces) + document[position:end]
    before = document[start : artifact.span.start]
    after = document[artifact.span.end : end]
    return any(result == before + repair + after for repair in accepted)


def is_flagged(artifact: Artifact, places: Iterable[Span]) -> bool:
    """Tell whether one of `places`, spans of findings in the document, meets the artifact."""
    return any(place.touches(artifact.span) for place in places)
