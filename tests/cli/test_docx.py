"""DOCX on the command line: places are parts and paragraphs."""

from __future__ import annotations

import json

import pytest
from docx import Document as Docx


@pytest.fixture
def letter(desk):
    document = Docx()
    document.add_paragraph("Well.")
    document.add_paragraph("So Xinhua").add_run("said so.").bold = True
    document.sections[0].header.paragraphs[0].text = "Xinhuasaid"
    document.save(desk / "a.docx")
    return desk / "a.docx"


def test_places_are_parts_and_paragraphs(mtfix, letter):
    options = ("check", "--lang", "en", "a.docx", "--output-format")
    found = json.loads(mtfix(*options, "json").stdout)
    assert [(f["path"], f["part"], f["line"], f["column"], f["end_column"]) for f in found] == [
        ("a.docx", "word/document.xml", 2, 4, 14),
        ("a.docx", "word/header1.xml", 1, 1, 11),
    ]
    [edit] = found[0]["suggestions"][0]["edits"]
    assert (edit["line"], edit["column"], edit["replacement"]) == (2, 10, " ")
    text = mtfix(*options, "text").stdout
    assert text.startswith("a.docx:word/document.xml:2:4: error desk-glued")
    assert "    So Xinhuasaid so.\n       ^^^^^^^^^^\n" in text


def test_a_file_is_repaired_in_place(mtfix, letter):
    diff = mtfix("clean", "--diff", "--lang", "en", "a.docx").stdout
    assert diff.startswith("--- a/a.docx:word/document.xml\n")
    assert " Well.\n-So Xinhuasaid so.\n+So Xinhua said so.\n" in diff
    result = mtfix("clean", "-i", "--lang", "en", "--show-edits", "a.docx")
    assert (
        "a.docx:word/document.xml:2:10: desk-glued: “Xinhuasaid” → “Xinhua said”" in result.stderr
    )
    paragraphs = Docx(letter).paragraphs
    assert [p.text for p in paragraphs] == ["Well.", "So Xinhua said so."]
    assert [r.bold for r in paragraphs[1].runs] == [None, True]
    assert mtfix("check", "--lang", "en", "a.docx").exit_code == 0
