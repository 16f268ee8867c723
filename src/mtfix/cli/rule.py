"""`mtfix rule`: explain one rule."""

from __future__ import annotations

import difflib

import click

from mtfix.cli.guard import OK
from mtfix.cli.options import Choices, rule_options
from mtfix.cli.workspace import Workspace
from mtfix.errors import UsageProblem
from mtfix.packs import builtin_rates, load_rules
from mtfix.render.rules import explain_rule, render_rules_json


@click.command("rule")
@click.argument("rule_id", metavar="ID")
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text")
@rule_options
def command(rule_id: str, output_format: str, choices: Choices) -> int:
    """Explain one rule: what it finds, why, examples, and how far its repair is trusted."""
    rules = {rule.id: rule for rule in load_rules(Workspace(choices).settings_for(None).packs)}
    if rule_id not in rules:
        near = difflib.get_close_matches(rule_id, rules, n=1)
        hint = f"did you mean “{near[0]}”? " if near else ""
        raise UsageProblem(f"there is no rule “{rule_id}”; {hint}`mtfix rules` lists all")
    rule = rules[rule_id]
    lines = (
        explain_rule(rule, builtin_rates())
        if output_format == "text"
        else [render_rules_json([rule])]
    )
    for line in lines:
        click.echo(line.encode(), nl=False)
    return OK
