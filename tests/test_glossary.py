"""Glossaries from tables and TBX, and the rule that reads them."""

from __future__ import annotations

import pytest

from mtfix.engine import Engine
from mtfix.errors import UsageProblem
from mtfix.glossary import Term, load_glossary
from mtfix.model import Safety
from mtfix.readers import AlignedReader, reader_for
from mtfix.settings import Settings

TBX_2 = """<?xml version="1.0"?><martif type="TBX"><text><body><termEntry id="1">
<langSet xml:lang="en"><tig><term>dashboard</term></tig></langSet>
<langSet xml:lang="de"><tig><term>Übersicht</term></tig>
<tig><term>Armaturenbrett</term>
<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet>
</termEntry></body></text></martif>"""
TBX_3 = """<tbx xmlns="urn:iso:std:iso:30042:ed-2"><text><body><conceptEntry id="1">
<langSec xml:lang="en"><termSec><term>dashboard</term></termSec></langSec>
<langSec xml:lang="de"><termSec><term>Übersicht</term></termSec></langSec>
</conceptEntry></body></text></tbx>"""
ENGLISH = Term("dashboard", ("Übersicht",), (), "en", "de")


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.csv", "dashboard,Übersicht\n", (Term("dashboard", ("Übersicht",)),)),
        (
            "a.csv",
            'source,target\n"a, b",A | B,C\n\n',
            (Term("a, b", ("A", "B"), ("C",)),),
        ),
        ("a.tsv", "\ufeffen\tde\ndashboard\tÜbersicht\n", (ENGLISH,)),
        ("a.tbx", TBX_3, (ENGLISH, Term("Übersicht", ("dashboard",), (), "de", "en"))),
    ],
)
def test_load(tmp_path, name, content, expected):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    assert load_glossary(path) == expected


def test_deprecated_terms_are_wrong(tmp_path):
    path = tmp_path / "a.tbx"
    path.write_text(TBX_2, encoding="utf-8")
    assert Term("dashboard", ("Übersicht",), ("Armaturenbrett",), "en", "de") in load_glossary(path)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", b"one\n", "a.csv:1: expected a term and its translation"),
        ("a.csv", b"\xff", "a.csv: is not UTF-8 at byte 0"),
        ("a.tbx", b"<a>", "is no well-formed XML"),
        ("a.tbx", b"<a/>", "is no TBX"),
        ("a.tbx", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "declares entities"),
    ],
)
def test_what_is_no_glossary(tmp_path, name, content, message):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UsageProblem, match=message):
        load_glossary(path)
    with pytest.raises(UsageProblem, match="cannot be read"):
        load_glossary(tmp_path / "none.csv")


@pytest.mark.parametrize(
    ("source", "target", "repaired", "found"),
    [
        ("Open a dashboard.", "Öffne ein Armaturenbrett.", "Öffne ein Übersicht.", []),
        ("Open a dashboard.", "Öffne eine Tafel.", None, ["glossary-term"]),
        ("Open the dashboards.", "Öffne die Übersichten.", None, []),
        ("Open the Dashboardly.", "Öffne Dashboardly.", None, []),
    ],
)
def test_terms_are_kept_to(source, target, repaired, found):
    term = Term("dashboard", ("Übersicht",), ("Armaturenbrett",), "en", "de")
    chosen = Settings("de", "en", ("glossary-term",), boldness=Safety.UNSAFE, glossary=(term,))
    result = Engine(chosen).clean(target, AlignedReader(reader_for(None), (source,)))
    assert result.text == (repaired or target)
    assert [finding.rule for finding in result.findings] == found
