"""The pages about rules are those that the packs and the measured rates give."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtfix.packs import builtin_pack_paths, builtin_rates, load_packs, load_rules
from mtfix.packs.rates import Rates
from mtfix.render.pages import render_pages

ROOT = Path(__file__).parents[2]
HINT = "out of date: run `python benchmarks/rule_pages.py`"
PAGES = render_pages(load_packs(*builtin_pack_paths()), builtin_rates())


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_current(name: str):
    path = ROOT / "docs" / "rules" / name
    assert path.is_file(), f"{name} is missing: run `python benchmarks/rule_pages.py`"
    assert path.read_text(encoding="utf-8") == PAGES[name], f"{name} is {HINT}"


def test_no_page_is_left_over():
    assert {path.name for path in (ROOT / "docs" / "rules").glob("*.md")} == set(PAGES), HINT


def test_every_rule_has_a_section_with_an_example_of_each_sort():
    text = "".join(PAGES.values())
    for rule in load_rules():
        assert f"\n## {rule.id}\n" in text


def test_no_safe_rule_is_over_the_budget_of_all():
    """Measured repairs of safe rules, those judged right left out: 1 in 100,000 words."""
    rates = builtin_rates()
    assert rates is not None
    safe = {rule.id for rule in load_rules() if rule.safety.value == "safe"}
    judged = set((ROOT / "benchmarks" / "judged-right.txt").read_text().split("\n"))
    wrong = [
        f"{rule} {language}"
        for rule, counts in rates.repairs.items()
        if rule in safe
        for language in counts
        if f"{rule} {language}" not in judged
    ]
    assert len(wrong) <= sum(rates.words.values()) / 100_000, wrong


def test_what_was_not_measured_says_so():
    rates = Rates({"en": 1000}, {"seen": {}}, {"seen": {}})
    assert rates.describe("seen", ["any"]).endswith("nothing found.")
    assert rates.describe("seen", ["fi"]).startswith("It was not measured: there is no")
    assert rates.describe("new", ["en"]) == "It was not measured yet."
