"""Evidence of seams: what is repaired alone, together, and never."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtfix.api import engine_for
from mtfix.detectors.glue import ALONE, STRONG, SUPPORTED, evidence_of
from mtfix.readers import reader_for
from mtfix.settings import Settings

WEAK = "They saw oldgates and high towers in the north of the land."
CERTAIN = "They met inthe house of the mayor."


def repair(text, language="en"):
    engine = engine_for(Settings(language, select=("glued-words",)))
    return engine.clean(text, reader_for(None)).text


@pytest.mark.parametrize(
    ("belief", "evidence"),
    [(1.0, (4, 0)), (ALONE, (4, 0)), (STRONG, (2, 2)), (SUPPORTED, (0, 2))],
)
def test_evidence_falls_with_belief(belief, evidence):
    assert evidence_of(belief) == evidence


@given(st.floats(0, 1), st.integers(0, 2000), st.integers(0, 2000))
def test_what_is_unsure_needs_the_more_the_longer_the_text(belief, words, more):
    assert evidence_of(belief, words)[1] <= evidence_of(belief, words + more)[1]
    assert evidence_of(belief, words)[0] == evidence_of(belief)[0]


def test_a_certain_seam_is_repaired_alone():
    assert repair("They met inthe house of the mayor.") == "They met in the house of the mayor."


def test_all_cuts_of_a_run_are_made():
    repaired = repair("They came to theParis of theSouth by train.")
    assert repaired == "They came to the Paris of the South by train."


def test_a_weak_seam_waits_for_a_certain_one():
    assert repair(WEAK) == WEAK
    assert "old gates" in repair(f"{WEAK} {CERTAIN}")


def test_a_weak_seam_in_a_long_text_waits_for_one_in_its_paragraph():
    long = "In the evening he went to the town with his wife and looked at it all. " * 20
    assert "oldgates" in repair(f"{WEAK}\n\n{CERTAIN}\n\n{long}")
    assert "old gates" in repair(f"{WEAK} {CERTAIN}\n\n{long}")


@pytest.mark.parametrize(
    "text",
    [
        "TeamLeader, HeadFirst and MediaMarkt are names.",
        "Copy file1 to file2 with SHA256.",
        "They sell homewear in Buckinghamshire.",
        "See https://example.org/inthe/house or #inthe of @inthe.",
    ],
)
def test_look_alikes_stay(text):
    assert repair(text) == text
