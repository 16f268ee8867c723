"""End marks, brackets and quotation marks of the target against those of the source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import regex

from mtfix.detectors.base import WordClasses
from mtfix.detectors.bilingual.lengths import weigh_letters
from mtfix.detectors.bilingual.pair import BilingualDetector, Pair, make_hit, make_repair
from mtfix.model import Hit, Safety, Span

if TYPE_CHECKING:
    from mtfix.context import DocumentContext

_CLOSING = "\"'“”‘’«»„)）\\]」』*\ufffc"
_END = regex.compile(rf"(?<marks>[.。．।۔?？؟!！…]*)[\s{_CLOSING}]*\Z")
_KINDS = {".": ".。．।۔…", "?": "?？؟", "!": "!！"}
_GREEK = regex.compile(rf"[;\u037e][\s{_CLOSING}]*\Z")
_MARKS = {
    ".": {"zh": "。", "ja": "。", "hi": "।", "ur": "۔"},
    "?": {"zh": "？", "ja": "？", "ar": "؟", "fa": "؟", "ur": "؟", "el": ";"},
    "!": {"zh": "！", "ja": "！"},
}
# Capitals, letters with points between them, and “and so on” in many languages.
_ABBREVIATION = regex.compile(
    r"(?:\b\p{Lu}\p{L}{0,3}|\p{L}\.\s?\p{L}|\b(?:etc|usw|ecc|enz|osv|mfl|itd|itp|atd|apod|stb|ad|vb|"
    r"vs|т\.?\s?[дп]|др|тощо|ін))\.\s*\Z"
)
_CLAUSE_START = regex.compile(r"\p{Ll}")
_LISTED = regex.compile(r"\A\P{L}*\p{Ll}|\S\s{2,}\S")  # options of a command, in a column each
_INNER_STOP = regex.compile(r"[.!?]\s+\p{Lu}|[。！？]\s*\p{L}")
_SHORTEST = 25  # weighted letters: below, no sentence but a label
_LEAST = 0.4  # of the letters of the source
_FEW, _SHARE = 5, 10  # stops that are a style: so many, and every tenth label
_BRACKETS = (("(（", ")）"), ("[［", "]］"), ("{", "}"))
_FACE = regex.compile(r"[:;=8xX][-o']?[()\[\]]+|[()]{2,}(?=\s|$)|(?:^|\s)(?:\p{N}{1,3}|\p{L})[)）]")


@dataclass(frozen=True, slots=True)
class EndMarkDetector(BilingualDetector):
    """
    Compares how source and target end, each by the conventions of its language.

    A question mark that is gone, a mark that a sentence has lost, and a full stop behind what
    is no sentence in the source (a label, a button) count; other differences are style.
    """

    defect: str
    safety: Safety

    def compare(self, pair: Pair) -> Iterator[Hit]:
        """Yield a hit at the end of the target."""
        original, own = _end_of(pair.source), _end_of(pair.target)
        if pair.language == "el" and _GREEK.search(pair.target):
            own = "?"
        before = pair.target[: pair.whole.end]
        if original == own or not before:
            return
        last = Span(len(before) - 1, len(before))
        size = weigh_letters(pair.source)
        if self.defect == "question":
            if original == "?" and own in (".", "") and not pair.target.count("?"):
                yield from self._repair_question(pair, own, last)
        elif self.defect == "lost":
            is_whole = weigh_letters(pair.target) >= size * _LEAST  # else more than a mark is lost
            is_sentence = size >= _SHORTEST and not _ABBREVIATION.search(pair.source) and is_whole
            is_sentence = is_sentence and not _LISTED.search(pair.target)
            if original in (".", "!") and own == "" and before[-1].isalnum() and is_sentence:
                new = before[-1] + _mark(original, pair.language)
                yield make_repair(last, new, self.safety, pair, mark=new[1:])
        elif original == "" and own == "." and size < _SHORTEST and _is_label(pair):
            if is_usual_stop(pair.context):
                return  # the translator's own style
            yield make_repair(last, "", self.safety, pair, mark=before[-1])

    def _repair_question(self, pair: Pair, own: str, last: Span) -> Iterator[Hit]:
        mark = _mark("?", pair.language)
        sign = last.of(pair.target)
        if own == "." and sign in _KINDS["."]:
            yield make_repair(last, mark, self.safety, pair, mark=mark)
        elif own == "" and sign.isalnum():
            yield make_repair(last, sign + mark, self.safety, pair, mark=mark)
        else:
            yield make_hit(last, mark=mark)


def is_usual_stop(context: DocumentContext) -> bool:
    """Tell whether many labels of the document end with a stop that their sources lack."""
    found = context.memo.get(is_usual_stop)
    if found is None:
        ends = [
            _end_of(segment.text)
            for segment in context.document.segments
            if segment.source
            and not _end_of(segment.source)
            and weigh_letters(segment.source) < _SHORTEST
        ]
        stops = ends.count(".")
        found = context.memo[is_usual_stop] = stops >= _FEW and stops * _SHARE > len(ends)
    return bool(found)


def _end_of(text: str) -> str:
    """Return the kind of mark that ends a text: `.`, `?`, `!` or nothing."""
    match = _END.search(text)
    marks = match["marks"] if match else ""
    kinds = [kind for kind, signs in _KINDS.items() if any(sign in signs for sign in marks)]
    return "?" if "?" in kinds else kinds[-1] if kinds else ""


def _mark(kind: str, language: str) -> str:
    return _MARKS[kind].get(language, kind)


def _is_label(pair: Pair) -> bool:
    """Tell whether the source ends in a word, and the target in one that is no abbreviation."""
    is_sentence = _INNER_STOP.search(pair.target) or _ABBREVIATION.search(pair.target)
    return pair.source.rstrip()[-1:].isalpha() and not is_sentence


@dataclass(frozen=True, slots=True)
class UnmatchedBracketDetector(BilingualDetector):
    """Shows brackets without a partner, in a target whose source has all of its partners."""

    def compare(self, pair: Pair) -> Iterator[Hit]:
        """Yield a hit at each of them."""
        if _lonely(pair.source):
            return
        for place in _lonely(pair.target):
            yield make_hit(Span(place, place + 1), mark=pair.target[place])


def _lonely(text: str) -> list[int]:
    """Return the places of the brackets that have no partner."""
    faces = [match.span() for match in _FACE.finditer(text)]
    lonely: list[int] = []
    for opening, closing in _BRACKETS:
        waiting: list[int] = []
        for place, sign in enumerate(text):
            if sign not in opening + closing:
                continue
            if sign in closing and waiting:
                waiting.pop()
            elif any(start <= place < end for start, end in faces):
                continue  # a smiley, or the mark of a list item
            elif sign in opening:
                waiting.append(place)
            else:
                lonely.append(place)
        lonely += waiting
    return sorted(lonely)


def make_end_mark(params: Mapping[str, object], _classes: WordClasses) -> EndMarkDetector:
    """
    Make the detector from a rule's key `defect`: question, lost or added.

    Raises ValueError for another one.
    """
    defect = str(params.get("defect"))
    if defect not in ("question", "lost", "added"):
        raise ValueError("`defect` must be one of question, lost, added")
    return EndMarkDetector(defect, cast("Safety", params["safety"]))


def make_unmatched_bracket(
    _params: Mapping[str, object], _classes: WordClasses
) -> UnmatchedBracketDetector:
    """Make the detector; it has no keys."""
    return UnmatchedBracketDetector()
