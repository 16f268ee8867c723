"""SARIF logs: the fields that code scanners read, and places and prints that they trust."""

from __future__ import annotations

import json
from typing import Any

import pytest

from mtfix.packs import load_rules
from mtfix.render import FileReport, render_sarif

RULES = load_rules()


def log(*reports: FileReport) -> dict[str, Any]:
    return json.loads("".join(render_sarif(reports, RULES)))


def results(*reports: FileReport) -> list[dict[str, Any]]:
    return log(*reports)["runs"][0]["results"]


def prints(*reports: FileReport) -> list[str]:
    return [result["partialFingerprints"]["mtfixContext/v1"] for result in results(*reports)]


def test_a_log_without_findings_lists_every_rule():
    whole = log()
    assert whole["version"] == "2.1.0"
    assert whole["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = whole["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["results"] == []
    driver = run["tool"]["driver"]
    assert {"name", "version", "informationUri", "rules"} <= driver.keys()
    assert [rule["id"] for rule in driver["rules"]] == sorted(rule.id for rule in RULES)


@pytest.mark.parametrize("rule", log()["runs"][0]["tool"]["driver"]["rules"][::25], ids=str)
def test_a_rule_says_what_scanners_show(rule: dict[str, Any]):
    assert rule["shortDescription"]["text"]
    assert rule["fullDescription"]["text"]
    assert "Fix safety" in rule["help"]["text"]
    assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
    properties = rule["properties"]
    assert properties["precision"] in ("very-high", "high", "medium")
    assert properties["problem.severity"] in ("error", "warning", "recommendation")
    assert len(set(properties["tags"])) == len(properties["tags"])


def test_a_result_has_its_place_and_its_fix_in_code_points(report):
    (result,) = results(report("😀 Ukrainein fell.", "Ukrainein", ("Ukrainein", "Ukraine in")))
    assert result["ruleId"] == "a-rule"
    assert result["level"] == "warning"
    where = result["locations"][0]["physicalLocation"]
    assert where["artifactLocation"]["uri"] == "a.txt"
    assert where["region"] == {"startLine": 1, "startColumn": 3, "endLine": 1, "endColumn": 12}
    (change,) = result["fixes"][0]["artifactChanges"]
    (replacement,) = change["replacements"]
    assert replacement["deletedRegion"] == where["region"]
    assert replacement["insertedContent"]["text"] == "Ukraine in"
    assert result["properties"]["applicability"] == "unsafe"


def test_a_built_in_rule_has_its_index(report):
    found = report("Ukrainein fell.", "Ukrainein")
    known = FileReport(
        found.path,
        found.document,
        tuple(type(f)(RULES[0].id, *_rest(f)) for f in found.findings),
    )
    (run,) = log(known)["runs"]
    number = run["results"][0]["ruleIndex"]
    assert run["tool"]["driver"]["rules"][number]["id"] == RULES[0].id


def _rest(finding: Any) -> tuple[Any, ...]:
    names = ("segment", "span", "message", "severity", "category")
    return tuple(getattr(finding, name) for name in names)


def test_prints_outlive_lines_above_and_tell_the_same_words_apart(report):
    here = report("Ukrainein fell.", "Ukrainein")
    lower = report("A new line.\n\nUkrainein fell.", "Ukrainein")
    assert prints(here) == prints(lower)
    assert prints(here) != prints(report("Ukrainein rose.", "Ukrainein"))
    assert prints(here) != prints(report("Ukrainein fell.", "Ukrainein", path="b.txt"))
    assert len(set(prints(here, here))) == 2
