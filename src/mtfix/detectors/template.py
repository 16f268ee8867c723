"""Replacement templates: `{name} {verb:lower} {word|leftovers}`."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from mtfix.patterns import compile_late

FORMATS: dict[str, Callable[[str], str]] = {
    "lower": str.lower,
    "upper": str.upper,
    "capital": lambda text: text[:1].upper() + text[1:],
    "small": lambda text: text[:1].lower() + text[1:],
    "joined": lambda text: "".join(text.split()),
}
_FIELD = compile_late(
    r"\{\{|\}\}|\{(?<group>\w+)(?:\|(?<table>[\w-]+))?(?::(?<format>\w+))?\}|(?<stray>[{}])"
)


@dataclass(frozen=True, slots=True)
class Field:
    """One `{group|table:format}`; table and format may be empty."""

    group: str
    table: str = ""
    format: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """Literal text and fields, in order."""

    parts: tuple[str | Field, ...]

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields alone."""
        return tuple(part for part in self.parts if isinstance(part, Field))

    def fill(
        self,
        captures: Mapping[str, str],
        tables: Mapping[str, Mapping[str, tuple[str, ...]]] | None = None,
        *,
        ignore_case: bool = False,
    ) -> list[str]:
        """
        Return the texts that the template makes, several where a table gives candidates.

        A group that took no part in the match is empty. A word that a table does not
        hold makes no text at all.

            >>> parse_template("{word|left:upper} wing").fill(
            ...     {"word": "dcha"}, {"left": {"dcha": ("right", "r.")}})
            ['RIGHT wing', 'R. wing']
        """
        choices: list[tuple[str, ...]] = []
        for part in self.parts:
            if isinstance(part, str):
                choices.append((part,))
                continue
            values: tuple[str, ...] = (captures.get(part.group, ""),)
            if part.table:
                table = (tables or {}).get(part.table, {})
                values = look_up(values[0], table, ignore_case=ignore_case)
            if part.format:
                values = tuple(FORMATS[part.format](value) for value in values)
            choices.append(values)
        return ["".join(combination) for combination in itertools.product(*choices)]


@lru_cache(maxsize=2000)  # a message is filled for each finding
def parse_template(text: str) -> Template:
    """
    Return the template that `text` spells; `{{` and `}}` are braces.

        >>> parse_template("{name}, {{sic}}").parts
        (Field(group='name', table='', format=''), ', ', '{', 'sic', '}')

    Raises ValueError for a stray brace or an unknown format.
    """
    parts: list[str | Field] = []
    place = 0
    for match in _FIELD.finditer(text):
        if match.start() > place:
            parts.append(text[place : match.start()])
        place = match.end()
        if match["stray"]:
            raise ValueError(
                f"a stray “{match['stray']}”: write {{group}}, {{group:lower}} or "
                "{group|table}, and {{ or }} for a brace"
            )
        if match["group"] is None:
            parts.append(match.group()[0])
            continue
        if match["format"] and match["format"] not in FORMATS:
            raise ValueError(f"unknown format “{match['format']}”: {', '.join(FORMATS)} exist")
        parts.append(Field(match["group"], match["table"] or "", match["format"] or ""))
    if place < len(text):
        parts.append(text[place:])
    return Template(tuple(parts))


def look_up(
    word: str, table: Mapping[str, tuple[str, ...]], *, ignore_case: bool
) -> tuple[str, ...]:
    """
    Return what `table` gives for `word`, in the word's case shape; nothing if unknown.

    No word, from a group that took no part, gives no word, unless the table has a key "".

        >>> look_up("Dcha", {"dcha": ("right",)}, ignore_case=True)
        ('Right',)
    """
    if word in table:
        return table[word]
    if not word:
        return ("",)
    if not ignore_case:
        return ()
    folded = word.casefold()
    for key, values in table.items():
        if key.casefold() == folded:
            return tuple(shape_like(word, key, value) for value in values)
    return ()


def shape_like(word: str, key: str, value: str) -> str:
    """
    Give `value` the capitals that `word` has and the table's `key` has not.

        >>> shape_like("DCHA", "dcha", "right"), shape_like("eeuu", "EEUU", "US")
        ('RIGHT', 'US')
    """
    if len(word) > 1 and word.isupper() and not key.isupper():
        return value.upper()
    if word[:1].isupper() and not key[:1].isupper():
        return FORMATS["capital"](value)
    return value
