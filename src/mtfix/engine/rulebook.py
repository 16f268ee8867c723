"""The rules of some settings, language by language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cached_property

from mtfix.context import DocumentContext
from mtfix.engine.judgement import Asked, Judgement
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

_TOGETHER = 1000  # segments whose clues are looked for at once
_MOST_LANGUAGES = 12  # whose rules are kept, 3 MB each: the web has passages in all languages


class Part(Enum):
    """Rules that are looked for together."""

    ALL = auto()
    REPAIRS = auto()  # those that the user has selected, and of which a repair can come
    EVIDENCE = auto()  # those of the others that give evidence


@dataclass(frozen=True, slots=True)
class _Known:
    """The rules of a language, and what tells which of them may hit."""

    rules: tuple[Rule, ...]
    prefilters: dict[Part, Prefilter] = field(default_factory=dict)


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
        self._known: dict[str, _Known] = {}  # by language, the last one asked for last
        self._selected: set[str] = set()

    @cached_property  # looking for packs takes milliseconds
    def rules(self) -> tuple[Rule, ...]:
        """The rules for the declared language; all of them where none is declared."""
        return load_rules(self._settings.packs, primary_of(self._settings.language))

    def rules_for(self, language: str) -> tuple[Rule, ...]:
        """Return the rules for text in a language (a primary subtag)."""
        return self._know(language).rules

    def prefilter(self, language: str, part: Part) -> Prefilter:
        """Return what tells which rules of a part may hit a text in a language."""
        known = self._know(language)
        if part not in known.prefilters:
            only = frozenset(n for n, rule in enumerate(known.rules) if self._is_of(rule, part))
            known.prefilters[part] = prefilter_for(known.rules, language, only)
        return known.prefilters[part]

    def _know(self, language: str) -> _Known:
        known = self._known.pop(language, None)
        if known is None:
            known = _Known(load_rules(self._settings.packs, language))
            select, ignore = self._settings.select, self._settings.ignore
            self._selected.update(r.id for r in known.rules if is_selected(r, select, ignore))
            if len(self._known) >= _MOST_LANGUAGES:
                del self._known[next(iter(self._known))]
        self._known[language] = known
        return known

    def judge(self, context: DocumentContext, *, for_edits: bool) -> Judgement:
        """
        Return which rules may hit a document.

        All of them count; where it is `for_edits`, only those of which a repair can come.
        """
        if not for_edits:
            return Judgement(context, self._find_asked(context, Part.ALL), tuple)
        return Judgement(
            context,
            self._find_asked(context, Part.REPAIRS),
            lambda: self._find_asked(context, Part.EVIDENCE),
        )

    def _find_asked(self, context: DocumentContext, part: Part) -> Iterator[Asked]:
        """Yield the rules of a part that may hit, and the number of the segment where they may."""
        segments = context.document.segments
        for start in range(0, len(segments), _TOGETHER):
            numbers = [
                number
                for number in range(start, min(start + _TOGETHER, len(segments)))
                if context.text(number).strip()
            ]
            if len(segments) > 1:
                self._expect(context, numbers, part)
            for number in numbers:
                for rule in self._find_in(context, number, part):
                    yield number, rule

    def _expect(self, context: DocumentContext, numbers: Iterable[int], part: Part) -> None:
        """Look for the clues of many segments at once."""
        texts: defaultdict[str, list[str]] = defaultdict(list)
        for number in numbers:
            texts[context.language_of(number)].append(context.text(number))
        for language, together in texts.items():
            self.prefilter(language, part).expect(together)

    def _find_in(self, context: DocumentContext, number: int, part: Part) -> Iterable[Rule]:
        """Return the rules of a part that may hit a segment."""
        segment, language = context.document.segments[number], context.language_of(number)
        is_alone = len(context.document.segments) == 1 and language == context.language
        # Clues know nothing of markup, nor of what is closed.
        is_alone &= not segment.breaks and not context.closed(number)
        return self.prefilter(language, part).candidates(
            segment.text, is_alone=is_alone, has_source=bool(segment.source)
        )

    def is_selected(self, rule_id: str) -> bool:
        """Tell whether the user wants to know of the hits of a rule, whose language has come."""
        return rule_id in self._selected

    def is_wanted(self, rule: Rule, *, for_edits: bool) -> bool:
        """Tell whether the user wants to know of a rule's hits, or of the repairs that they get."""
        return self.is_selected(rule.id) and (not for_edits or rule.may_be(self._settings.boldness))

    def _is_of(self, rule: Rule, part: Part) -> bool:
        if part is Part.ALL:
            return True
        is_wanted = self.is_wanted(rule, for_edits=True)
        return is_wanted if part is Part.REPAIRS else bool(rule.weight) and not is_wanted


def primary_of(tag: str | None) -> str | None:
    """Return the primary subtag of a tag, None for none."""
    return primary_subtag(tag) if tag else None
