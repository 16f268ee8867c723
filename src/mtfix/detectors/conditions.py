"""Conditions of a rule: what the document must say about a match."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

import regex

from mtfix.detectors.base import PatternTimeout, time_limit
from mtfix.detectors.nearby import members_around
from mtfix.lexicon.classes import load_word_classes
from mtfix.model import Span

if TYPE_CHECKING:
    from mtfix.context import DocumentContext

FEWEST_MEMBERS = 2  # of a word class, to tell what a text is about
LEAST_ZIPF = 1.5  # a word this rare or rarer is as good as unknown
NATIVE_ZIPF = 1.0  # ten times as frequent as in English

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_DIGIT = regex.compile(r"\p{Nd}")
_LETTER = regex.compile(r"\p{L}")
_START = regex.compile(r"\s*\p{L}(?=\p{L}*[ ,])")
_MANY_SMALL = 5
_JOINS = regex.compile(r"[\p{L}\p{M}\p{N}]")
_OPEN_ENDS = (",", ";", "–", "—")
_GOES_ON = regex.compile(r"[\p{L}\p{M}\p{N},;:–—-]\Z")


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one segment that a condition asks about."""

    segment: int
    span: Span
    text: str


# Answers with the evidence for a reader ("" where there is nothing to tell), or None where
# the condition does not hold.
GroupCondition = Callable[[Place, "DocumentContext"], "str | None"]
NumberCondition = Callable[[Place, int, "DocumentContext"], "str | None"]
PatternCondition = Callable[[regex.Pattern[str], str, "DocumentContext"], "str | None"]
ClassCondition = Callable[[Place, Collection[str], "DocumentContext"], "str | None"]


def _tell(holds: object, evidence: str = "") -> str | None:
    return evidence if holds else None


def is_name(place: Place, context: DocumentContext) -> str | None:
    """Hold where every word of the group is a name of this document."""
    words = _WORD.findall(place.text)
    holds = bool(words) and all(
        context.names.is_name(word) if word[0].isupper() else word.islower() for word in words
    )
    holds = holds and any(word[0].isupper() for word in words)
    return _tell(holds, f"“{place.text}” is a name in this document")


def is_not_name(place: Place, context: DocumentContext) -> str | None:
    """Hold where the group is not a name of this document."""
    return _tell(is_name(place, context) is None)


def is_known(place: Place, context: DocumentContext) -> str | None:
    """Hold where every word of the group is in the lexicon of the segment's language."""
    words = _WORD.findall(place.text)
    lexicon = context.lexicon(context.language_of(place.segment))
    return _tell(bool(words) and all(lexicon.zipf(word) >= LEAST_ZIPF for word in words))


def is_unknown(place: Place, context: DocumentContext) -> str | None:
    """Hold where a word of the group is not in the lexicon, if there is a lexicon."""
    lexicon = context.lexicon(context.language_of(place.segment))
    holds = bool(lexicon) and is_known(place, context) is None
    return _tell(holds, f"“{place.text}” is not a known word")


def is_native(place: Place, context: DocumentContext) -> str | None:
    """Hold where every word of the group is known, and much less frequent in English."""
    words = _WORD.findall(place.text)
    lexicon, english = context.lexicon(context.language_of(place.segment)), context.lexicon("en")
    holds = bool(words) and all(
        lexicon.zipf(word) >= max(LEAST_ZIPF, english.zipf(word) + NATIVE_ZIPF) for word in words
    )
    return _tell(holds, f"“{place.text}” is no English")


def starts_sentence(place: Place, context: DocumentContext) -> str | None:
    """Hold where the group may start a sentence."""
    return _tell(context.starts_sentence(place.segment, place.span.start))


def is_mid_sentence(place: Place, context: DocumentContext) -> str | None:
    """Hold where the group cannot start a sentence."""
    return _tell(not context.starts_sentence(place.segment, place.span.start))


def is_on_one_line(place: Place, context: DocumentContext) -> str | None:
    """Hold where the file does not begin a new line inside of the group: that blank is wrapping."""
    span = context.document.segments[place.segment].to_raw(place.span)
    return _tell("\n" not in span.of(context.document.raw))


def stands_elsewhere(place: Place, context: DocumentContext) -> str | None:
    """Hold where the group's text stands in the document once more, as words of its own."""
    text = context.document.segments[place.segment].text
    before, after = text[: place.span.start][-1:], text[place.span.end :][:1]
    own = 0 if _JOINS.match(before) or _JOINS.match(after) else 1
    return _tell(
        count_standing(place.text, context) > own, f"“{place.text}” stands elsewhere in the text"
    )


