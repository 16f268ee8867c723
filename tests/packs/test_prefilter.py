from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtfix.context import DocumentContext
from mtfix.errors import UsageProblem
from mtfix.model import Document, Segment
from mtfix.packs import Prefilter, load_packs, select_rules
from mtfix.packs.prefilter import FEWEST_TEXTS
from mtfix.packs.rule import Rule

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture(scope="module")
def rules() -> tuple[Rule, ...]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("mtfix.packs.load.builtin_pack_paths", tuple)
        return tuple(rule for pack in load_packs(FIXTURES) for rule in pack.rules)


def ids(rules):
    return [rule.id.removeprefix("fixture-") for rule in rules]


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("Nothing to see.", []),
        ("Li He said.", ["inserted-pronoun"]),
        ("DCHA: a honest man", ["leftover", "article"]),
        ("", []),
    ],
)
def test_only_rules_whose_literals_stand_in_the_text_are_tried(rules, text, candidates):
    assert ids(Prefilter(rules).candidates(text)) == candidates


PARTS = ["Li", " He", " said", " a", " honest", " dcha", "IZQ", " Married", ". ", "ß", "x", " "]


@given(st.lists(st.sampled_from(PARTS), max_size=12).map("".join))
def test_the_prefilter_changes_no_hit(rules, text):
    context = DocumentContext(Document(text, (Segment(text, ()),)), language="en")
    with_hits = [rule for rule in rules if list(rule.detector.detect(0, context))]
    assert set(ids(with_hits)) <= set(ids(Prefilter(rules).candidates(text)))


def test_texts_that_are_expected_are_looked_at_together(rules):
    texts = ["Nothing to see.", "Li He said.", "DCHA: a honest man", "two\nlines, a honest man"]
    alone, together = Prefilter(rules, "en"), Prefilter(rules, "en")
    looks = []
    for prefilter in (alone, together):
        prefilter._is_ready, prefilter._texts = True, FEWEST_TEXTS
        find = prefilter._finder.find
        prefilter._finder.find = lambda *args, _find=find, **asked: (
            looks.append(args[1]) or _find(*args, **asked)
        )
    together.expect([*texts, *texts])
    assert looks == [texts[:3]]
    assert [ids(together.candidates(text)) for text in texts] == [
        ids(alone.candidates(text)) for text in texts
    ]
    assert looks == [texts[:3], *([text] for text in texts[:3])]


def test_only_some_of_the_rules_are_looked_for(rules):
    text = "Li He said: DCHA, a honest man"
    assert ids(Prefilter(rules).candidates(text)) == ["inserted-pronoun", "leftover", "article"]
    assert ids(Prefilter(rules, only={0, 2}).candidates(text)) == ["inserted-pronoun", "article"]


@pytest.mark.parametrize(
    ("select", "ignore", "chosen"),
    [
        (("*",), (), ["inserted-pronoun", "leftover", "article", "name-variant"]),
        (("fixture-seams",), (), ["inserted-pronoun", "leftover", "article", "name-variant"]),
        (("fixture-a*",), (), ["article"]),
        (("fixture-article", "*-leftover"), (), ["leftover", "article"]),
        (("*",), ("*-a*", "fixture-name-variant"), ["inserted-pronoun", "leftover"]),
        (("*",), ("fixture-seams",), []),
        (("en-*",), (), []),
    ],
)
def test_selection(rules, select, ignore, chosen):
    assert ids(select_rules(rules, select, ignore)) == chosen


def test_a_name_that_nothing_has_is_an_error(rules):
    with pytest.raises(UsageProblem, match="did you mean “fixture-article”"):
        select_rules(rules, ("fixture-artcle",))


def test_no_finder_is_made_to_learn_that_there_is_no_scanner(rules, monkeypatch, tmp_path):
    pytest.importorskip("hyperscan")
    monkeypatch.setenv("MTFIX_CACHE_DIR", str(tmp_path))
    prefilter = Prefilter(rules, "en")
    for _ in range(FEWEST_TEXTS + 2):
        assert ids(prefilter.candidates("Li He said.")) == ["inserted-pronoun"]
    assert "_finder" not in vars(prefilter)
