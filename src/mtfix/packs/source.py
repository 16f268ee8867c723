"""A pack as YAML nodes, each with its place, so that every complaint can point at it."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import regex

from mtfix.errors import PackError

if TYPE_CHECKING:
    from yaml.error import Mark

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
_TAG = "tag:yaml.org,2002:"
_SCALARS = frozenset(f"{_TAG}{name}" for name in ("str", *(name for name, *_ in _CORE)))


def _make_loader() -> type:
    import yaml  # noqa: PLC0415 - packs mostly come from the store

    base: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loader = type("CoreLoader", (base,), {"yaml_implicit_resolvers": {}})
    for name, pattern, first in _CORE:
        resolve = (f"{_TAG}{name}", regex.compile(pattern), list(first))
        loader.add_implicit_resolver(*resolve)  # type: ignore[attr-defined]
    return loader


class PackSource:
    """
    The text of one pack, its YAML nodes, and typed ways to read them.

    Every method that reads a node raises PackError where the node is not as expected.
    """

    def __init__(self, path: str, text: str) -> None:
        """Take the file's path, for messages, and its text."""
        self.path = path
        self.text = text
        self.lines = text.splitlines() or [""]

    @classmethod
    def read(cls, path: Path) -> PackSource:
        """Read a file; raises PackError where it cannot be read as UTF-8."""
        try:
            raw = path.read_bytes()
        except OSError as error:
            problem = f"the rule pack cannot be read: {error.strerror}"
            raise PackError(problem, path=str(path), line=1, column=1, excerpt="") from error
        try:
            return cls(str(path), raw.decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            line = raw[: error.start].count(b"\n") + 1
            excerpt = raw.split(b"\n")[line - 1].decode("utf-8", "replace").rstrip("\r")
            column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
            raise PackError(
                "a rule pack must be UTF-8; this byte is not",
                path=str(path),
                line=line,
                column=column,
                excerpt=excerpt,
            ) from error

    def compose(self) -> Node:
        """Return the root node; raises PackError for broken YAML or an empty file."""
        import yaml  # noqa: PLC0415 - packs mostly come from the store

        try:
            root = yaml.compose(self.text, Loader=_make_loader())
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            because = f" {error.context}" if error.context else ""
            raise self.error_at(f"this is not YAML: {error.problem}{because}", mark) from error
        except yaml.reader.ReaderError as error:
            line = self.text[: error.position].count("\n")
            problem = f"this is not YAML: the character U+{error.character:04X} is not allowed"
            raise self.error_line(problem, line + 1, 1) from error
        if root is None:
            raise self.error_line("the rule pack is empty", 1, 1)
        return root

    # Complaints

    def error(self, problem: str, node: Node, offset: int = 0) -> PackError:
        """Return the error about a node; `offset` counts code points into its text."""
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        if offset and node.style not in ("|", ">"):
            shift = 1 if node.style else 0  # the quote
            found = self._line(line)[column - 1 + shift :]
            # Only where the text stands in the file as it was read can its inside be shown.
            if found.startswith(node.value[: offset + 1]):
                column += shift + offset
        elif offset and node.style == "|":
            before = node.value[:offset]
            line += 1 + before.count("\n")
            shown = node.value.split("\n")[before.count("\n")]
            indent = max(self._line(line).find(shown), 0)
            column = indent + len(before) - (before.rfind("\n") + 1) + 1
        return self.error_line(problem, line, column)

    def error_at(self, problem: str, mark: Mark | None) -> PackError:
        """Return the error about a place that the YAML parser marked."""
        if mark is None:
            return self.error_line(problem, 1, 1)
        return self.error_line(problem, mark.line + 1, mark.column + 1)

    def error_line(self, problem: str, line: int, column: int) -> PackError:
        """Return the error about a place, both numbers 1-based."""
        return PackError(
            problem, path=self.path, line=line, column=column, excerpt=self._line(line)
        )

    def _line(self, number: int) -> str:
        return self.lines[number - 1] if number <= len(self.lines) else ""

    # Reading

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
            raise self.error(f"{what} must be a mapping of keys to values, not {_kind(node)}", node)
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
            raise self.error(f"{what} must be a list, not {_kind(node)}", node)
        items: list[Node] = node.value
        return items

    def string(self, node: Node, what: str, *, may_be_empty: bool = False) -> str:
        """Return a text; `no`, `1.0` and `null` are taken as they stand."""
        if node.id != "scalar" or node.tag not in _SCALARS:
            raise self.error(f"{what} must be text, not {_kind(node)}", node)
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
        if node.id == "scalar" and node.tag in (f"{_TAG}int", f"{_TAG}float"):
            try:
                value = float(node.value)
            except ValueError:
                value = -1.0
            if 0 <= value < float("inf"):
                return value
        raise self.error(f"{what} must be a number, zero or more, not {_kind(node)}", node)

    def boolean(self, node: Node, what: str) -> bool:
        """Return a truth value: `true` or `false`, and no other spelling."""
        if node.id == "scalar" and node.tag == f"{_TAG}bool":
            return bool(node.value.lower() == "true")
        raise self.error(f"{what} must be true or false, not {_kind(node)}", node)

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
        name = node.tag.removeprefix(_TAG)
        if name not in read:
            raise self.error(f"{what} must not carry the tag “{node.tag}”", node)
        return read[name](node.value)


def _kind(node: Node) -> str:
    if node.id != "scalar":
        return {"mapping": "a mapping", "sequence": "a list"}[node.id]
    if node.tag not in _SCALARS:
        return f"something tagged {node.tag.removeprefix(_TAG)}"
    return f"“{node.value}”" if node.value else "nothing"


def suggest(name: str, names: Iterable[str]) -> str:
    """
    Return a hint at the nearest name, or nothing where none is near.

        >>> suggest("mesage", ["message", "why"])
        ' (did you mean “message”?)'
    """
    near = difflib.get_close_matches(name, list(names), n=1, cutoff=0.6)
    return f" (did you mean “{near[0]}”?)" if near else ""


def join_names(names: Iterable[str]) -> str:
    """
    Return names as an English enumeration.

        >>> join_names(["safe", "unsafe", "flag"])
        'safe, unsafe or flag'
    """
    *rest, last = list(names)
    return f"{', '.join(rest)} or {last}" if rest else last
