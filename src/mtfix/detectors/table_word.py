"""Words of the source that were left, and what a table says for them in each language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, cast

import regex

from mtfix.detectors.base import Clues, WordClasses
from mtfix.model import Edit, Hit, Safety, Span, Suggestion

if TYPE_CHECKING:
    from mtfix.context import DocumentContext

Table = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class TableWordDetector:
    """
    Replaces a word by what the table of the paragraph's language gives for it.

    `before` and `behind` are patterns that must match around the word; what `before` matches by a
    lookbehind stays. With `fold` the case of the word does not count, and its capital stays.
    """

    tables: Mapping[str, Table]
    before: str
    behind: str
    fold: bool
    safety: Safety
    weight: float = 0.0
    needs: float = 0.0

    def clues(self, language: str) -> Clues:
        """Return what finds a word of the language's table in its place."""
        return Clues((self._pattern(language),) if language in self.tables else (r"(?!)",))

    def detect(self, segment: int, context: DocumentContext) -> Iterator[Hit]:
        """Yield a hit for each word."""
        language, text = context.language_of(segment), context.text(segment)
        if language not in self.tables:
            return
        for match in _compile(self._pattern(language)).finditer(text):
            word, form = Span(*match.span("word")), match["word"]
            if any(word.overlaps(span) for span in context.protected(segment)):
                continue
            choices = self.tables[language][form.casefold() if self.fold else form]
            if self.fold and not form[0].isupper():
                choices = tuple(choice[0].lower() + choice[1:] for choice in choices)
            yield Hit(
                span=word,
                suggestions=tuple(
                    Suggestion((Edit(word, choice),), self.safety if first else Safety.FLAG)
                    for first, choice in zip(
                        (True, *(False,) * len(choices)), choices, strict=False
                    )
                ),
                weight=self.weight,
                needs=self.needs,
                captures=(("word", form), ("instead", choices[0])),
            )

    def _pattern(self, language: str) -> str:
        words = "|".join(
            map(regex.escape, sorted(self.tables[language], key=lambda word: (-len(word), word)))
        )
        return f"{self.before}(?<word>{'(?i:' if self.fold else '(?:'}{words})){self.behind}"


@lru_cache(maxsize=64)
def _compile(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern, regex.VERSION1)


def make_table_word(params: Mapping[str, object], classes: WordClasses) -> TableWordDetector:
    """
    Make the detector from a rule's keys.

    The pack has tables `NAME_xx` for the languages `xx`, where `table` is NAME; `before`, `behind`
    and `fold` are as the detector has them. Raises ValueError where there is no such table.
    """
    kind, fold = f"{params.get('table')}_", bool(params.get("fold"))
    tables = {
        name.removeprefix(kind): {
            word.casefold() if fold else word: choices for word, choices in table.items()
        }
        for name, table in classes.tables.items()
        if name.startswith(kind)
    }
    if not tables:
        raise ValueError(f"there is no table “{kind}xx”")
    return TableWordDetector(
        tables,
        str(params.get("before", "")),
        str(params.get("behind", "")),
        fold,
        cast("Safety", params["safety"]),
        cast("float", params["weight"]),
        cast("float", params["needs"]),
    )
