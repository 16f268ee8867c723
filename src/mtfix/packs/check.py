"""The check of packs that belong together, from YAML to their plain form."""

from __future__ import annotations

from collections.abc import Iterable

from mtfix.packs.build import gather_classes
from mtfix.packs.head import Draft, read_head
from mtfix.packs.hints import suggest
from mtfix.packs.locations import home_of
from mtfix.packs.plain import Plain
from mtfix.packs.rule import ANY_LANGUAGE
from mtfix.packs.rule_nodes import read_rule
from mtfix.packs.source import PackSource
from mtfix.packs.yaml_core import Node


def check_packs(sources: Iterable[PackSource], *, is_trusted: bool = False) -> list[Plain]:
    """
    Return the plain form of packs; raises PackError for the first thing that is wrong.

    All packs are read before their rules, since rules may name classes of other packs. The
    patterns of packs that are trusted are not compiled, which takes two thirds of the time.
    """
    drafts: dict[str, Draft] = {}
    for source in sources:
        draft = read_head(source)
        if draft.id in drafts:
            other = drafts[draft.id].source.path
            raise source.error(f"the pack id “{draft.id}” is taken by {other}", draft.id_node)
        drafts[draft.id] = draft
    plains = {name: draft.plain for name, draft in drafts.items()}
    for draft in drafts.values():
        _check_uses(draft, drafts)
    places: dict[str, str] = {}
    for draft in drafts.values():
        classes = gather_classes(draft.plain, plains)
        for node in draft.rules:
            rule = read_rule(draft, node, classes, is_trusted=is_trusted)
            place = f"{draft.source.path}:{rule['line']}"
            if rule["id"] in places:
                raise draft.source.error(
                    f"the rule id “{rule['id']}” is taken by {places[rule['id']]}", node
                )
            places[rule["id"]] = place
            _check_home(draft, rule, node)
            draft.plain["rules"].append(rule)
    return list(plains.values())


def _check_home(draft: Draft, rule: Plain, node: Node) -> None:
    """Raise PackError for a built-in rule that would never be read for one of its languages."""
    home = home_of(draft.source.path)
    if home in (None, ANY_LANGUAGE):
        return
    for language in rule.get("languages") or draft.plain["languages"]:
        if language != home:
            raise draft.source.error(
                f"the rule “{rule['id']}” is for {language}, but what is in rules/{home} is read "
                f"for {home} only; put it into rules/any",
                node,
            )


def _check_uses(draft: Draft, drafts: dict[str, Draft]) -> None:
    owners = dict.fromkeys(draft.class_nodes, draft.id)
    for name, node in draft.uses:
        if name not in drafts or name == draft.id:
            others = [other for other in drafts if other != draft.id]
            raise draft.source.error(
                f"there is no other pack “{name}” to use{suggest(name, others)}", node
            )
        home = home_of(draft.source.path)
        if home is not None and home_of(drafts[name].source.path) != home:
            raise draft.source.error(
                f"what is in rules/{home} is read without “{name}”; put what both need into a "
                f"pack in rules/{home}",
                node,
            )
        for word_class in drafts[name].class_nodes:
            if word_class in owners:
                raise draft.source.error(
                    f"both {owners[word_class]} and {name} have a class “{word_class}”; "
                    "one must take another name",
                    node,
                )
            owners[word_class] = name
