"""Hostile input for patterns: what makes a careless one backtrack for ever."""

from __future__ import annotations

import time
from collections.abc import Iterator

import regex

from mtfix.detectors import PatternDetector
from mtfix.packs import Rule
from mtfix.testing.result import ExampleResult, Problem

LENGTH = 2_000  # code points; long enough for a cubic pattern to show
SECONDS = 0.5  # per text; a sound pattern needs a thousandth of it

_PUMPS = ("a", "A", "Aa ", "aa ", "1", "1,", " ", ", ", "a’", "a-", "“", "… ")
_TAILS = ("\0", "!", "")
_TOKEN = regex.compile(r"[\p{L}\p{N}]+\s*|[^\p{L}\p{N}]")
_MOST_TOKENS = 12


def run_backtracking(rule: Rule, path: str) -> ExampleResult:
    """
    Return how the patterns of a rule stand hostile texts, made from its own examples.

    Other kinds than patterns pass, since they have none.
    """
    start = time.perf_counter()
    detector = rule.detector
    problems = []
    if isinstance(detector, PatternDetector):
        for pattern in (*detector.patterns, *detector.exceptions):
            problem = _stress(pattern, rule)
            if problem:
                problems.append(problem)
    return ExampleResult(
        rule=rule.id,
        pack=rule.pack,
        path=path,
        line=rule.line,
        name="backtracking",
        text="",
        problems=tuple(problems),
        seconds=time.perf_counter() - start,
    )


def _stress(pattern: regex.Pattern[str], rule: Rule) -> Problem | None:
    for text in hostile_texts(pattern, [example.text for example in rule.examples]):
        try:
            for _ in pattern.finditer(text, timeout=SECONDS):
                pass
        except TimeoutError:
            return Problem(
                "time",
                f"an answer within {SECONDS} s on {len(text):,} code points",
                f"none for “{text[:40]}…”: the pattern {pattern.pattern!r} backtracks too much; "
                "make repeats exclude each other, or possessive (++, *+)",
            )
    return None


def hostile_texts(pattern: regex.Pattern[str], texts: list[str]) -> Iterator[str]:
    """Yield texts that repeat what the pattern likes, and then break off."""
    for pump in _PUMPS:
        yield from _pumped("", pump)
    seen = set()
    for text in texts:
        match = pattern.search(text, timeout=SECONDS)
        if not match:
            continue
        matched = match.group()
        yield from _pumped("", matched)
        for token in [*_TOKEN.finditer(matched)][:_MOST_TOKENS]:
            key = (matched[: token.start()], token.group())
            if key not in seen:
                seen.add(key)
                yield from _pumped(*key)


def _pumped(head: str, pump: str) -> Iterator[str]:
    if pump:
        for tail in _TAILS:
            yield head + pump * (LENGTH // len(pump)) + tail
