"""Checks of a rule's patterns and templates, and what literals it cannot do without."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import regex

from mtfix.detectors import WordClasses
from mtfix.detectors.conditions import CLASS_CONDITIONS, GROUP_CONDITIONS
from mtfix.detectors.pattern import ANY_CASE, compile_pattern, named_lists
from mtfix.detectors.template import Template, parse_template
from mtfix.packs.hints import join_names, suggest
from mtfix.packs.literals import required_literals
from mtfix.packs.source import PackSource
from mtfix.packs.yaml_core import Node

_CONTROL = regex.compile(r"[\x00-\x08\x0b-\x1f]")


def check_expressions(
    source: PackSource, nodes: Mapping[str, Node], rule: dict[str, Any], classes: WordClasses
) -> None:
    """
    Check all patterns, templates and group names of a pattern rule.

    Raises PackError at the place of what is wrong.
    """
    params = rule["params"]
    ignore_case = params.get("ignore_case", False)
    patterns = [
        _compile(source, node, text, classes, ignore_case=ignore_case)
        for node, text in _items(nodes["match"], params["match"])
    ]
    for node, text in _items(nodes.get("unless"), params.get("unless", [])):
        _compile(source, node, text, classes, ignore_case=ignore_case)

    check_group = _GroupCheck(source, patterns)
    if "mark" in params:
        check_group(params["mark"], nodes["mark"])
    for node, (name, argument) in _items(nodes.get("when"), params.get("when", [])):
        if name in GROUP_CONDITIONS:
            check_group(argument, node.value[0][1])
        if name in CLASS_CONDITIONS:
            _check_class(source, node.value[0][1], argument, classes)
    for node, text in _items(nodes.get("replace"), params.get("replace", [])):
        for field in _parse(source, node, text).fields:
            check_group(field.group, node)
            if field.table and field.table not in classes.tables:
                known = join_names(classes.tables) if classes.tables else "no tables here"
                hint = suggest(field.table, classes.tables)
                raise source.error(
                    f"there is no table “{field.table}”{hint}; there are {known}", node
                )
    for field in _parse(source, nodes["message"], rule["message"]).fields:
        check_group(field.group, nodes["message"])
        if field.table:
            raise source.error("a message can show a group, not a table", nodes["message"])
    if rule["safety"] != "flag" and not params.get("replace"):
        raise source.error(
            f"the rule is “{rule['safety']}” but has no “replace”; "
            "give one, or write “safety: flag”",
            nodes["safety"],
        )


def find_literals(params: Mapping[str, Any], classes: WordClasses) -> list[list[list[str]]]:
    """Return, for each pattern that a rule matches, the sets of literals that it needs."""
    case = ANY_CASE if params.get("ignore_case") else ""
    return [
        [sorted(each) for each in required_literals(case + text, classes)]
        for text in params["match"]
    ]


def asks_for_lines(rule: Mapping[str, Any]) -> bool:
    """Tell whether a checked pattern rule hits only documents of several lines."""
    conditions = rule["params"].get("when", [])
    return any(
        all("\n" in literal for literal in literals)
        for name, argument in conditions
        if name == "document"
        for literals in required_literals(argument)
    )


def _items(node: Node | None, values: list[Any]) -> Iterator[tuple[Node, Any]]:
    if node is not None:
        yield from zip(node.value if node.id == "sequence" else [node], values, strict=True)


def _compile(
    source: PackSource, node: Node, text: str, classes: WordClasses, *, ignore_case: bool
) -> regex.Pattern[str]:
    control = _CONTROL.search(text)
    if control:
        raise source.error(
            f"the pattern holds the control character U+{ord(control.group()):04X}; "
            "put patterns in single quotes, where YAML leaves backslashes alone",
            node,
        )
    for name in named_lists(text):
        _check_class(source, node, name, classes, text.index(f"\\L<{name}>"))
    try:
        pattern = compile_pattern(text, classes, ignore_case=ignore_case)
    except regex.error as error:
        position = int(getattr(error, "pos", 0) or 0)
        raise source.error(
            f"the pattern is broken: {getattr(error, 'msg', error)}", node, position
        ) from error
    if pattern.fullmatch(""):
        raise source.error("the pattern matches the empty text, so it matches everywhere", node)
    return pattern


def _check_class(
    source: PackSource, node: Node, name: str, classes: WordClasses, offset: int = 0
) -> None:
    if name not in classes:
        known = f"; there are {join_names(classes)}" if classes else ""
        raise source.error(
            f"there is no word class “{name}”{suggest(name, classes)}{known}", node, offset
        )


def _parse(source: PackSource, node: Node, text: str) -> Template:
    try:
        return parse_template(text)
    except ValueError as error:
        raise source.error(str(error), node) from error


class _GroupCheck:
    """Complains about a group that one of a rule's patterns lacks."""

    def __init__(self, source: PackSource, patterns: list[regex.Pattern[str]]) -> None:
        self._source = source
        self._patterns = patterns

    def __call__(self, name: str, node: Node) -> None:
        for number, pattern in enumerate(self._patterns, 1):
            if name != "0" and name not in pattern.groupindex:
                which = f"alternative {number} of the" if len(self._patterns) > 1 else "the"
                groups = list(pattern.groupindex)
                have = f"it has {join_names(groups)}" if groups else "it names no group"
                raise self._source.error(
                    f"{which} pattern has no group “{name}”{suggest(name, groups)}; {have}", node
                )
