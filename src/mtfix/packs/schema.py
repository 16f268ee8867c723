"""
The shape of a pack: from YAML nodes to the plain form that is checked, stored and built.

`mtfix.packs.build` makes rules of the plain form.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

import regex

from mtfix.detectors import KINDS, WordClasses
from mtfix.detectors.conditions import (
    CLASS_CONDITIONS,
    CONDITIONS,
    GROUP_CONDITIONS,
    PATTERN_CONDITIONS,
)
from mtfix.detectors.conditions.document import compile_condition
from mtfix.languages import LANGUAGES, primary_subtag
from mtfix.model import Safety, Severity
from mtfix.packs.expressions import asks_for_lines, check_expressions
from mtfix.packs.plain import Plain, maker_params
from mtfix.packs.rule import ANY_LANGUAGE
from mtfix.packs.source import Node, PackSource, suggest

PACK_KEYS = ("pack", "description", "languages", "classes", "tables", "uses", "rules")
EXAMPLE_KEYS = (
    *("bad", "good", "flag", "keep", "context", "language", "source-language", "also"),
    *("source", "glossary", "limit", "known-failure"),
)
RULE_KEYS = (
    *("id", "message", "why", "cite", "languages", "category", "severity", "safety", "sources"),
    *("weight", "needs", "safe-with", "since", "kind", "examples"),
)
PATTERN_KEYS = ("match", "ignore_case", "unless", "when", "mark", "replace")
REQUIRED_KEYS = ("id", "message", "why", "category", "severity", "safety", "since", "examples")

_ID = regex.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_NAME = regex.compile(r"[\p{L}_][\p{L}\p{N}_]*")
_CATEGORY = regex.compile(r"\p{Lu}[\p{L} \-]*(?:/\p{Lu}[\p{L} \-]*)*")
_VERSION = regex.compile(r"\d+\.\d+(?:\.\d+)?")


@dataclass(slots=True)
class Draft:
    """A pack whose head is read and whose rules are still nodes."""

    source: PackSource
    id: str
    id_node: Node
    plain: Plain
    uses: list[tuple[str, Node]] = field(default_factory=list)
    rules: list[Node] = field(default_factory=list)
    class_nodes: dict[str, Node] = field(default_factory=dict)


def read_head(source: PackSource) -> Draft:
    """
    Read all of a pack but its rules.

    Raises PackError where something is not as the schema says.
    """
    root = source.compose()
    nodes = source.mapping(root, "a rule pack", PACK_KEYS, ("pack", "description", "languages"))
    draft = Draft(source, _read_id(source, nodes["pack"], "a pack's id"), nodes["pack"], {})
    classes = _read_classes(draft, nodes.get("classes"))
    tables = _read_tables(draft, nodes.get("tables"))
    if "uses" in nodes:
        for node in source.sequence(nodes["uses"], "“uses”"):
            draft.uses.append((_read_id(source, node, "the id of a pack to use"), node))
    if "rules" in nodes:
        draft.rules = source.sequence(nodes["rules"], "“rules”")
    elif not classes and not tables:
        raise source.error("a rule pack needs “rules”, “classes” or “tables”", root)
    draft.plain = {
        "id": draft.id,
        "path": source.path,
        "description": source.string(nodes["description"], "“description”"),
        "languages": _read_languages(source, nodes["languages"]),
        "classes": classes,
        "tables": tables,
        "uses": [name for name, _ in draft.uses],
        "rules": [],
    }
    return draft


def _read_id(source: PackSource, node: Node, what: str) -> str:
    value = source.string(node, what)
    if not _ID.fullmatch(value):
        raise source.error(f"{what} is lower-case words joined by “-”, not “{value}”", node)
    return value


def _read_languages(source: PackSource, node: Node) -> list[str]:
    items = source.sequence(node, "“languages”")
    if not items:
        raise source.error("“languages” needs a language code, or “any” for every one", node)
    known = (ANY_LANGUAGE, *LANGUAGES)
    return [_read_language(source, item, known) for item in items]


def _read_language(source: PackSource, node: Node, known: tuple[str, ...] | None = None) -> str:
    tag = source.string(node, "a language")
    code = primary_subtag(tag)
    if code not in (known or LANGUAGES):
        raise source.error(
            f"unknown language “{tag}”{suggest(code, known or LANGUAGES)}; "
            "expected a BCP 47 code such as en or pt",
            node,
        )
    return code


def _read_classes(draft: Draft, node: Node | None) -> dict[str, list[str]]:
    classes: dict[str, list[str]] = {}
    if node is None:
        return classes
    source = draft.source
    for name, (key, value) in source.entries(node, "“classes”").items():
        _check_name(source, name, key)
        items = source.sequence(value, f"the class “{name}”")
        words = [source.string(item, f"each word of the class “{name}”") for item in items]
        if not words:
            raise source.error(f"the class “{name}” has no words", value)
        for index, word in enumerate(words):
            if word in words[:index]:
                raise source.error(f"“{word}” stands twice in the class “{name}”", items[index])
        classes[name] = words
        draft.class_nodes[name] = key
    return classes


def _read_tables(draft: Draft, node: Node | None) -> dict[str, dict[str, list[str]]]:
    tables: dict[str, dict[str, list[str]]] = {}
    if node is None:
        return tables
    source = draft.source
    for name, (key, value) in source.entries(node, "“tables”").items():
        _check_name(source, name, key)
        if name in draft.class_nodes:
            raise source.error(f"“{name}” is a class already; a table needs another name", key)
        entries = source.entries(value, f"the table “{name}”", may_be_empty=True)
        if not entries:
            raise source.error(f"the table “{name}” has no words", value)
        tables[name] = {
            word: list(source.strings(target, f"what “{word}” stands for", may_be_empty=True))
            for word, (_, target) in entries.items()
        }
        draft.class_nodes[name] = key
    return tables


def _check_name(source: PackSource, name: str, key: Node) -> None:
    if not _NAME.fullmatch(name):
        raise source.error(f"a class or table is named in letters, digits and _, not “{name}”", key)


def read_rule(draft: Draft, node: Node, classes: WordClasses) -> Plain:
    """
    Read one rule; `classes` are those that it may name.

    Raises PackError where something is not as the schema says.
    """
    source = draft.source
    kind = _peek_kind(source, node)
    own = PATTERN_KEYS if kind == "pattern" else ("params",)
    needed = (*REQUIRED_KEYS, "match") if kind == "pattern" else REQUIRED_KEYS
    nodes = source.mapping(node, "a rule", (*RULE_KEYS, *own), needed)
    rule: Plain = {
        "id": _read_id(source, nodes["id"], "a rule's id"),
        "line": nodes["id"].start_mark.line + 1,
        "kind": kind,
        "message": source.string(nodes["message"], "“message”"),
        "why": source.string(nodes["why"], "“why”"),
        "category": _read_shaped(source, nodes["category"], _CATEGORY, "Fluency/Grammar"),
        "severity": source.choice(nodes["severity"], "“severity”", [s.value for s in Severity]),
        "safety": source.choice(nodes["safety"], "“safety”", [s.value for s in Safety]),
        "since": _read_shaped(source, nodes["since"], _VERSION, "0.1.0"),
    }
    if "cite" in nodes:
        rule["cite"] = source.string(nodes["cite"], "“cite”")
    if "languages" in nodes:
        rule["languages"] = _read_languages(source, nodes["languages"])
    if "sources" in nodes:
        items = source.sequence(nodes["sources"], "“sources”")
        rule["sources"] = [_read_language(source, item) for item in items]
    for name in ("weight", "needs", "safe-with"):
        if name in nodes:
            rule[name] = source.number(nodes[name], f"“{name}”")
    if "safe-with" in rule and rule["safety"] != Safety.UNSAFE.value:
        raise source.error("“safe-with” is for rules that are unsafe", nodes["safe-with"])
    if kind == "pattern":
        rule["params"] = _read_pattern(source, nodes)
        rule["literals"] = check_expressions(source, nodes, rule, classes)
        rule["asks-for-lines"] = asks_for_lines(rule)
    else:
        rule["params"] = _read_params(source, nodes, rule, node, classes)
        rule["literals"] = [[]]
    rule["examples"] = json.dumps(_read_examples(source, nodes["examples"], rule))
    return rule


def _peek_kind(source: PackSource, node: Node) -> str:
    """Return the rule's kind, on which the keys that it may have depend."""
    for name, (_, value) in source.entries(node, "a rule").items():
        if name == "kind":
            return source.choice(value, "“kind”", KINDS)
    return "pattern"


