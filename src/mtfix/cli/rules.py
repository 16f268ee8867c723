"""`mtfix rules`: list the rules."""

from __future__ import annotations

import click

from mtfix.cli.guard import OK
from mtfix.cli.options import Choices, rule_options
from mtfix.cli.workspace import Workspace
from mtfix.languages import find_language
from mtfix.packs import Rule, load_rules, select_rules
from mtfix.render.rules import render_rules, render_rules_json


@click.command("rules")
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text")
@rule_options
def command(output_format: str, choices: Choices) -> int:
    """List the rules: id, languages, how far the repair is trusted, and message."""
    rules = rules_of(choices)
    lines = render_rules(rules) if output_format == "text" else [render_rules_json(rules)]
    for line in lines:
        click.echo(line.encode(), nl=False)
    return OK


def rules_of(choices: Choices) -> tuple[Rule, ...]:
    """Return the rules that the choices, and the configuration of this directory, select."""
    settings = Workspace(choices).settings_for(None)
    code = find_language(choices.language).code if choices.language else None
    return select_rules(load_rules(settings.packs, code), settings.select, settings.ignore)