def count_standing(text: str, context: DocumentContext) -> int:
    """Count how often `text` stands in the document with no letter or digit at its ends."""
    if _WORD.fullmatch(text):
        return context.counts[text]
    pattern = regex.compile(rf"(?<![\p{{L}}\p{{N}}]){regex.escape(text)}(?![\p{{L}}\p{{N}}])")
    return sum(len(pattern.findall(segment.text)) for segment in context.document.segments)


_TITLES = ("heading", "metadata")


def opens_document(place: Place, context: DocumentContext) -> str | None:
    """Hold where nothing but blanks, titles and front matter stands before the group."""
    return _tell(_opens_document(place, context))


def is_amid(place: Place, context: DocumentContext) -> str | None:
    """Hold where text stands before the group in the document."""
    return _tell(not _opens_document(place, context))


def _opens_document(place: Place, context: DocumentContext) -> bool:
    segments = context.document.segments
    before = segments[place.segment].text[: place.span.start]
    return not before.strip() and not any(
        segment.text.strip() and segment.role not in _TITLES
        for segment in islice(segments, place.segment)
    )


def closes_document(place: Place, context: DocumentContext) -> str | None:
    """Hold where nothing but blanks stands after the group in the whole document."""
    segments = context.document.segments
    after = segments[place.segment].text[place.span.end :]
    return _tell(
        not after.strip()
        and not any(s.text.strip() for s in islice(segments, place.segment + 1, None))
    )


def starts_anew(place: Place, context: DocumentContext) -> str | None:
    """
    Hold where no sentence of the line, or of the paragraph, above the group goes on in its own.

    Lines of a poem are segments, and so are those of a text whose wrapping is not plain. Nor does
    it hold where the source begins in lower case, or many paragraphs of the document do.
    """
    segments = context.document.segments
    letter = _LETTER.search(segments[place.segment].source or "")
    if (letter is not None and letter[0].islower()) or _is_often_small(context):
        return None
    before = next((s for s in reversed(segments[: place.segment]) if s.text.strip()), None)
    if before is None or before.role in _TITLES:
        return ""
    end = before.text.rstrip()
    raw, first = context.document.raw, segments[place.segment].pieces[0].raw.start
    between = raw[before.pieces[-1].raw.end : first]
    is_next_line = not between.strip() and between.count("\n") == 1
    goes_on = end.endswith(_OPEN_ENDS) or (is_next_line and _GOES_ON.search(end))
    return _tell(not goes_on)


def is_unlike_source(place: Place, context: DocumentContext) -> str | None:
    """Hold where the group does not stand between blanks in the source, too, if there is one."""
    source = context.document.segments[place.segment].source
    return _tell(not source or place.text.strip() not in source.split())


def is_noun(place: Place, context: DocumentContext) -> str | None:
    """Hold where the last word of the group is most often a noun, by the list of classes."""
    return _tell(_class_of_last(place, context).startswith(("noun", "plural")))


def is_singular(place: Place, context: DocumentContext) -> str | None:
    """Hold where the last word of the group is most often a noun in the singular."""
    return _tell(_class_of_last(place, context).startswith("noun"))


def is_plural(place: Place, context: DocumentContext) -> str | None:
    """Hold where the last word of the group is most often a noun in the plural."""
    return _tell(_class_of_last(place, context).startswith("plural"))


def is_masculine(place: Place, context: DocumentContext) -> str | None:
    """Hold where the last word of the group is a masculine noun, and has no other gender."""
    return _tell("masculine" in _class_of_last(place, context))


def is_feminine(place: Place, context: DocumentContext) -> str | None:
    """Hold where the last word of the group is a feminine noun, and has no other gender."""
    return _tell("feminine" in _class_of_last(place, context))


def is_adjective(place: Place, context: DocumentContext) -> str | None:
    """Hold where the last word of the group is most often an adjective."""
    return _tell(_class_of_last(place, context) == "adjective")


def is_verb(place: Place, context: DocumentContext) -> str | None:
    """Hold where the last word of the group is most often a finite verb or an infinitive."""
    return _tell(_class_of_last(place, context) == "verb")


def is_classed(place: Place, context: DocumentContext) -> str | None:
    """Hold where the last word of the group is in the list of word classes at all."""
    return _tell(_class_of_last(place, context))


def _class_of_last(place: Place, context: DocumentContext) -> str:
    words = _WORD.findall(place.text)
    classes = load_word_classes(context.language_of(place.segment))
    return classes.get(words[-1].lower(), "") if words else ""


