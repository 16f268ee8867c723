"""Values that have a shape: ids, languages, categories, versions."""

from __future__ import annotations

import regex

from mtfix.languages import LANGUAGES, primary_subtag
from mtfix.packs.hints import suggest
from mtfix.packs.rule import ANY_LANGUAGE
from mtfix.packs.source import PackSource
from mtfix.packs.yaml_core import Node

_ID = regex.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
CATEGORY = regex.compile(r"\p{Lu}[\p{L} \-]*(?:/\p{Lu}[\p{L} \-]*)*")
VERSION = regex.compile(r"\d+\.\d+(?:\.\d+)?")


def read_id(source: PackSource, node: Node, what: str) -> str:
    """Return an id; `what` it is the id of is told where it is none."""
    value = source.string(node, what)
    if not _ID.fullmatch(value):
        raise source.error(f"{what} is lower-case words joined by “-”, not “{value}”", node)
    return value


def read_languages(source: PackSource, node: Node) -> list[str]:
    """Return the codes of the languages that a pack or a rule is for."""
    items = source.sequence(node, "“languages”")
    if not items:
        raise source.error("“languages” needs a language code, or “any” for every one", node)
    known = (ANY_LANGUAGE, *LANGUAGES)
    return [read_language(source, item, known) for item in items]


def read_language(source: PackSource, node: Node, known: tuple[str, ...] | None = None) -> str:
    """Return the code of one language, of those `known`."""
    tag = source.string(node, "a language")
    code = primary_subtag(tag)
    if code not in (known or LANGUAGES):
        raise source.error(
            f"unknown language “{tag}”{suggest(code, known or LANGUAGES)}; "
            "expected a BCP 47 code such as en or pt",
            node,
        )
    return code


def read_shaped(source: PackSource, node: Node, shape: regex.Pattern[str], example: str) -> str:
    """Return a text of a shape, of which `example` is one."""
    value = source.string(node, "this")
    if not shape.fullmatch(value):
        raise source.error(f"expected something like “{example}”, not “{value}”", node)
    return value
