"""From the plain form of a pack to its rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, partial

from mtfix.detectors import KINDS, Detector, WordClasses
from mtfix.model import Safety, Severity
from mtfix.packs.plain import Plain, maker_params
from mtfix.packs.rule import Rule, RulePack


def build_packs(plains: Iterable[Plain]) -> tuple[RulePack, ...]:
    """Return the packs, in order; those that they use must be among them."""
    by_id = {plain["id"]: plain for plain in plains}
    return tuple(_build_pack(plain, by_id) for plain in by_id.values())


def gather_classes(plain: Plain, by_id: Mapping[str, Plain]) -> WordClasses:
    """Return the classes and tables of a pack and of those that it uses."""
    sources = [plain, *(by_id[name] for name in plain["uses"])]
    classes: dict[str, tuple[str, ...]] = {}
    tables: dict[str, dict[str, tuple[str, ...]]] = {}
    for source in sources:
        classes.update((name, tuple(words)) for name, words in source["classes"].items())
        for name, table in source["tables"].items():
            tables[name] = {word: tuple(values) for word, values in table.items()}
    return WordClasses(classes, tables)


def _build_pack(plain: Plain, by_id: Mapping[str, Plain]) -> RulePack:
    classes = gather_classes(plain, by_id)
    return RulePack(
        id=plain["id"],
        path=plain["path"],
        description=plain["description"],
        languages=tuple(plain["languages"]),
        rules=tuple(_build_rule(rule, plain, classes) for rule in plain["rules"]),
        classes={name: classes.classes[name] for name in plain["classes"]},
        tables={name: classes.tables[name] for name in plain["tables"]},
    )


def _build_rule(rule: Plain, pack: Plain, classes: WordClasses) -> Rule:
    return Rule(
        id=rule["id"],
        pack=pack["id"],
        message=rule["message"],
        why=rule["why"],
        cite=rule.get("cite", ""),
        languages=tuple(rule.get("languages") or pack["languages"]),
        category=rule["category"],
        severity=Severity(rule["severity"]),
        safety=Safety(rule["safety"]),
        since=rule["since"],
        kind=rule["kind"],
        sources=tuple(rule.get("sources", [])),
        weight=rule.get("weight", 0.0),
        needs=rule.get("needs", 0.0),
        safe_with=rule.get("safe-with"),
        make_detector=cache(partial(_make_detector, rule, classes)),
        stored_examples=rule["examples"],
        literals=tuple(tuple(map(frozenset, needed)) for needed in rule["literals"]),
        asks_for_lines=rule.get("asks-for-lines", False),
        line=rule["line"],
    )


def _make_detector(rule: Plain, classes: WordClasses) -> Detector:
    return KINDS[rule["kind"]](maker_params(rule, rule["params"]), classes)
