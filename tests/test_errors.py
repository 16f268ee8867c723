"""Errors show the place, also in a line that is too long to show whole."""

import pytest

from mtfix.errors import PackError


@pytest.mark.parametrize("offset", [0, 5, 79, 80, 500, 994, 999])
def test_the_caret_stands_under_the_place_in_a_long_line(offset: int) -> None:
    line = "." * offset + "#" + "." * (999 - offset)
    error = PackError("broken", path="p.yaml", line=3, column=offset + 1, excerpt=line)
    place, shown, caret = str(error).split("\n")
    assert place == f"p.yaml:3:{offset + 1}: broken"
    assert shown[caret.index("^")] == "#"
    assert len(shown) < 90


def test_a_short_line_is_shown_whole() -> None:
    error = PackError("broken", path="p.yaml", line=1, column=3, excerpt="no: yes")
    assert str(error) == "p.yaml:1:3: broken\n  no: yes\n    ^"
