"""Choosing rules by globs over their ids and packs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase

from mtfix.errors import UsageProblem
from mtfix.packs.rule import Rule
from mtfix.packs.source import suggest


def select_rules(
    rules: Sequence[Rule], select: Iterable[str] = ("*",), ignore: Iterable[str] = ()
) -> tuple[Rule, ...]:
    """
    Return the rules that a glob of `select` names and none of `ignore` does.

    A glob is tried on the rule's id and on the id of its pack. Raises UsageProblem for a
    name without wildcard that no rule and no pack has.
    """
    select, ignore = tuple(select), tuple(ignore)
    names = {name for rule in rules for name in (rule.id, rule.pack)}
    for glob in (*select, *ignore):
        if not set(glob) & set("*?[") and glob not in names:
            raise UsageProblem(
                f"no rule and no pack is called “{glob}”{suggest(glob, names)}; "
                "`mtfix rules` lists all"
            )
    return tuple(rule for rule in rules if _is_named(rule, select) and not _is_named(rule, ignore))


def _is_named(rule: Rule, globs: Iterable[str]) -> bool:
    return any(fnmatchcase(rule.id, glob) or fnmatchcase(rule.pack, glob) for glob in globs)
