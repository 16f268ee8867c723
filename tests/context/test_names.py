"""Names are capitalised in mid-sentence, and nowhere go without."""

from collections import Counter

import pytest

from mtfix.context import NameIndex
from mtfix.context.words import find_capitalised, find_forms


def index(*texts: str) -> NameIndex:
    names = NameIndex(Counter(form for text in texts for form in find_forms(text)))
    for text in texts:
        names.add(text, find_forms(text), find_capitalised(text))
    return names


@pytest.mark.parametrize(
    ("texts", "form", "is_name"),
    [
        (["He met Novak there."], "Novak", True),
        (["Novak left."], "Novak", False),  # a capital at the start says nothing
        (["He met May there.", "It may rain."], "May", False),
        (["Five Great Things About Paris"], "Great", False),  # all words have one
    ],
)
def test_what_counts_as_a_name(texts: list[str], form: str, is_name: bool) -> None:
    assert index(*texts).is_name(form) == is_name


def test_every_capitalised_form_is_remembered_for_look_ups() -> None:
    names = index("Novak left. He met Novak and Li.")
    assert names.is_capitalised("Novak")
    assert names.count("Novak") == 1
    assert dict(names.forms()) == {"Novak": 1, "Li": 1}
