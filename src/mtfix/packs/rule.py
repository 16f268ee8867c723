"""Rules and the packs that hold them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from mtfix.detectors.base import Detector
from mtfix.detectors.template import parse_template
from mtfix.model import Hit, Safety, Severity

ANY_LANGUAGE = "any"


@dataclass(frozen=True, slots=True)
class Example:
    """
    A text that a rule must repair, flag or leave alone; `line` is where the pack has it.

    `bad` becomes `good`, or is marked exactly at `flag`; `keep` gets no finding. `context`
    is other paragraphs of the document, `language` the text's and `source_language` what it
    was translated from, where the document could not tell. `source` is what the text itself
    was translated from, with as many paragraphs, `glossary` pairs of a term and its
    translation, and `limit` how many code points the file allows. `also` names other rules
    that may repair the text too. `known_failure` says why the example does not pass yet.
    """

    line: int
    bad: str | None = None
    good: str | None = None
    keep: str | None = None
    flag: str | None = None
    context: str = ""
    language: str | None = None
    source_language: str | None = None
    source: str | None = None
    glossary: tuple[tuple[str, str], ...] = ()
    limit: int | None = None
    also: tuple[str, ...] = ()
    known_failure: str | None = None

    @property
    def text(self) -> str:
        """The text to look at: `bad` or `keep`."""
        return self.keep if self.bad is None else self.bad  # type: ignore[return-value]


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """
    One kind of damage: what it is, why it is wrong, how it is found and repaired.

    `languages` are target languages as primary subtags, or `any`; `sources` the source
    languages that it comes from, empty where it does not matter. `weight` is the evidence
    of machine translation that a hit gives, `needs` what the rest of the document must
    give, and `safe_with` what it must give for an unsafe repair to be safe. `literals` has, for
    each pattern, sets of which every text that it can match holds one of each. One that
    `asks_for_lines` hits no document of a single line. `stored_examples` is JSON, since few
    runs want the examples, and `make_detector`, which keeps what it makes, is asked late, since
    few want all detectors.
    """

    id: str
    pack: str
    message: str
    why: str
    languages: tuple[str, ...]
    category: str
    severity: Severity
    safety: Safety
    since: str
    make_detector: Callable[[], Detector]
    cite: str = ""
    kind: str = "pattern"
    sources: tuple[str, ...] = ()
    weight: float = 0.0
    needs: float = 0.0
    safe_with: float | None = None
    stored_examples: str = "[]"
    literals: tuple[tuple[frozenset[str], ...], ...] = ((),)
    asks_for_lines: bool = False
    line: int = 1

    @property
    def detector(self) -> Detector:
        """What looks at texts."""
        return self.make_detector()

    @property
    def examples(self) -> tuple[Example, ...]:
        """The texts that the rule must repair, flag and leave alone."""
        return _read_examples(self.stored_examples)

    def speaks(self, language: str) -> bool:
        """Tell whether the rule is for text in this language (a primary subtag)."""
        return language in self.languages or ANY_LANGUAGE in self.languages

    def may_be(self, boldness: Safety) -> bool:
        """Tell whether a repair of the rule may ever be made with this boldness."""
        return self.safety.at_most(boldness) or self.safe_with is not None

    @property
    def waits(self) -> bool:
        """Whether no hit counts but by the evidence of other rules, and gives them none."""
        return not self.weight and self.needs > 0

    def describe(self, hit: Hit) -> str:
        """Return the message about a hit, its fields filled from the hit's captures."""
        return parse_template(self.message).fill(dict(hit.captures))[0]


@dataclass(frozen=True, slots=True, eq=False)
class RulePack:
    """The rules of one file, and the word classes and tables that it defines."""

    id: str
    path: str
    description: str
    languages: tuple[str, ...]
    rules: tuple[Rule, ...]
    classes: Mapping[str, tuple[str, ...]]
    tables: Mapping[str, Mapping[str, tuple[str, ...]]]


@lru_cache(maxsize=64)
def _read_examples(stored: str) -> tuple[Example, ...]:
    return tuple(_make_example(**example) for example in json.loads(stored))


def _make_example(
    *, also: Sequence[str] = (), glossary: Iterable[tuple[str, str]] = (), **facts: Any
) -> Example:
    pairs = tuple((term, translation) for term, translation in glossary)
    return Example(also=tuple(also), glossary=pairs, **facts)
