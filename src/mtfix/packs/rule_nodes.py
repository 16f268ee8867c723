"""
A rule, from its YAML nodes to the plain form that is checked, stored and built.

`mtfix.packs.build` makes rules of the plain form.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

import regex

from mtfix.detectors import KINDS, WordClasses
from mtfix.detectors.conditions import (
    CLASS_CONDITIONS,
    CONDITIONS,
    GROUP_CONDITIONS,
    LANGUAGE_CONDITIONS,
    PATTERN_CONDITIONS,
)
from mtfix.detectors.conditions.document import compile_condition
from mtfix.model import Safety, Severity
from mtfix.packs.example_nodes import read_examples
from mtfix.packs.expressions import asks_for_lines, check_expressions, find_literals
from mtfix.packs.fields import (
    CATEGORY,
    VERSION,
    read_id,
    read_language,
    read_languages,
    read_shaped,
)
from mtfix.packs.head import Draft
from mtfix.packs.plain import Plain, maker_params
from mtfix.packs.schema import PATTERN_KEYS, REQUIRED_KEYS, RULE_KEYS
from mtfix.packs.source import PackSource
from mtfix.packs.yaml_core import Node


def read_rule(draft: Draft, node: Node, classes: WordClasses, *, is_trusted: bool = False) -> Plain:
    """
    Read one rule; `classes` are those that it may name.

    Raises PackError where something is not as the schema says. Patterns are not looked at where
    the rule `is_trusted`.
    """
    source = draft.source
    kind = _peek_kind(source, node)
    own = PATTERN_KEYS if kind == "pattern" else ("params",)
    needed = (*REQUIRED_KEYS, "match") if kind == "pattern" else REQUIRED_KEYS
    nodes = source.mapping(node, "a rule", (*RULE_KEYS, *own), needed)
    rule: Plain = {
        "id": read_id(source, nodes["id"], "a rule's id"),
        "line": nodes["id"].start_mark.line + 1,
        "kind": kind,
        "message": source.string(nodes["message"], "“message”"),
        "why": source.string(nodes["why"], "“why”"),
        "category": read_shaped(source, nodes["category"], CATEGORY, "Fluency/Grammar"),
        "severity": source.choice(nodes["severity"], "“severity”", [s.value for s in Severity]),
        "safety": source.choice(nodes["safety"], "“safety”", [s.value for s in Safety]),
        "since": read_shaped(source, nodes["since"], VERSION, "0.1.0"),
    }
    if "cite" in nodes:
        rule["cite"] = source.string(nodes["cite"], "“cite”")
    if "languages" in nodes:
        rule["languages"] = read_languages(source, nodes["languages"])
    if "sources" in nodes:
        items = source.sequence(nodes["sources"], "“sources”")
        rule["sources"] = [read_language(source, item) for item in items]
    for name in ("weight", "needs", "safe-with"):
        if name in nodes:
            rule[name] = source.number(nodes[name], f"“{name}”")
    if "safe-with" in rule and rule["safety"] != Safety.UNSAFE.value:
        raise source.error("“safe-with” is for rules that are unsafe", nodes["safe-with"])
    if kind == "pattern":
        rule["params"] = _read_pattern(source, nodes)
        if not is_trusted:
            check_expressions(source, nodes, rule, classes)
        rule["literals"] = find_literals(rule["params"], classes)
        rule["asks-for-lines"] = asks_for_lines(rule)
    else:
        rule["params"] = _read_params(source, nodes, rule, node, classes)
        rule["literals"] = [[]]
    rule["examples"] = json.dumps(read_examples(source, nodes["examples"], rule))
    return rule


def _peek_kind(source: PackSource, node: Node) -> str:
    """Return the rule's kind, on which the keys that it may have depend."""
    for name, (_, value) in source.entries(node, "a rule").items():
        if name == "kind":
            return source.choice(value, "“kind”", KINDS)
    return "pattern"


def _read_pattern(source: PackSource, nodes: Mapping[str, Node]) -> Plain:
    params: Plain = {"match": list(source.strings(nodes["match"], "“match”"))}
    if not params["match"]:
        raise source.error("“match” has no pattern", nodes["match"])
    if "ignore_case" in nodes:
        params["ignore_case"] = source.boolean(nodes["ignore_case"], "“ignore_case”")
    for name in ("unless", "replace"):
        if name in nodes:
            texts = source.strings(nodes[name], f"“{name}”", may_be_empty=name == "replace")
            params[name] = list(texts)
    if "mark" in nodes:
        params["mark"] = source.string(nodes["mark"], "“mark”")
    if "when" in nodes:
        params["when"] = [
            _read_condition(source, item) for item in source.sequence(nodes["when"], "“when”")
        ]
    return params


def _read_condition(source: PackSource, node: Node) -> list[object]:
    entries = source.mapping(node, "a condition", CONDITIONS)
    if len(entries) != 1:
        raise source.error("a condition is one key and its value; begin each with “-”", node)
    [(name, value)] = entries.items()
    if name in GROUP_CONDITIONS:
        return [name, source.string(value, f"the group of “{name}”")]
    if name in CLASS_CONDITIONS:
        return [name, source.string(value, f"the word class of “{name}”")]
    if name in LANGUAGE_CONDITIONS:
        return [name, source.string(value, f"the languages of “{name}”")]
    if name in PATTERN_CONDITIONS:
        text = source.string(value, f"the pattern of “{name}”")
        try:
            compile_condition(text)
        except regex.error as error:
            raise source.error(f"the pattern of “{name}” is broken: {error}", value) from error
        return [name, text]
    distance = source.number(value, f"the distance of “{name}”, in code points,")
    if distance != int(distance):
        raise source.error(f"the distance of “{name}” must be a whole number", value)
    return [name, int(distance)]


def _read_params(
    source: PackSource, nodes: Mapping[str, Node], rule: Plain, node: Node, classes: WordClasses
) -> Plain:
    params: Plain = {}
    if "params" in nodes:
        plain = source.plain(nodes["params"], "“params”")
        if not isinstance(plain, dict):
            raise source.error("“params” must be a mapping of keys to values", nodes["params"])
        params = plain
    try:
        KINDS[rule["kind"]](maker_params(rule, params), classes)
    except (ValueError, KeyError, TypeError) as error:
        problem = f"the kind “{rule['kind']}” refuses its parameters: {error}"
        raise source.error(problem, nodes.get("params", node)) from error
    return params
