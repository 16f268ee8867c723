"""Examples of a rule, from their YAML nodes to the plain form."""

from __future__ import annotations

from collections.abc import Mapping

from mtfix.model import Safety
from mtfix.packs.fields import read_language
from mtfix.packs.plain import Plain
from mtfix.packs.schema import EXAMPLE_KEYS
from mtfix.packs.source import PackSource
from mtfix.packs.yaml_core import Node


def read_examples(source: PackSource, node: Node, rule: Plain) -> list[Plain]:
    """Return the examples; raises PackError without one of what is found, and a look-alike."""
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
            example[name.replace("-", "_")] = read_language(source, nodes[name])
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
