"""What a screen has found out of a line changes nothing but the time that the engine takes."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtfix.engine import Engine
from mtfix.model import Safety
from mtfix.readers import reader_for
from mtfix.settings import Settings

READER = reader_for(None)
# Damage that is certain, that waits for evidence, that gives some, and what looks like it.
STRETCHES = (
    "The envoy Rafael Grossi", "Grossiwho said", "He said that", "China there Russia", " ", " ",
    "relations there commercial", "is also a lawyer push reforms", "the First customer", ". .",
    "190,000 million euros", "an interannual growth", "a unprecedented step", "(dcha)", "é",
    "according Xinhua", "OrganizationTHE BRICS", "{name}", "https://example.org/Xisaid", ", ",
    "Tuesday, the court", "both are irritated", "Der Minister hat sie nicht gesehen", "“", "[sic]",
)  # fmt: skip
lines = st.lists(st.sampled_from(STRETCHES), max_size=12).map("".join)


@cache
def engines(boldness, ignore, for_edits):
    """Return an engine with a screen before it, the screen, and an engine without one."""
    options = Settings(language="en", boldness=boldness, ignore=ignore)
    screened = Engine(options)
    return screened, screened.make_screen(for_edits=for_edits), Engine(options)


@pytest.mark.parametrize("for_edits", [True, False])
@pytest.mark.parametrize("ignore", [(), ("glued-words",)])
@pytest.mark.parametrize("boldness", [Safety.SAFE, Safety.UNSAFE])
@given(lines=st.lists(lines, min_size=1, max_size=6))
@settings(max_examples=25)
def test_a_line_is_cleaned_as_without_a_screen(boldness, ignore, for_edits, lines):
    engine, screen, alone = engines(boldness, ignore, for_edits)
    suspects = set()
    for number in screen.find_suspects("\n".join(lines)):
        suspects.add(number)
        result = engine.clean(lines[number], READER, for_edits=for_edits)
        expected = alone.clean(lines[number], READER)
        assert (result.text, result.edits) == (expected.text, expected.edits)
        if not for_edits:
            assert result.findings == expected.findings
    for number in set(range(len(lines))) - suspects:
        assert alone.clean(lines[number], READER).text == lines[number]


def test_no_line_is_judged_by_what_is_known_of_another():
    engine, screen, alone = engines(Safety.SAFE, (), for_edits=True)
    suspects = screen.find_suspects("The envoy Rafael Grossiwho said it.\nAll is well.")
    assert next(suspects) == 0
    for other in ("The envoy Rafael Grossi said it. .", "The envoy Rafael Grossiwho said it."):
        assert engine.clean(other, READER, for_edits=True).text == alone.clean(other, READER).text
