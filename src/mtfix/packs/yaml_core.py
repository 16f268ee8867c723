"""YAML as packs have it: the core schema of version 1.2, and every node with its place."""

from __future__ import annotations

from typing import Any, TypeAlias

import regex

# A yaml.ScalarNode, SequenceNode or MappingNode; the stubs do not know their fields.
Node: TypeAlias = Any

# The core schema of YAML 1.2: `no`, `on`, `yes`, 12:30 and 0o7 hold no surprise.
_CORE = (
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("int", r"^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$", "-+0123456789"),
    (
        "float",
        r"^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
        r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$",
        "-+.0123456789",
    ),
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
)
TAG = "tag:yaml.org,2002:"
SCALARS = frozenset(f"{TAG}{name}" for name in ("str", *(name for name, *_ in _CORE)))


def make_loader() -> type:
    """Return a loader of the core schema."""
    import yaml  # noqa: PLC0415 - packs mostly come from the store

    base: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loader = type("CoreLoader", (base,), {"yaml_implicit_resolvers": {}})
    for name, pattern, first in _CORE:
        resolve = (f"{TAG}{name}", regex.compile(pattern), list(first))
        loader.add_implicit_resolver(*resolve)  # type: ignore[attr-defined]
    return loader


def kind_of(node: Node) -> str:
    """Return what a node is, in words for a complaint."""
    if node.id != "scalar":
        return {"mapping": "a mapping", "sequence": "a list"}[node.id]
    if node.tag not in SCALARS:
        return f"something tagged {node.tag.removeprefix(TAG)}"
    return f"“{node.value}”" if node.value else "nothing"
