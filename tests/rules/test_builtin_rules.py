"""The packs that come with mtfix, held to what they promise."""

from __future__ import annotations

import pytest

from mtfix.context import DocumentContext
from mtfix.model import Document, Segment
from mtfix.packs import Prefilter, Rule, builtin_pack_paths, load_packs, load_rules
from mtfix.testing import Bench, run_backtracking

PACKS = load_packs(*builtin_pack_paths())
RULES = [(pack.path, rule) for pack in PACKS for rule in pack.rules]
EXAMPLES = [(path, rule, number) for path, rule in RULES for number in range(len(rule.examples))]


@pytest.fixture(scope="module")
def bench() -> Bench:
    return Bench()


def name(value: object) -> str:
    return value.id if isinstance(value, Rule) else str(value).rpartition("/")[2]


def test_languages_share_the_rules_for_any_language():
    german, dutch = (
        {id(rule): rule for rule in load_rules(language=code)} for code in ("de", "nl")
    )
    shared = [german[each].id for each in german.keys() & dutch.keys()]
    assert "glued-words" in shared
    assert {rule.id for rule in german.values()} & {r.id for r in dutch.values()} == {*shared}


@pytest.mark.parametrize(("path", "rule", "number"), EXAMPLES, ids=name)
def test_example(bench, path, rule, number):
    result = bench.run_example(rule, path, number)
    assert result.is_expected, f"{result.path}:{result.line}\n{result.explain()}"


@pytest.mark.parametrize(("path", "rule"), RULES, ids=name)
def test_hostile_text(path, rule):
    result = run_backtracking(rule, path)
    assert result.is_expected, result.explain()


@pytest.mark.parametrize(("path", "rule"), RULES, ids=name)
def test_the_prefilter_lets_every_hit_through(path, rule):
    prefilter = Prefilter([rule])
    for example in rule.examples:
        context = DocumentContext(Document(example.text, (Segment(example.text, ()),)))
        if list(rule.detector.detect(0, context)):
            assert prefilter.candidates(example.text) == (rule,)