def has_number_nearby(place: Place, distance: int, context: DocumentContext) -> str | None:
    """Hold where a digit stands within `distance` code points before or after the hit."""
    text = context.document.segments[place.segment].text
    before = text[max(place.span.start - distance, 0) : place.span.start]
    after = text[place.span.end : place.span.end + distance]
    return _tell(bool(_DIGIT.search(before) or _DIGIT.search(after)))


def has_words_nearby(
    place: Place, members: Collection[str], context: DocumentContext
) -> str | None:
    """Hold where two different words of the class stand within 50 words of the hit."""
    found = members_around(place.segment, place.span, members, context)
    told = " and ".join(f"“{word}”" for word in found[:FEWEST_MEMBERS])
    return _tell(len(found) >= FEWEST_MEMBERS, f"{told} stand nearby")


@lru_cache(maxsize=256)
def compile_condition(pattern: str) -> regex.Pattern[str]:
    """Compile a condition's pattern the way that packs promise; raises regex.error."""
    return regex.compile(pattern, regex.VERSION1)


def count_matches(pattern: regex.Pattern[str], context: DocumentContext, group: str = "") -> int:
    """
    Count the matches of a pattern in the document, those with a group or all, once.

    Raises PatternTimeout where that takes too long.
    """
    key = ("matches", pattern, group)
    if key not in context.memo:
        context.memo[key] = 0  # what takes too long is said once, and then taken for nothing
        texts = (segment.text for segment in context.document.segments)
        limit = time_limit(context.document.raw)
        try:
            matches = [match for text in texts for match in pattern.finditer(text, timeout=limit)]
        except TimeoutError:
            raise PatternTimeout from None
        context.memo[key] = sum(match.start(group or 0) >= 0 for match in matches)
    return int(str(context.memo[key]))


def is_unusual(pattern: regex.Pattern[str], regular: str, context: DocumentContext) -> str | None:
    """
    Hold where the document has more matches of `regular` than of the rule's pattern.

    Where `regular` has a group `usual`, its matches with that group are weighed against
    those without, and the rule's pattern is not counted.
    """
    wanted = compile_condition(regular)
    if "usual" in wanted.groupindex:
        usual = count_matches(wanted, context, "usual")
        other = count_matches(wanted, context) - usual
    else:
        usual, other = count_matches(wanted, context), count_matches(pattern, context)
    return _tell(usual > other, "the text writes it otherwise more often")


def document_has(_pattern: regex.Pattern[str], wanted: str, context: DocumentContext) -> str | None:
    """
    Hold where a pattern is found in the whole text of the document, line ends included.

    Raises PatternTimeout where that takes too long.
    """
    key = ("document", wanted)
    if key not in context.memo:
        raw = context.document.raw
        context.memo[key] = False
        try:
            match = compile_condition(wanted).search(raw, timeout=time_limit(raw))
        except TimeoutError:
            raise PatternTimeout from None
        context.memo[key] = match is not None
    return _tell(context.memo[key])


def _is_often_small(context: DocumentContext) -> bool:
    """Tell whether several paragraphs, and every fifth, begin in lower case."""
    if _is_often_small not in context.memo:
        texts = (segment.text for segment in context.document.segments)
        firsts = [match[0] for text in texts if (match := _START.match(text))]
        small = sum(first[-1].islower() for first in firsts)
        context.memo[_is_often_small] = small >= _MANY_SMALL and small * 5 > len(firsts)
    return bool(context.memo[_is_often_small])


GROUP_CONDITIONS: dict[str, GroupCondition] = {
    "name": is_name,
    "not-name": is_not_name,
    "known": is_known,
    "unknown": is_unknown,
    "noun": is_noun,
    "singular": is_singular,
    "plural": is_plural,
    "masculine": is_masculine,
    "feminine": is_feminine,
    "adjective": is_adjective,
    "verb": is_verb,
    "classed": is_classed,
    "native": is_native,
    "sentence-start": starts_sentence,
    "mid-sentence": is_mid_sentence,
    "elsewhere": stands_elsewhere,
    "same-line": is_on_one_line,
    "document-start": opens_document,
    "document-end": closes_document,
    "amid": is_amid,
    "anew": starts_anew,
    "unlike-source": is_unlike_source,
}
NUMBER_CONDITIONS: dict[str, NumberCondition] = {
    "number-nearby": has_number_nearby,
}
CLASS_CONDITIONS: dict[str, ClassCondition] = {
    "words-nearby": has_words_nearby,
}
PATTERN_CONDITIONS: dict[str, PatternCondition] = {
    "usually": is_unusual,
    "document": document_has,
}
CONDITIONS = (*GROUP_CONDITIONS, *NUMBER_CONDITIONS, *CLASS_CONDITIONS, *PATTERN_CONDITIONS)
