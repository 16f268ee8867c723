"""The promises of cleaning: stable, careful, exact, and never inside what is closed."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtfix.detectors import PatternTimeout
from mtfix.engine import Engine
from mtfix.engine.rulebook import Part
from mtfix.errors import UsageProblem
from mtfix.model import Safety, apply_edits
from mtfix.packs import Prefilter
from mtfix.packs.clues import ClueFinder
from mtfix.packs.prefilter import FEWEST_TEXTS
from mtfix.packs.scan import LiteralScanner
from mtfix.readers import reader_for
from mtfix.settings import Settings

READER = reader_for(None)
ENGINES = {
    boldness: Engine(Settings(language="en", boldness=boldness))
    for boldness in (Safety.SAFE, Safety.UNSAFE)
}

# Good and damaged stretches that touch, so that rules meet in ways nobody planned.
STRETCHES = (
    "The envoy Rafael Grossi", "Grossiwho said", "He said that", "China there Russia", " ", " ",
    "relations there commercial", "is also a lawyer push reforms", "the First customer", ". .", ".",
    ",,", ", ", "\n", "\n\n", "190,000 million euros", "an interannual growth",
    "a unprecedented step", "according Xinhua", "OrganizationTHE BRICS", "{name}",
    "https://example.org/Xisaid", "`a unprecedented`", "“", "”", "(dcha)", "\r\n",
    "Tuesday, the court", "both are irritated", "漢字", "é",
)  # fmt: skip
texts = st.lists(st.sampled_from(STRETCHES), max_size=25).map("".join)


@pytest.mark.parametrize("boldness", ENGINES)
@given(text=texts)
@settings(max_examples=150, deadline=None)
def test_cleaning_twice_is_cleaning_once(boldness: Safety, text: str) -> None:
    once = ENGINES[boldness].clean(text, READER).text
    assert ENGINES[boldness].clean(once, READER).text == once


@pytest.mark.parametrize("boldness", ENGINES)
@given(text=texts)
@settings(max_examples=150, deadline=None)
def test_the_edits_are_all_that_changed(boldness: Safety, text: str) -> None:
    result = ENGINES[boldness].clean(text, READER)
    assert apply_edits(text, (applied.edit for applied in result.edits)) == result.text
    spans = [applied.edit.span for applied in result.edits]
    assert all(left.end <= right.start for left, right in itertools.pairwise(spans))
    assert all(applied.rules for applied in result.edits)


@given(text=texts)
@settings(max_examples=150, deadline=None)
def test_no_safe_repair_is_left(text: str) -> None:
    result = ENGINES[Safety.SAFE].clean(text, READER)
    again = ENGINES[Safety.SAFE].check(READER.read(result.text))
    assert not [finding for finding in again.findings if finding.safety is Safety.SAFE]


def test_enough_evidence_makes_an_unsafe_repair_safe() -> None:
    engine = ENGINES[Safety.SAFE]
    alone = engine.clean("Prices rose by 3,5% in May.", READER)
    assert not alone.edits
    assert [finding.safety for finding in alone.findings] == [Safety.UNSAFE]
    damaged = "Prices rose by 3,5% in May, according Xinhua. ¿What will happen now?"
    repaired = engine.clean(damaged, READER).text
    assert repaired == "Prices rose by 3.5% in May, according to Xinhua. What will happen now?"


@given(text=texts)
@settings(max_examples=150, deadline=None)
def test_closed_spans_survive(text: str) -> None:
    result = ENGINES[Safety.UNSAFE].clean(text, READER)
    for closed in ("https://example.org/Xisaid", "`a unprecedented`", "{name}"):
        assert result.text.count(closed) >= text.count(closed)


@given(text=texts)
@settings(max_examples=100, deadline=None)
def test_findings_lie_in_their_segments_in_order(text: str) -> None:
    result = ENGINES[Safety.SAFE].check(READER.read(text))
    for finding in result.findings:
        assert finding.span.end <= len(result.document.segments[finding.segment].text)
        assert finding.message
    places = [(finding.segment, finding.span) for finding in result.findings]
    assert places == sorted(places)


def clean(text: str, **settings_: object) -> str:
    return Engine(Settings(language="en", **settings_)).clean(text, READER).text  # type: ignore[arg-type]


DAMAGED = "It went well, according Reuters, and it was a unprecedented step."


def test_only_selected_rules_repair() -> None:
    assert "according to Reuters" in clean(DAMAGED, select=("en-according-*",))
    assert "a unprecedented" in clean(DAMAGED, select=("en-according-*",))
    assert "an unprecedented" in clean(DAMAGED, ignore=("en-according-without-to",))


def test_an_ignored_rule_still_gives_evidence() -> None:
    text = "They spoke in Jakartabefore the vote. It is worth 45,000 million euros."
    assert "45 billion" in clean(text, ignore=("glued-words",))
    assert "Jakartabefore" in clean(text, ignore=("glued-words",))


def test_a_suppressed_finding_is_neither_shown_nor_repaired() -> None:
    text = "<!-- mtfix: ignore[en-a-before-vowel] house style -->\nIt was a unprecedented step.\n"
    assert clean(text) == text
    assert "an unprecedented" in clean(text.split("\n", 1)[1])


def test_a_protected_term_is_never_touched() -> None:
    assert clean("See a unprecedented step.", protect=("a unprecedented step",)) == (
        "See a unprecedented step."
    )


def test_a_paragraph_in_another_language_is_left_alone() -> None:
    text = (
        "It was a unprecedented step for the council of the town.\n\n"
        "Er ging mit an unserem Haus vorbei und an einem kalten Tag war es a altes Lied.\n"
    )
    assert clean(text).split("\n\n")[1] == text.split("\n\n")[1]


def test_a_text_of_an_unspaced_language_gets_no_spaces() -> None:
    text = "委员会星期二开会讨论新的预算。Xisaidthatit在北京。\n"
    assert Engine(Settings(language="zh", boldness=Safety.UNSAFE)).clean(text, READER).text == text


@pytest.mark.parametrize("field", ["language", "source_language"])
def test_an_unknown_language_is_refused_at_once(field: str) -> None:
    with pytest.raises(UsageProblem, match="xx"):
        Engine(Settings(**{field: "xx"}))  # type: ignore[arg-type]


def test_line_ends_and_blanks_stay() -> None:
    text = "\ufeff  It was a unprecedented step.  \r\n\r\n\tEnd\r"
    assert clean(text) == text.replace("a unprecedented", "an unprecedented")


def test_a_rule_that_is_late_once_is_not_waited_for_again():
    asked = []

    class Late:
        def detect(self, segment, context):
            asked.append(segment)
            raise PatternTimeout
            yield

    engine = Engine(Settings(language="en"))
    late, other = (
        next(rule for rule in engine.rules if rule.id == rule_id)
        for rule_id in ("en-a-before-vowel", "glued-words")
    )
    late = replace(late, make_detector=Late, literals=((),))
    engine._rulebook._know("en").prefilters[Part.ALL] = Prefilter([late, other], "en")
    engine._rulebook._selected.add(other.id)
    document = READER.read("One of them.\n\nThe envoy Rafael Grossiwho spoke is safe.\n\nThree.")
    with pytest.warns(UserWarning, match="took too long"):
        findings = engine.check(document).findings
    assert asked == [0]
    assert [finding.rule for finding in findings] == ["glued-words"]


@pytest.mark.parametrize(
    ("text", "is_asked"),
    [
        ("The envoy said that he is safe.\n\nNobody else spoke.", False),
        ("The envoy said that he is safe. .\n\nNobody else spoke.", False),
        ("The envoy said that The minister is safe.\n\nNobody else spoke.", True),
    ],
)
def test_evidence_is_sought_only_where_a_repair_needs_it(text, is_asked, monkeypatch):
    engine, asked = Engine(Settings(language="en")), []
    prefilter = engine._rulebook.prefilter

    def spy(language, part):
        asked.append(part)
        return prefilter(language, part)

    monkeypatch.setattr(engine._rulebook, "prefilter", spy)
    engine.clean(text, READER, for_edits=True)
    assert (Part.EVIDENCE in asked) is is_asked
    assert Part.ALL not in asked


@pytest.mark.parametrize("boldness", ENGINES)
@pytest.mark.parametrize("for_edits", [True, False])
def test_a_line_is_cleaned_alike_whether_it_comes_early_or_late(for_edits, boldness):
    line, settings = "Piove, secondoSu San Marino.", Settings(language="it", boldness=boldness)
    early, late = Engine(settings), Engine(settings)
    for part in Part:
        shared = late._rulebook.prefilter("it", part)
        prefilter = Prefilter(shared.rules, "it", shared._only)
        prefilter._is_ready, prefilter._texts = True, FEWEST_TEXTS
        prefilter._finder = ClueFinder(shared.rules, "it", LiteralScanner, only=shared._only)
        late._rulebook._know("it").prefilters[part] = prefilter
    expected, result = (engine.clean(line, READER, for_edits=for_edits) for engine in (early, late))
    assert (result.text, result.edits) == (expected.text, expected.edits)
    if not for_edits:
        assert [f.rule for f in result.findings] == [f.rule for f in expected.findings]


def test_paragraphs_of_another_language_are_no_evidence_of_damage() -> None:
    english = (
        "Keyboards come in hundreds of shapes, and most of them are still made in this town.",
        "The clerks said that it is dear to us Europeans, who have always wanted to keep it.",
        "There was a time when the people of this town had no other work than in the harbour.",
        "They have said that the bridge would be closed for the whole of the winter and spring.",
        "It was not known how many of the houses had been empty before the owners came back.",
        "Keyboards come in hundreds of different sizes, which nobody here has counted yet.",
        "The house must leave that day one of the three rooms for those who come late.",
    )
    turkish = "Köylüler bu yıl da su ve ekmek bekliyor, ama yol hâlâ kapalı ve kimse gelmedi."
    text = "\n\n".join(part for paragraph in english for part in (turkish, paragraph))
    engine = Engine(Settings(language="tr", boldness=Safety.UNSAFE))
    found = {finding.rule for finding in engine.check(READER.read(text)).findings}
    assert "wrong-language" in found
    assert engine.clean(text, READER).text == text
