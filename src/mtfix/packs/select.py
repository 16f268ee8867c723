"""Choosing rules by globs over their ids and packs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase

from mtfix.errors import UsageProblem
from mtfix.packs.hints import suggest
from mtfix.packs.rule import Rule


def select_rules(
    rules: Sequence[Rule], select: Iterable[str] = ("*",), ignore: Iterable[str] = ()
) -> tuple[Rule, ...]:
    """
    Return the rules that a glob of `select` names and none of `ignore` does.

    A glob is tried on the rule's id and on the id of its pack. Raises UsageProblem for a
    name without wildcard that no rule and no pack has.
    """
    select, ignore = tuple(select), tuple(ignore)
    require_names(rules, (*select, *ignore))
    return tuple(rule for rule in rules if is_selected(rule, select, ignore))


def is_plain_name(glob: str) -> bool:
    """Tell whether a glob has no wildcard, so that it must name something."""
    return not set(glob) & set("*?[")


def require_names(rules: Sequence[Rule], globs: Iterable[str]) -> None:
    """Raise UsageProblem for a glob without wildcard that no rule and no pack is called."""
    names = {name for rule in rules for name in (rule.id, rule.pack)}
    for glob in globs:
        if is_plain_name(glob) and glob not in names:
            raise UsageProblem(
                f"no rule and no pack is called “{glob}”{suggest(glob, names)}; "
                "`mtfix rules` lists all"
            )


def is_selected(rule: Rule, select: Iterable[str], ignore: Iterable[str]) -> bool:
    """Tell whether a glob of `select` names a rule or its pack, and none of `ignore` does."""
    return _is_named(rule, select) and not _is_named(rule, ignore)


def _is_named(rule: Rule, globs: Iterable[str]) -> bool:
    return any(fnmatchcase(rule.id, glob) or fnmatchcase(rule.pack, glob) for glob in globs)
