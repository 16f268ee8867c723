"""JSON: places, and one replacement that does the same as the edits."""

from __future__ import annotations

import json

import pytest

from mtfix.render import render_json


def rendered(*reports):
    return json.loads("".join(render_json(reports)))


def test_suggestions_of_several_edits_have_one_replacement(report):
    raw = "One.\n\nHe said “yes and 𝄞 left"
    (finding,) = rendered(report(raw, "yes", ("“", "«"), ("left", "left»")))
    (suggestion,) = finding["suggestions"]
    assert (suggestion["line"], suggestion["column"]) == (3, 9)
    assert (suggestion["end_line"], suggestion["end_column"]) == (3, 24)
    assert suggestion["replacement"] == "«yes and 𝄞 left»"
    assert [edit["replacement"] for edit in suggestion["edits"]] == ["«", "left»"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_at_every_line_end(report, end):
    (finding,) = rendered(report(end.join(["One.", "", "a wrong day", ""]), "wrong"))
    assert [finding[key] for key in ("line", "column", "end_line", "end_column")] == [3, 3, 3, 8]


def test_a_line_of_a_corpus_is_one_line(report):
    (finding,) = rendered(report("One.\ra wrong day", "wrong", line=7))
    assert [finding[key] for key in ("line", "column", "end_line", "end_column")] == [7, 8, 7, 13]


def test_the_array_is_valid_however_many_findings(report):
    one = report("a wrong day", "wrong")
    assert [len(rendered(*[one] * count)) for count in range(4)] == [0, 1, 2, 3]


def test_other_scripts_are_written_as_they_are(report):
    assert "習近平" in "".join(render_json([report("習近平", "習", ("習", "習近平"))]))
