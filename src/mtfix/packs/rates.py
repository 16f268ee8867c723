"""What each rule does to clean text, as it was measured."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from mtfix.packs.locations import builtin_directory
from mtfix.packs.rule import ANY_LANGUAGE


@dataclass(frozen=True, slots=True)
class Rates:
    """
    False alarms on clean human text.

    `words` is how many words of each language were read; `repairs` and `findings` tell of
    each measured rule how many repairs it would make in each language, and how many places
    it marks. Languages in which it does nothing are not listed.
    """

    words: Mapping[str, int]
    repairs: Mapping[str, Mapping[str, int]]
    findings: Mapping[str, Mapping[str, int]]

    def words_in(self, languages: Iterable[str]) -> int:
        """Return how many words were read in these languages; `any` is all of them."""
        wanted = set(languages)
        return sum(n for code, n in self.words.items() if wanted & {code, ANY_LANGUAGE})

    def describe(self, rule_id: str, languages: Iterable[str]) -> str:
        """
        Say in a sentence what a rule did to clean text in the languages that it speaks.

            >>> rates = Rates({"en": 50_000}, {"a-rule": {"en": 1}}, {"a-rule": {"en": 2}})
            >>> rates.describe("a-rule", ["en"])
            'In 50,000 words of clean text: 1 repair (2.0 in 100,000 words), 2 findings (en).'
            >>> rates.describe("new-rule", ["en"])
            'It was not measured yet.'
        """
        if rule_id not in self.findings:
            return "It was not measured yet."
        words = self.words_in(languages)
        if not words:
            return "It was not measured: there is no clean text in its languages."
        repairs = sum(self.repairs.get(rule_id, {}).values())
        findings = sum(self.findings.get(rule_id, {}).values())
        if not findings:
            return f"In {words:,} words of clean text: nothing found."
        rate = repairs * 100_000 / words
        return (
            f"In {words:,} words of clean text: {repairs} repair{'s' * (repairs != 1)} "
            f"({rate:.1f} in 100,000 words), {findings} finding{'s' * (findings != 1)} "
            f"({', '.join(sorted(self.findings[rule_id]))})."
        )

    def to_json(self) -> str:
        """Return the rates as text that `builtin_rates` reads."""
        tables = {"words": self.words, "repairs": self.repairs, "findings": self.findings}
        return json.dumps(tables, indent=1, sort_keys=True) + "\n"


def rates_path() -> Path | None:
    """Return where the rates of the built-in packs are stored, or would be."""
    directory = builtin_directory()
    return None if directory is None else directory / "rates.json"


def builtin_rates() -> Rates | None:
    """Return the rates of the built-in packs, None where they were never measured."""
    path = rates_path()
    if path is None or not path.is_file():
        return None
    return Rates(**json.loads(path.read_text(encoding="utf-8")))