def _read_shaped(source: PackSource, node: Node, shape: regex.Pattern[str], example: str) -> str:
    value = source.string(node, "this")
    if not shape.fullmatch(value):
        raise source.error(f"expected something like “{example}”, not “{value}”", node)
    return value


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


def _read_examples(source: PackSource, node: Node, rule: Plain) -> list[Plain]:
    examples = [_read_example(source, item) for item in source.sequence(node, "“examples”")]
    if not any("bad" in example for example in examples):
        expected = "flag" if rule["safety"] == Safety.FLAG.value else "good"
        raise source.error(
            f"the rule “{rule['id']}” needs an example of what it finds: {{bad: …, {expected}: …}}",
            node,
        )
    if not any("keep" in example for example in examples):
        raise source.error(
            f"the rule “{rule['id']}” needs an example of a look-alike that must stay: {{keep: …}}",
            node,
        )
    return examples


def _read_example(source: PackSource, node: Node) -> Plain:
    nodes = source.mapping(node, "an example", EXAMPLE_KEYS)
    example: Plain = {"line": node.start_mark.line + 1}
    for name in ("bad", "good", "flag", "keep", "context", "source"):
        if name in nodes:
            example[name] = source.string(nodes[name], f"“{name}”")
    if "known-failure" in nodes:
        example["known_failure"] = source.string(nodes["known-failure"], "“known-failure”")
    for name in ("language", "source-language"):
        if name in nodes:
            example[name.replace("-", "_")] = _read_language(source, nodes[name])
    if "glossary" in nodes:
        terms = source.entries(nodes["glossary"], "“glossary”")
        example["glossary"] = [
            [term, source.string(value, f"the translation of “{term}”")]
            for term, (_, value) in terms.items()
        ]
    if "limit" in nodes:
        example["limit"] = int(source.number(nodes["limit"], "“limit”"))
    if "also" in nodes:
        example["also"] = list(source.strings(nodes["also"], "“also”"))
    if ("bad" in example) == ("keep" in example):
        raise source.error("an example has either “bad” or “keep”", node)
    if "keep" in example and ("good" in example or "flag" in example):
        raise source.error("an example with “keep” has no “good” and no “flag”", node)
    if "bad" in example:
        _check_bad(source, nodes, example, node)
    return example


def _check_bad(source: PackSource, nodes: Mapping[str, Node], example: Plain, node: Node) -> None:
    if "good" not in example and "flag" not in example:
        raise source.error("an example with “bad” needs “good” or “flag”", node)
    if "flag" in example and example["flag"] not in example["bad"]:
        problem = f"“{example['flag']}” does not stand in the “bad” text"
        raise source.error(problem, nodes["flag"])
    if example.get("good") == example["bad"]:
        raise source.error("“good” is the same as “bad”; use “keep” for what stays", nodes["good"])
