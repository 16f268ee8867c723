"""GitHub annotations: escapes, and columns only within one line."""

from __future__ import annotations

from mtfix.render import render_github


def test_properties_and_message_are_escaped(report):
    shown = "".join(render_github([report("100%, yes", "100%", ("100%", "all"), path="a:b%.txt")]))
    assert shown == (
        "::warning file=a%3Ab%25.txt,line=1,endLine=1,col=1,endColumn=5,title=mtfix (a-rule)::"
        "It is wrong.%0AHelp: replace “100%25” with “all” (unsafe)\n"
    )


def test_a_place_over_several_lines_has_no_columns(report):
    first = "the Chinese leader also called for strengthening coordination"
    raw = f"{first}\nin multilateral arenas such as the United Nations, and he met\nhim."
    shown = "".join(render_github([report(raw, "coordination\nin")]))
    assert ",line=1,endLine=2,title=" in shown
