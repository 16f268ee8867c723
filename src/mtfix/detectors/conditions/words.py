"""Conditions that ask what the words of a match are: names, known ones, nouns."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mtfix.detectors.conditions.place import GroupCondition, Place, tell
from mtfix.lexicon.classes import load_word_classes
from mtfix.patterns import compile_late

if TYPE_CHECKING:
    from mtfix.context import DocumentContext

LEAST_ZIPF = 1.5  # a word this rare or rarer is as good as unknown
NATIVE_ZIPF = 1.0  # ten times as frequent as in English

_WORD = compile_late(r"[\p{L}\p{M}\p{N}]+")


def is_name(place: Place, context: DocumentContext) -> str | None:
    """Hold where every word of the group is a name of this document."""
    words = _WORD.findall(place.text)
    holds = bool(words) and all(
        context.names.is_name(word) if word[0].isupper() else word.islower() for word in words
    )
    holds = holds and any(word[0].isupper() for word in words)
    return tell(holds, f"“{place.text}” is a name in this document")


def is_not_name(place: Place, context: DocumentContext) -> str | None:
    """Hold where the group is not a name of this document."""
    return tell(is_name(place, context) is None)


def is_known(place: Place, context: DocumentContext) -> str | None:
    """Hold where every word of the group is in the lexicon of the segment's language."""
    words = _WORD.findall(place.text)
    lexicon = context.lexicon(context.language_of(place.segment))
    return tell(bool(words) and all(lexicon.zipf(word) >= LEAST_ZIPF for word in words))


def is_unknown(place: Place, context: DocumentContext) -> str | None:
    """Hold where a word of the group is not in the lexicon, if there is a lexicon."""
    lexicon = context.lexicon(context.language_of(place.segment))
    holds = bool(lexicon) and is_known(place, context) is None
    return tell(holds, f"“{place.text}” is not a known word")


def is_native(place: Place, context: DocumentContext) -> str | None:
    """Hold where every word of the group is known, and much less frequent in English."""
    words = _WORD.findall(place.text)
    lexicon, english = context.lexicon(context.language_of(place.segment)), context.lexicon("en")
    holds = bool(words) and all(
        lexicon.zipf(word) >= max(LEAST_ZIPF, english.zipf(word) + NATIVE_ZIPF) for word in words
    )
    return tell(holds, f"“{place.text}” is no English")


def _last_is(fits: Callable[[str], bool]) -> GroupCondition:
    """Return the condition that the last word of the group is of a class, as it most often is."""

    def holds(place: Place, context: DocumentContext) -> str | None:
        words = _WORD.findall(place.text)
        classes = load_word_classes(context.language_of(place.segment))
        return tell(fits(classes.get(words[-1].lower(), "") if words else ""))

    return holds


# By what the list of word classes says of a word, "" where it has none; genders are those of
# nouns that have no other.
LAST_WORD = {
    "noun": _last_is(lambda kind: kind.startswith(("noun", "plural"))),
    "singular": _last_is(lambda kind: kind.startswith("noun")),
    "plural": _last_is(lambda kind: kind.startswith("plural")),
    "masculine": _last_is(lambda kind: "masculine" in kind),
    "feminine": _last_is(lambda kind: "feminine" in kind),
    "not-feminine": _last_is(lambda kind: "feminine" not in kind),
    "adjective": _last_is(lambda kind: kind == "adjective"),
    "verb": _last_is(lambda kind: kind == "verb"),  # a finite one, or an infinitive
    "classed": _last_is(bool),
}
