"""Regression tests of rule packs: every example, alone and among all rules, and time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtfix.packs import RulePack
from mtfix.testing.backtracking import run_backtracking
from mtfix.testing.bench import Bench
from mtfix.testing.result import ExampleResult, Problem

__all__ = [
    "Bench",
    "ExampleResult",
    "Problem",
    "iterate_pack_tests",
    "run_backtracking",
    "run_pack_tests",
]


def run_pack_tests(packs: Iterable[RulePack]) -> list[ExampleResult]:
    """
    Return how every example of every rule fares, and every rule under hostile input.

    The packs count together with the built-in ones. Nothing is printed; a failure is a
    result whose `is_expected` is False.
    """
    return list(iterate_pack_tests(packs))


def iterate_pack_tests(packs: Iterable[RulePack]) -> Iterator[ExampleResult]:
    """Yield the results of `run_pack_tests` as they come."""
    packs = tuple(packs)
    bench = Bench(pack.path for pack in packs)
    for pack in packs:
        for rule in pack.rules:
            for number in range(len(rule.examples)):
                yield bench.run_example(rule, pack.path, number)
            yield run_backtracking(rule, pack.path)
