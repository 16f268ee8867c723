"""The seed as a page that still has its tags is repaired at least as well as without them."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest

from mtfix.engine import Engine
from mtfix.model import Edit, Safety
from mtfix.readers import READERS
from mtfix.scoring import find_edits
from mtfix.scoring.artifacts import Corpus, is_repaired, load_corpus
from mtfix.settings import Settings

_NAME = re.compile(r"[A-Z]\w+(?: [A-Z]\w+)+|(?<=\w )[A-Z][a-z]{3,}")


@pytest.fixture(scope="module")
def corpus(repository: Path) -> Corpus:
    return load_corpus(repository / "corpora/seed/artifacts.yaml", repository)


def mark_names(text: str, names: set[str], mark: Callable[[str], str], quote: Callable[[str], str]):
    """Return a line with tags around its names, as the page will have had them."""
    longest_first = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    parts = re.split(f"({longest_first})", text)
    return "".join(mark(quote(p)) if p in names else quote(p) for p in parts)


def as_html(lines: list[str], names: set[str]) -> str:
    paragraphs = (
        mark_names(line.strip(), names, "<b>{}</b>".format, lambda text: escape(text, quote=False))
        for line in lines
    )
    return "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)


def as_markdown(lines: list[str], names: set[str]) -> str:
    def quote(text: str) -> str:
        return re.sub(r"[\\*_`\[\]<#]", r"\\\g<0>", text)

    return "\n\n".join(mark_names(line.strip(), names, "[{}](/x)".format, quote) for line in lines)


def count_repaired(corpus: Corpus, text: str) -> int:
    edits = [Edit(edit.span, edit.replacement) for edit in find_edits(corpus.document, text)]
    return sum(is_repaired(artifact, corpus.document, edits) for artifact in corpus.artifacts)


@pytest.mark.parametrize("boldness", [Safety.SAFE, Safety.UNSAFE])
@pytest.mark.parametrize(("name", "wrap"), [("html", as_html), ("markdown", as_markdown)])
def test_the_page_is_repaired_as_well_as_its_text(corpus: Corpus, name, wrap, boldness) -> None:
    engine, reader = Engine(Settings(boldness=boldness)), READERS[name]
    lines = corpus.document.split("\n")
    prose = [line for line in lines if line.strip()]
    raw = wrap(prose, set(_NAME.findall(corpus.reference)))
    texts = [segment.text for segment in reader.read(raw).segments]
    assert texts == [" ".join(line.split()) for line in prose]

    cleaned = engine.clean(raw, reader).text
    texts = [segment.text for segment in reader.read(cleaned).segments]
    assert len(texts) == len(prose)
    assert re.findall(r"<[^>]*>|\]\(/x\)", cleaned) == re.findall(r"<[^>]*>|\]\(/x\)", raw)
    repaired = iter(texts)  # blanks around a paragraph are not seen on a page
    page = "\n".join(next(repaired) if line.strip() else line for line in lines)

    plain = engine.clean(corpus.document, READERS["text"]).text
    assert count_repaired(corpus, page) >= count_repaired(corpus, plain)
