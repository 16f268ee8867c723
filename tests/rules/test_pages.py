"""The pages about rules are those that the packs and the measured rates give."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from mtfix.api import clean
from mtfix.packs import builtin_pack_paths, builtin_rates, load_packs, load_rules
from mtfix.packs.rates import Rates
from mtfix.render.pages import render_pages

ROOT = Path(__file__).parents[2]
BUDGET = 1 / 100_000  # wrong safe repairs a word of clean text, all rules together
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


SAFE = {rule.id for rule in load_rules() if rule.safety.value == "safe"}


def read_judged() -> Counter[tuple[str, str]]:
    """Return how many repairs of a rule in the clean text of a language were found right."""
    lines = (ROOT / "rules" / "judged-right.txt").read_text(encoding="utf-8").splitlines()
    entries = (line.split() for line in lines if line and not line.startswith("#"))
    return Counter({(rule, language): int(count) for rule, language, count in entries})


def test_safe_rules_are_in_the_budget_as_measured():
    rates = builtin_rates()
    assert rates is not None, "never measured: run `python benchmarks/rule_pages.py --measure`"
    made = Counter(
        {
            (rule, language): count
            for rule, counts in rates.repairs.items()
            if rule in SAFE
            for language, count in counts.items()
        }
    )
    wrong = made - read_judged()
    assert wrong.total() <= sum(rates.words.values()) * BUDGET, wrong


DATA = Path(os.environ.get("MTFIX_DATA", ROOT.parent / "shared" / "data")) / "ntrex-dev"


@pytest.mark.skipif(not DATA.is_dir(), reason=f"no development data at {DATA}; set MTFIX_DATA")
def test_safe_rules_are_in_the_budget_now():
    """Every fourth line: what is over the budget there is over it everywhere, or bad luck."""
    made: Counter[tuple[str, str]] = Counter()
    words = 0
    for path in sorted(DATA.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").split("\n")[::4]:
            words += len(line.split())
            for edit in clean(line, lang=path.stem).edits:
                made.update((rule, path.stem) for rule in edit.rules)
    assert (made - read_judged()).total() <= max(words * BUDGET, 1), made


def test_what_was_not_measured_says_so():
    rates = Rates({"en": 1000}, {"seen": {}}, {"seen": {}})
    assert rates.describe("seen", ["any"]).endswith("nothing found.")
    assert rates.describe("seen", ["fi"]).startswith("It was not measured: there is no")
    assert rates.describe("new", ["en"]) == "It was not measured yet."
