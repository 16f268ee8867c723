"""What a scanner looks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import regex

from mtfix.detectors.base import WordClasses, time_limit
from mtfix.detectors.pattern import ANY_CASE, compile_pattern
from mtfix.packs.cursor import UnknownSyntaxError
from mtfix.packs.fold import fold
from mtfix.packs.literals import required_literals
from mtfix.packs.parse import parse_pattern
from mtfix.packs.syntax import Node


@dataclass(frozen=True)
class Wanted:
    """A pattern to look for, and the word classes that it names."""

    pattern: str
    classes: Mapping[str, Iterable[str]] = field(default_factory=dict)

    @cached_property
    def node(self) -> Node | None:
        """The tree of the pattern, else of literals that it needs; None where it needs none."""
        try:
            return parse_pattern(self.pattern, self.classes)
        except UnknownSyntaxError:
            return None

    @cached_property
    def _compiled(self) -> regex.Pattern[str]:
        """The pattern as its rule compiles it, so that both have the same."""
        pattern = self.pattern.removeprefix(ANY_CASE)
        classes = WordClasses({name: tuple(words) for name, words in self.classes.items()})
        return compile_pattern(pattern, classes, ignore_case=pattern != self.pattern)

    def may_match(self, text: str) -> bool:
        """Tell whether the pattern itself matches in a text, or takes too long to tell."""
        try:
            return self._compiled.search(text, timeout=time_limit(text)) is not None
        except TimeoutError:
            return True

    @cached_property
    def literals(self) -> frozenset[str] | None:
        """Folded literals of which every match holds one, None where none are known."""
        needed = required_literals(self.pattern, self.classes)
        return frozenset(map(fold, needed[0])) if needed else None
