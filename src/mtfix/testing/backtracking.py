"""Hostile input for patterns: what makes a careless one backtrack for ever."""

from __future__ import annotations

import time
from collections.abc import Iterator

import regex

from mtfix.detectors import PatternDetector
from mtfix.packs import Rule
from mtfix.testing.result import ExampleResult, Problem

LENGTH = 2_000  # code points; long enough for a cubic pattern to show
SHORT_LENGTH = 200  # long enough for an exponential one
SECONDS = 0.5  # per text; a sound pattern needs a thousandth of it
_CHANCES = 3  # since whatever else runs on the machine takes time, too

_PUMPS = ("a", "A", "Aa ", "aa ", "1", "1,", " ", ", ", "a’", "a-", "“", "… ")
_ENDS = ("\0", "a", "")
_TOKEN = regex.compile(r"[\p{L}\p{N}]+\s*|[^\p{L}\p{N}]")
_MOST_TOKENS = 12
_MOST_CHARACTERS = 40


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
        if not any(_answers(pattern, text) for _ in range(_CHANCES)):
            return Problem(
                "time",
                f"an answer within {SECONDS} s on {len(text):,} code points",
                f"none for “{text[:40]}…”: the pattern {pattern.pattern!r} backtracks too much; "
                "make repeats exclude each other, or possessive (++, *+)",
            )
    return None


def _answers(pattern: regex.Pattern[str], text: str) -> bool:
    """Tell whether a pattern finds all of its matches in time."""
    try:
        for _ in pattern.finditer(text, timeout=SECONDS):
            pass
    except TimeoutError:
        return False
    return True


def hostile_texts(pattern: regex.Pattern[str], texts: list[str]) -> Iterator[str]:
    """Yield texts that repeat a part of what the pattern likes, and then break off."""
    for pump in _PUMPS:
        yield from _pumped("", pump, "", LENGTH)
    for text in texts:
        match = pattern.search(text, timeout=SECONDS)
        if not match or not match.group():
            continue
        liked = match.group()
        yield from _pumped("", liked, "", LENGTH)
        for token in [*_TOKEN.finditer(liked)][:_MOST_TOKENS]:
            yield from _pumped(liked[: token.start()], token.group(), "", LENGTH)
        for place, character in enumerate(liked[:_MOST_CHARACTERS]):
            yield from _pumped(liked[:place], character, liked[place + 1 :], SHORT_LENGTH)
        return  # one text that the pattern likes has all of its parts


def _pumped(head: str, pump: str, tail: str, length: int) -> Iterator[str]:
    for end in _ENDS:
        yield head + pump * (length // len(pump)) + tail + end
