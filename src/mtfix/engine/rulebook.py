"""The rules of some settings, language by language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from mtfix.context import DocumentContext
from mtfix.languages import primary_subtag
from mtfix.packs import (
    Prefilter,
    Rule,
    is_plain_name,
    is_selected,
    load_rules,
    prefilter_for,
    require_names,
)
from mtfix.settings import Settings


class Rulebook:
    """
    Which rules look at a text, and which of them the user wants to hear.

    Raises UsageProblem where no rule has a name that is selected or ignored, and PackError for
    a broken pack.
    """

    def __init__(self, settings: Settings) -> None:
        """Check the names; packs load when a document in their language comes."""
        self._settings = settings
        named = [g for g in (*settings.select, *settings.ignore) if is_plain_name(g)]
        if named:
            require_names(load_rules(settings.packs), named)
        elif settings.packs:
            load_rules(settings.packs)  # a broken pack is told before anything is read
        self._selected: set[str] = set()
        self._prefilters: dict[str, Prefilter] = {}

    @cached_property  # looking for packs takes milliseconds
    def rules(self) -> tuple[Rule, ...]:
        """The rules for the declared language; all of them where none is declared."""
        return load_rules(self._settings.packs, primary_of(self._settings.language))

    def prefilter(self, language: str) -> Prefilter:
        """Return what tells which rules of a language may hit a text; it knows its rules."""
        if language not in self._prefilters:
            rules = load_rules(self._settings.packs, language)
            self._prefilters[language] = prefilter_for(rules, language)
            select, ignore = self._settings.select, self._settings.ignore
            self._selected.update(rule.id for rule in rules if is_selected(rule, select, ignore))
        return self._prefilters[language]

    def find_asked(
        self, context: DocumentContext, *, for_edits: bool
    ) -> Iterator[tuple[int, Rule]]:
        """Yield the rules that may hit, and the number of the segment where they may."""
        numbers = range(len(context.document.segments))
        for number in numbers:
            text = context.text(number)
            if not text.strip():
                continue
            language = context.language_of(number)
            is_alone = len(numbers) == 1 and language == context.language
            # Clues know nothing of markup, nor of what is closed.
            is_alone &= not context.document.segments[number].breaks and not context.closed(number)
            rules = self.prefilter(language).candidates(
                text,
                is_alone=is_alone,
                has_source=bool(context.document.segments[number].source),
            )
            for rule in rules:
                if not for_edits or rule.weight or self.is_wanted(rule, for_edits=True):
                    yield number, rule

    def is_selected(self, rule_id: str) -> bool:
        """Tell whether the user wants to know of the hits of a rule, whose language has come."""
        return rule_id in self._selected

    def is_wanted(self, rule: Rule, *, for_edits: bool) -> bool:
        """Tell whether the user wants to know of a rule's hits, or of the repairs that they get."""
        return self.is_selected(rule.id) and (not for_edits or rule.may_be(self._settings.boldness))


def primary_of(tag: str | None) -> str | None:
    """Return the primary subtag of a tag, None for none."""
    return primary_subtag(tag) if tag else None
