"""The specimen as DOCX, its tags guessed: at least the repairs of the plain text."""

from __future__ import annotations

import io
import re
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from docx import Document as Docx

from mtfix.api import engine_for
from mtfix.model import Safety
from mtfix.readers import FORMATS, READERS, ReadOptions, Text
from mtfix.settings import Settings

ROOT = Path(__file__).parents[2]
[SEED] = (ROOT / "seeds").glob("*.txt")
_SEAM = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[a-z]{3,} )")


def as_docx(text: str) -> bytes:
    document = Docx()
    for line in text.splitlines():
        paragraph = document.add_paragraph()
        for number, piece in enumerate(_SEAM.split(line)):
            paragraph.add_run(piece).bold = bool(number % 2)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("boldness", [Safety.SAFE, Safety.UNSAFE])
def test_the_repairs_are_those_of_the_plain_text_or_more(boldness):
    text = SEED.read_text(encoding="utf-8")
    engine = engine_for(Settings("en", boldness=boldness))
    plain = engine.clean(text, READERS["text"])
    container = FORMATS["docx"].open(io.BytesIO(as_docx(text)), "seed.docx", ReadOptions())
    results, chunks = [], []
    for chunk in container.chunks():
        [part] = chunk.parts(lambda: None)
        assert isinstance(part, Text)
        results.append(engine.clean(part.raw, part.reader))
        chunks.append(b"".join(chunk.join([(part, results[-1].text)])))
    written = Docx(io.BytesIO(b"".join(container.join(chunks))))
    after = [paragraph.text for paragraph in written.paragraphs]
    expected = plain.text.splitlines()
    assert len(results[0].edits) >= len(plain.edits)
    reference = (ROOT / "corpora/seed/reference.txt").read_text(encoding="utf-8").splitlines()
    for plain_line, line, right in zip(expected, after, reference, strict=True):
        assert line == plain_line or likeness(line, right) > likeness(plain_line, right)


def likeness(one: str, two: str) -> float:
    return SequenceMatcher(None, one, two, autojunk=False).ratio()
