"""The head of a pack: all of it but its rules, whose nodes are kept."""

from __future__ import annotations

from dataclasses import dataclass, field

import regex

from mtfix.packs.fields import read_id, read_languages
from mtfix.packs.plain import Plain
from mtfix.packs.schema import PACK_KEYS
from mtfix.packs.source import PackSource
from mtfix.packs.yaml_core import Node

_NAME = regex.compile(r"[\p{L}_][\p{L}\p{N}_]*")


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
    draft = Draft(source, read_id(source, nodes["pack"], "a pack's id"), nodes["pack"], {})
    classes = _read_classes(draft, nodes.get("classes"))
    tables = _read_tables(draft, nodes.get("tables"))
    if "uses" in nodes:
        for node in source.sequence(nodes["uses"], "“uses”"):
            draft.uses.append((read_id(source, node, "the id of a pack to use"), node))
    if "rules" in nodes:
        draft.rules = source.sequence(nodes["rules"], "“rules”")
    elif not classes and not tables:
        raise source.error("a rule pack needs “rules”, “classes” or “tables”", root)
    draft.plain = {
        "id": draft.id,
        "path": source.path,
        "description": source.string(nodes["description"], "“description”"),
        "languages": read_languages(source, nodes["languages"]),
        "classes": classes,
        "tables": tables,
        "uses": [name for name, _ in draft.uses],
        "rules": [],
    }
    return draft


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
