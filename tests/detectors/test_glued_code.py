"""Words glued to code, where the file says what is code."""

import pytest

import mtfix
from mtfix.engine import Engine
from mtfix.packs.prefilter import FEWEST_TEXTS
from mtfix.readers import reader_for
from mtfix.settings import Settings


@pytest.mark.parametrize(
    ("format_name", "text", "repaired"),
    [
        (
            "markdown",
            "Install the package`pip`Then run it.",
            "Install the package `pip` Then run it.",
        ),
        ("markdown", "See [the page](x.md) and`a.txt`.", "See [the page](x.md) and `a.txt`."),
        ("markdown", "The **main**`menu` opens.", "The **main** `menu` opens."),
        ("markdown", "`a.txt`contains it.", "`a.txt` contains it."),
        ("html", "<p><code>a.txt</code>contains it.", "<p><code>a.txt</code> contains it."),
        (
            "html",
            "<p>The file<code>a.txt</code>contains it.",
            "<p>The file <code>a.txt</code> contains it.",
        ),
    ],
)
def test_the_blank_goes_outside_of_the_code(format_name: str, text: str, repaired: str) -> None:
    assert mtfix.clean(text, format=format_name, lang="en").text == repaired


@pytest.mark.parametrize(
    "text",
    [
        "A code with a blank, `ls `and so on, or` ls`, is parted.",
        "Notes[^1] and <b>bo</b>ld, H<sub>2</sub>O and un`wrap`ped `str`s.",
    ],
)
def test_what_is_no_seam_stays(text: str) -> None:
    assert mtfix.clean(text, format="markdown", lang="en", unsafe_fixes=True).text == text


def test_it_is_found_when_clues_are_looked_for() -> None:
    engine, reader = Engine(Settings(language="en")), reader_for("markdown")
    texts = [f"Open the file`a{number}` now." for number in range(FEWEST_TEXTS + 2)]
    results = [engine.check(reader.read(text)).findings for text in texts]
    assert {finding.rule for finding in results[-1]} == {"glued-code"}
