"""Rules in a list, and explained."""

from __future__ import annotations

from mtfix.packs import builtin_pack_paths, load_packs
from mtfix.render.rules import explain_rule, render_rules

RULES = [rule for pack in load_packs(*builtin_pack_paths()) for rule in pack.rules]


def test_a_list_has_one_line_for_each_rule():
    lines = list(render_rules(RULES))
    assert [line.split()[0] for line in lines] == [rule.id for rule in RULES]
    assert all(line.count("\n") == 1 and "{" not in line for line in lines)


def test_an_explanation_shows_every_example():
    for rule in RULES:
        shown = "".join(explain_rule(rule))
        assert shown.startswith(f"{rule.id}\n")
        for example in rule.examples:
            assert " ".join(example.text.split()) in shown
