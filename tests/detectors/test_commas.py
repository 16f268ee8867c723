"""Whether a comma stood where two words are glued."""

from __future__ import annotations

import pytest
import regex

import mtfix
from mtfix.detectors.commas import CommaWords, Continuation, Joint

WORDS = CommaWords(
    clause=frozenset({"though"}),
    relative=frozenset({"who"}),
    apposition=frozenset({"a"}),
    phrase=frozenset({"former", "head of"}),
    joiner=frozenset({"and"}),
    leads=frozenset({"was", "called"}),
    governs=frozenset({"by", "of"}),
    bound=frozenset({"even"}),
    titles=frozenset({"minister"}),
    instead={"there": ("the",)},
)
MET = ("They met Laura ", "Riva")


@pytest.mark.parametrize(
    ("before", "left", "right", "follows", "expected"),
    [
        (*MET, "though", " it rained", ("though", True)),
        ("They stayed at ", "home", "though", " it rained", ("though", True)),
        ("They stayed ", "even", "though", " it rained", None),
        (*MET, "who", " left", ("who", True)),
        (*MET, "WHO", " left", ("who", True)),
        (*MET, "who", ", they say,", None),
        ("It was Laura ", "Riva", "who", " left", None),
        ("It was late. They met Laura ", "Riva", "who", " left", ("who", True)),
        ("It was drawn by Laura ", "Riva", "who", " left", ("who", True)),
        ("They called Laura ", "Riva", "a", " fool", None),
        ("They called in front of Laura ", "Riva", "a", " fool", None),
        (*MET, "former", " mayor", ("former", False)),
        (*MET, "head", " of a school", ("head", True)),
        (*MET, "head", " first", None),
        (*MET, "there", " mayor", ("the", False)),
        (*MET, "Ann", " Smith and Oleh", ("Ann", False)),
        (*MET, "Ann", " Smith", None),
        ("They met Economy ", "Minister", "Ann", " Smith and Oleh", None),
        (*MET, "said", " so", None),
    ],
)
def test_what_stands_behind_a_whole_name(before, left, right, follows, expected):
    is_name = left[0].isupper()
    joint = Joint(before, left, right, follows, is_name=is_name, is_whole=is_name)
    assert WORDS.decide(joint) == (expected and Continuation(*expected))


def test_an_opener_that_hangs_on_a_word_as_a_particle_opens_nothing():
    words = CommaWords(frozenset({"że"}), hangs={"że": regex.compile(r"\p{L}*[jz]")})
    assert words.decide(Joint("", "Spójrz", "że", " na to")) is None
    assert words.decide(Joint("Pan ", "mówi", "że", " pada")) == Continuation("że", is_certain=True)


def test_a_lone_name_is_less_certain_and_a_common_noun_takes_no_relative():
    joint = Joint("They met ", "Riva", "who", " left", is_name=True)
    assert WORDS.decide(joint) == Continuation("who", is_certain=False)
    assert WORDS.decide(Joint("They met the ", "mayor", "who", " left")) is None
    assert WORDS.decide(Joint("They ", "did", "though", " it rained", is_small=True)) is None


@pytest.mark.parametrize(
    ("language", "damaged", "safe"),
    [
        (
            "en",
            "She met the envoy Rafael Grossiwho said that talks went on.",
            "She met the envoy Rafael Grossi, who said that talks went on.",
        ),
        (
            "cs",
            "Přijel prezident Petr Pavelkterý včera mluvil v parlamentu.",
            "Přijel prezident Petr Pavel, který včera mluvil v parlamentu.",
        ),
        (
            "en",  # likely, and left for an editor
            "The leader of Turkeygiven its position, wants to mediate.",
            "The leader of Turkeygiven its position, wants to mediate.",
        ),
    ],
)
def test_a_certain_comma_is_safe_and_a_likely_one_keeps_the_seam(language, damaged, safe):
    assert mtfix.clean(damaged, lang=language).text == safe


def test_what_safe_repairs_leave_is_repaired_later_as_at_once():
    damaged = "The leader of Turkeygiven its position, wants to mediate."
    once = mtfix.clean(damaged, lang="en", unsafe_fixes=True).text
    careful = mtfix.clean(damaged, lang="en").text
    assert once == "The leader of Turkey, given its position, wants to mediate."
    assert mtfix.clean(careful, lang="en", unsafe_fixes=True).text == once
