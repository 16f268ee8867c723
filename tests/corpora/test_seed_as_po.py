"""The seed as a PO catalogue: the same repairs as in plain text, or more."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from mtfix.engine import Engine
from mtfix.model import Safety
from mtfix.readers import reader_for
from mtfix.scoring.artifacts import load_corpus
from mtfix.settings import Settings


@pytest.mark.parametrize("boldness", [Safety.SAFE, Safety.UNSAFE])
def test_the_seed_as_po(repository: Path, boldness: Safety) -> None:
    corpus = load_corpus(repository / "corpora/seed/artifacts.yaml", repository)
    engine, text = Engine(Settings(boldness=boldness)), reader_for(None)
    paragraphs = [segment.text for segment in text.read(corpus.document).segments]
    wanted = engine.clean(corpus.document, text)
    catalogue = polib.POFile(wrapwidth=60)
    catalogue.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Language": "en"}
    originals = [segment.text for segment in text.read(corpus.reference).segments]
    catalogue += [
        polib.POEntry(msgid=f"{original} ", msgstr=paragraph)
        for original, paragraph in zip(originals, paragraphs, strict=True)
    ]
    after = engine.clean(str(catalogue), reader_for("po"))
    repaired = [entry.msgstr for entry in polib.pofile(after.text)]
    assert "\n\n".join(repaired) == wanted.text.rstrip("\n")
    assert len(after.edits) >= len(wanted.edits)
