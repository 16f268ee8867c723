"""mtfix rules, rule and test."""

from __future__ import annotations

import json

import pytest


def test_rules_lists_what_is_selected(mtfix):
    result = mtfix("rules")
    assert result.exit_code == 0
    assert result.stdout == (
        "desk-glued   any     safe    “…” is two words.\n"
        "desk-there   any     unsafe  “there” stands for “and”.\n"
        "desk-lawyer  any     flag    “lawyer push” is not English.\n"
    )


def test_rules_lists_the_built_in_ones(mtfix):
    listed = json.loads(mtfix("rules", "--isolated", "--output-format", "json").stdout)
    ids = [rule["id"] for rule in listed]
    assert len(ids) == len(set(ids)) > 20
    assert all(rule["why"] and rule["safety"] in {"safe", "unsafe", "flag"} for rule in listed)


@pytest.mark.parametrize(
    ("language", "has_english"), [("en", True), ("en-GB", True), ("de", False)]
)
def test_rules_of_a_language(mtfix, language, has_english):
    listed = mtfix("rules", "--isolated", "--lang", language).stdout
    assert ("\nen-" in listed) == has_english


def test_rule_explains(mtfix):
    result = mtfix("rule", "desk-glued")
    assert result.exit_code == 0
    for part in ("“…” is two words.", "The space was lost.", "Xinhuasaid so.", "safe: ", "desk"):
        assert part in result.stdout


def test_built_in_rules_can_be_explained(mtfix):
    listed = json.loads(mtfix("rules", "--isolated", "--output-format", "json").stdout)
    for rule in listed[:: len(listed) // 20]:  # tests/render has all
        assert mtfix("rule", "--isolated", rule["id"]).stdout.startswith(rule["id"])


def test_an_unknown_rule_is_an_error(mtfix):
    result = mtfix("rule", "desk-glud")
    assert result.exit_code == 2
    assert "did you mean “desk-glued”?" in result.stderr


def test_test_passes_a_good_pack(mtfix, pack):
    result = mtfix("test", pack)
    assert result.exit_code == 0, result.stdout
    assert result.stdout.startswith("3 rules in 1 pack: 9 examples passed, 0 failed")


def test_test_names_each_failure(mtfix, desk, pack):
    good = pack.read_text(encoding="utf-8").replace("desk", "house")
    broken = good.replace('good: "Xinhua said so."', 'good: "Xinhua, said so."')
    (desk / "broken.yaml").write_text(broken, encoding="utf-8")
    result = mtfix("test", "broken.yaml")
    assert result.exit_code == 1
    assert "broken.yaml:" in result.stdout
    assert "FAILED house-glued" in result.stdout
    assert "expected: Xinhua, said so." in result.stdout
    assert "actual:   Xinhua said so." in result.stdout


def test_test_of_a_broken_pack_is_an_error(mtfix, desk):
    (desk / "broken.yaml").write_text("pack: [", encoding="utf-8")
    result = mtfix("test", "broken.yaml")
    assert result.exit_code == 2
    assert "broken.yaml:" in result.stderr
