"""Which reader a file gets, and texts beside their sources."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest

from mtfix.errors import UsageProblem
from mtfix.readers import FORMATS, READERS, align, format_for, reader_for
from mtfix.readers.late import format_at, reader_at


@pytest.mark.parametrize("path", [None, "a.txt", "A.TXT", "b.text", "README", "x.de", "dir.md/a"])
def test_plain_text(path):
    assert format_for(path).name == "text"


@pytest.mark.parametrize("path", ["a.epub", "a.PDF", "dir/a.odt"])
def test_markup_is_not_taken_for_text(path):
    with pytest.raises(UsageProblem, match=r"does not read \.\w+ files yet.*--format text"):
        format_for(path)
    assert format_for(path, "text").name == "text"


def test_an_unknown_format_lists_the_known():
    with pytest.raises(UsageProblem, match="there is no format “word”; mtfix reads: text"):
        format_for("a.txt", "word")
    with pytest.raises(UsageProblem, match="there is no format “word” for a text in memory"):
        reader_for("word")


def test_formats_do_not_share_extensions():
    extensions = [extension for form in FORMATS.values() for extension in form.extensions]
    assert len(extensions) == len(set(extensions))
    assert all(name == form.name for name, form in FORMATS.items())
    assert FORMATS.keys() >= READERS.keys()


@pytest.mark.parametrize("name", [name for name in READERS if name != "text"])
def test_readers_are_what_is_said_of_them(name):
    late = READERS[name]
    real = reader_at(late.home)
    assert (late.name, late.extensions, late.has_markup) == (
        real.name,
        real.extensions,
        real.has_markup,
    )


FORMAT_HOMES = "tmx:TMX json:JSON jsonl:JSONL csv:CSV csv:TSV parquet:PARQUET docx:DOCX"


@pytest.mark.parametrize("home", FORMAT_HOMES.split())
def test_formats_are_what_is_said_of_them(home):
    real = format_at(f"mtfix.readers.{home}")
    assert replace(FORMATS[real.name], open=real.open) == real


def test_paragraphs_get_their_sources():
    raw = "One.\n\nTwo.\n"
    reader = align(reader_for(None), raw, "Uno.\nDos.", name="en", source_name="es")
    assert [segment.source for segment in reader.read(raw).segments] == ["Uno.", "Dos."]
    assert [segment.source for segment in reader.read("One.").segments] == [None]


def test_paragraphs_must_be_as_many():
    with pytest.raises(UsageProblem, match="es has 1 paragraphs and en has 2"):
        align(reader_for(None), "One.\n\nTwo.\n", "Uno.", name="en", source_name="es")


@pytest.mark.parametrize("name", READERS)
def test_readers_can_be_sent_to_other_processes(name):
    assert pickle.loads(pickle.dumps(READERS[name])) == READERS[name]
