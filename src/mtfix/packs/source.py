"""Typed ways to read the YAML nodes of a pack, which complain at the place of what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from mtfix.packs.hints import join_names, suggest
from mtfix.packs.pack_text import PackText
from mtfix.packs.yaml_core import SCALARS, TAG, Node, kind_of


class PackSource(PackText):
    """
    A pack, with a way to read each type of node.

    Every method raises PackError where the node is not as expected.
    """

    def mapping(
        self, node: Node, what: str, allowed: Collection[str], required: Iterable[str] = ()
    ) -> dict[str, Node]:
        """Return the values of a mapping by key; keys must be known and stand once."""
        entries = self.entries(node, what)
        for name, (key, _) in entries.items():
            if name not in allowed:
                raise self.error(
                    f"{what} has no key “{name}”{suggest(name, allowed)}; "
                    f"expected {join_names(allowed)}",
                    key,
                )
        for name in required:
            if name not in entries:
                raise self.error(f"{what} lacks the key “{name}”", node)
        return {name: value for name, (_, value) in entries.items()}

    def entries(
        self, node: Node, what: str, *, may_be_empty: bool = False
    ) -> dict[str, tuple[Node, Node]]:
        """Return key and value nodes of a mapping with free keys, each of which stands once."""
        if node.id != "mapping":
            raise self.error(
                f"{what} must be a mapping of keys to values, not {kind_of(node)}", node
            )
        entries: dict[str, tuple[Node, Node]] = {}
        for key, value in node.value:
            name = self.string(key, "a key", may_be_empty=may_be_empty)
            if name in entries:
                first = entries[name][0].start_mark.line + 1
                raise self.error(f"the key “{name}” stands twice; first in line {first}", key)
            entries[name] = (key, value)
        return entries

    def sequence(self, node: Node, what: str) -> list[Node]:
        """Return the items of a list."""
        if node.id != "sequence":
            raise self.error(f"{what} must be a list, not {kind_of(node)}", node)
        items: list[Node] = node.value
        return items

    def string(self, node: Node, what: str, *, may_be_empty: bool = False) -> str:
        """Return a text; `no`, `1.0` and `null` are taken as they stand."""
        if node.id != "scalar" or node.tag not in SCALARS:
            raise self.error(f"{what} must be text, not {kind_of(node)}", node)
        value: str = node.value
        if not value and not (may_be_empty and node.style):
            raise self.error(f"{what} must be text, but nothing stands here", node)
        return value

    def strings(self, node: Node, what: str, *, may_be_empty: bool = False) -> tuple[str, ...]:
        """Return a list of texts; a text alone is a list of one."""
        nodes = [node] if node.id == "scalar" else self.sequence(node, what)
        item = f"each item of {what}"
        return tuple(self.string(each, item, may_be_empty=may_be_empty) for each in nodes)

    def number(self, node: Node, what: str) -> float:
        """Return a number, zero or more."""
        if node.id == "scalar" and node.tag in (f"{TAG}int", f"{TAG}float"):
            try:
                value = float(node.value)
            except ValueError:
                value = -1.0
            if 0 <= value < float("inf"):
                return value
        raise self.error(f"{what} must be a number, zero or more, not {kind_of(node)}", node)

    def boolean(self, node: Node, what: str) -> bool:
        """Return a truth value: `true` or `false`, and no other spelling."""
        if node.id == "scalar" and node.tag == f"{TAG}bool":
            return bool(node.value.lower() == "true")
        raise self.error(f"{what} must be true or false, not {kind_of(node)}", node)

    def choice(self, node: Node, what: str, choices: Collection[str]) -> str:
        """Return one of `choices`."""
        value = self.string(node, what)
        if value not in choices:
            raise self.error(
                f"{what} cannot be “{value}”{suggest(value, choices)}; "
                f"expected {join_names(choices)}",
                node,
            )
        return value

    def plain(self, node: Node, what: str, depth: int = 0) -> object:
        """Return a node as dicts, lists, texts, numbers, truth values and None."""
        if depth > 20:
            raise self.error(f"{what} is nested too deeply", node)
        if node.id == "mapping":
            return {
                name: self.plain(value, f"“{name}”", depth + 1)
                for name, (_, value) in self.entries(node, what).items()
            }
        if node.id == "sequence":
            return [self.plain(item, what, depth + 1) for item in node.value]
        read: dict[str, Callable[[str], object]] = {
            "null": lambda _: None,
            "bool": lambda text: text.lower() == "true",
            "int": lambda text: int(text, 0 if text[:2] in ("0o", "0x") else 10),
            "float": lambda text: float(text.replace(".inf", "inf").replace(".nan", "nan")),
            "str": str,
        }
        name = node.tag.removeprefix(TAG)
        if name not in read:
            raise self.error(f"{what} must not carry the tag “{node.tag}”", node)
        return read[name](node.value)
