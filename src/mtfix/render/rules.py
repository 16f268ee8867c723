"""Rules: a list of them, and one explained."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable, Iterator
from typing import Any

from mtfix.model import Safety
from mtfix.packs import Example, Rates, Rule

_FIELD = re.compile(r"\{[^{}]*\}")
_TRUST = {
    Safety.SAFE: "safe: `mtfix clean` makes this repair.",
    Safety.UNSAFE: "unsafe: `mtfix clean --unsafe-fixes` makes this repair; it may change the "
    "wording, or has look-alikes in good text.",
    Safety.FLAG: "flag: the damage is shown and left to an editor.",
}
_WIDTH = 88


def render_rules(rules: Iterable[Rule]) -> Iterator[str]:
    """Yield a line for each rule: id, languages, safety and message."""
    listed = list(rules)
    widest = max((len(rule.id) for rule in listed), default=0)
    for rule in listed:
        languages = ",".join(rule.languages)
        yield f"{rule.id:{widest}}  {languages:6}  {rule.safety.value:6}  {plain_message(rule)}\n"


def render_rules_json(rules: Iterable[Rule]) -> str:
    """Return the rules as a JSON array, everything but their patterns."""
    return json.dumps([_facts(rule) for rule in rules], ensure_ascii=False, indent=2) + "\n"


def explain_rule(rule: Rule, rates: Rates | None = None) -> Iterator[str]:
    """
    Yield what the rule finds, why it is wrong, examples, and how far its repair is trusted.

    With `rates` also what was measured on clean text.
    """
    yield f"{rule.id}\n\n{_wrapped(plain_message(rule))}"
    yield f"\nWhy\n{_wrapped(rule.why)}"
    yield "\nExamples\n"
    for example in rule.examples:
        yield from _example(example)
    yield "\nFix safety\n"
    yield from map(_wrapped, describe_trust(rule))
    if rates is not None:
        yield _wrapped(rates.describe(rule.id, rule.languages))
    yield "\nFacts\n"
    facts = {
        "pack": rule.pack,
        "languages": ", ".join(rule.languages),
        "translated from": ", ".join(rule.sources) or "any language",
        "severity": rule.severity.value,
        "MQM category": rule.category,
        "since": rule.since,
        "see": rule.cite,
    }
    yield from (f"  {name}: {value}\n" for name, value in facts.items() if value)


def describe_trust(rule: Rule) -> Iterator[str]:
    """Yield, in sentences, when the repair of a rule is made."""
    yield _TRUST[rule.safety]
    if rule.needs:
        yield (
            "It counts only where the rest of the document shows evidence of machine "
            f"translation ({rule.needs:g} points)."
        )
    if rule.safe_with is not None:
        yield (
            "With more evidence of machine translation in the rest of the document "
            f"({rule.safe_with:g} points) it is safe."
        )


def _example(example: Example) -> Iterator[str]:
    if example.context:
        yield f"  in a document with   {_one_line(example.context)}\n"
    if example.source is not None:
        yield f"  translated from      {_one_line(example.source)}\n"
    if example.keep is not None:
        yield f"  stays                {_one_line(example.keep)}\n"
    elif example.good is not None:
        yield f"  damaged              {_one_line(example.text)}\n"
        yield f"  repaired             {_one_line(example.good)}\n"
    else:
        yield f"  damaged              {_one_line(example.text)}\n"
        yield f"  marked               {_one_line(example.flag or '')}\n"
    if example.known_failure:
        yield f"  (does not work yet: {_one_line(example.known_failure)})\n"


def _facts(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "pack": rule.pack,
        "languages": list(rule.languages),
        "sources": list(rule.sources),
        "message": rule.message,
        "why": rule.why,
        "cite": rule.cite,
        "category": rule.category,
        "severity": rule.severity.value,
        "safety": rule.safety.value,
        "since": rule.since,
    }


def plain_message(rule: Rule) -> str:
    """Return the message with its fields left out, on one line."""
    return _FIELD.sub("…", _one_line(rule.message))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _wrapped(text: str) -> str:
    return (
        textwrap.fill(_one_line(text), _WIDTH, initial_indent="  ", subsequent_indent="  ") + "\n"
    )
