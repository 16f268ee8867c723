"""Conditions that ask what a match is part of: verse, or a passage in another language."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from mtfix.detectors.conditions.place import Place, tell
from mtfix.detectors.foreign import is_among_english, is_in_passage
from mtfix.detectors.verse import is_in_verse

if TYPE_CHECKING:
    from mtfix.context import DocumentContext


def is_no_verse(place: Place, openers: Collection[str], context: DocumentContext) -> str | None:
    """Hold where the hit is not in verse on one line, whose lines begin with the openers."""
    return tell(not is_in_verse(place.segment, place.span, openers, context))


def is_no_passage(place: Place, languages: Collection[str], context: DocumentContext) -> str | None:
    """Hold where the hit is not in a passage of one of the languages."""
    text, own = context.text(place.segment), context.language_of(place.segment)
    return tell(
        not any(
            is_in_passage(text, place.span, context.lexicon(own), context.lexicon(language))
            for language in languages
        )
    )


def is_not_english(place: Place, context: DocumentContext) -> str | None:
    """Hold where most words around the group are no commoner in English."""
    text, own = context.text(place.segment), context.language_of(place.segment)
    return tell(not is_among_english(text, place.span, context.lexicon(own)))
