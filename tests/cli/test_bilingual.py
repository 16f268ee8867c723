"""`mtfix check` and `clean` with the source beside the text."""

from __future__ import annotations

import json

PO = 'msgid ""\nmsgstr "Language: de\\n"\n\nmsgid "Copied %s."\nmsgstr "% s\\n"\n" kopiert."\n'


def rules(result):
    return [(found["line"], found["rule"]) for found in json.loads(result.output)]


def test_a_catalogue_brings_its_sources(desk, mtfix):
    (desk / "a.po").write_text(PO)
    result = mtfix("clean", "--select", "bilingual", "a.po")
    assert result.output == PO.replace("% s", "%s")
    result = mtfix("check", "--select", "bilingual", "--output-format", "json", "a.po")
    assert rules(result) == [(5, "altered-placeholder")]


def test_a_source_beside_a_text(desk, mtfix):
    (desk / "en.txt").write_text("In 1987 he sold it.\n\nAll is well.\n")
    (desk / "de.txt").write_text("Er verkaufte es.\n\nAlles ist gut.\n")
    options = ("--select", "bilingual", "--lang", "de", "--output-format", "json")
    result = mtfix("check", *options, "--source", "en.txt", "de.txt")
    assert rules(result) == [(1, "missing-number")]
    assert rules(mtfix("check", *options, "de.txt")) == []


def test_sources_of_many_lines(desk, mtfix):
    (desk / "en.txt").write_text("House %s is in 1987.\n" * 300)
    (desk / "de.txt").write_text("Haus %s ist in 1987.\n" * 299 + "Haus %s ist in.\n")
    options = ("--select", "bilingual", "--lang", "de", "--output-format", "json", "--lines")
    result = mtfix("check", *options, "--source", "en.txt", "de.txt")
    assert rules(result) == [(300, "missing-number")]


def test_a_glossary_by_option_and_by_configuration(desk, mtfix):
    (desk / "terms.csv").write_text("en,de\ndashboard,Tafel\n")
    (desk / "a.po").write_text(PO + '\nmsgid "Dashboard"\nmsgstr "Brett"\n')
    options = ("--select", "glossary-term", "--output-format", "json", "a.po")
    assert rules(mtfix("check", *options)) == []
    assert rules(mtfix("check", "--glossary", "terms.csv", *options)) == [(9, "glossary-term")]
    (desk / "mtfix.toml").write_text('glossary = "terms.csv"\n')
    assert rules(mtfix("check", *options)) == [(9, "glossary-term")]
    result = mtfix("check", "--glossary", "none.csv", *options)
    assert result.exit_code == 2
    assert "none.csv: cannot be read" in result.stderr


def test_the_language_of_a_memory(desk, mtfix):
    variants = "".join(
        f'<tuv xml:lang="{tag}"><seg>{text}</seg></tuv>'
        for tag, text in [("en", "In 1987"), ("de", "Damals"), ("fr", "Alors")]
    )
    (desk / "a.tmx").write_text(
        f'<tmx><header srclang="en"/><body>\n<tu>{variants}</tu></body></tmx>'
    )
    options = ("--select", "bilingual", "--output-format", "json", "a.tmx")
    assert len(rules(mtfix("check", *options))) == 2
    assert rules(mtfix("check", "--lang", "fr", *options)) == [(2, "missing-number")]
