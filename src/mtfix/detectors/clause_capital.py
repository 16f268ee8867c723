"""Capitals behind commas, in documents whose clauses were translated apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from mtfix.detectors.base import Clues, WordClasses
from mtfix.lexicon.sequence import is_function_word
from mtfix.model import Edit, Hit, Safety, Span, Suggestion
from mtfix.patterns import compile_late

if TYPE_CHECKING:
    from mtfix.context import DocumentContext

_CANDIDATE = compile_late(
    r"(?<=[\p{Ll}\p{N})%»”], )(?<word>\p{Lu}[\p{Ll}\p{M}]*)(?:(?<elided>['’])|(?= \p{Ll}|[,.;]))"
)
_LETTERS = compile_late(r"\p{Lu} (?:\p{Ll}{1,4} )?\p{Lu}(?!\p{L})")  # “A and B” are names
_BEHIND_NAME = compile_late(r"(?r)(?<!\p{L})\p{Lu}[\p{L}’'-]*, ")  # “Gent, België”
_LAST_TWO = compile_late(r"\p{Lu}\p{L}* \p{Ll}{1,4} \p{Lu}")  # of a list: “Edit and View”
# What stands between two commas, or before the first one, read backwards from the second.
_ITEM = compile_late(r"(?r)(?:^|[,:;.!?(\[“«\"]\s*)(?<words>[^,:;.!?(\[“«\"]*),[ ]?")
_END = compile_late(r"[,:;.!?)\]”»\"]")
_SHORT = 3  # words of an item in a list of names or labels
_BRIEF = 2  # words of one that is no clause, behind a single item
_FEW, _MANY = 2, 4  # plain capitals that need other damage, and that need none
_FORMS = 3  # different words among many
_NAMED = 3  # times that God is named in a text about faith
_NATIVE, _COMMON = 1.0, 3.5  # Zipf values: more frequent than in English by; at least
_SHARE = 20  # commas, of which one at least has a plain capital behind it
_CAPITALS_AMONG = 4  # words in small letters, one may have a capital for other reasons
_NOUNS_HAVE_CAPITALS, _FUNCTION_WORD = ("de", "lb"), 5.0


@dataclass(frozen=True, slots=True)
class ClauseCapitalDetector:
    """
    Takes the capital from the word behind a comma where the document does that again and again.

    Some programs translate each clause apart, and each gets the capital of a sentence. A capital
    is plain where the word is a function word, or stands in small letters in the document, too, and
    has a capital in mid-sentence behind commas only. Two plain ones need other damage in the
    document; where four stand, and behind many of its commas, clauses were translated apart, and
    other common words of the language are judged, too. A text that names God again and again
    writes His pronouns with a capital, and is left alone.
    """

    safety: Safety
    needs: float = 0.0
    divine: frozenset[str] = frozenset()

    def clues(self, language: str) -> Clues:
        """Return what finds two capitals behind commas; the document says what they are."""
        return Clues(look=_has_few, spread=True)

    def detect(self, segment: int, context: DocumentContext) -> Iterator[Hit]:
        """Yield a hit for each capital."""
        if context.document.segments[segment].role.startswith("heading"):
            return
        plain = _find_plain(context)
        total = sum(plain.values())
        if total < _FEW or len(plain) < _FEW or self._is_of_faith(context):
            return
        is_certain = total >= _MANY and len(plain) >= _FORMS and _is_frequent(total, context)
        for word, form in _find_candidates(segment, context):
            if _is_listed(word, form, segment, context):
                continue
            if form in plain or (is_certain and _is_common(word, form, segment, context)):
                edit = Edit(Span(word.start, word.start + 1), form[0].lower())
                yield Hit(
                    span=word,
                    suggestions=(Suggestion((edit,), self.safety),),
                    evidence=(f"{total} words behind commas have capitals in this text",),
                    needs=self.needs if is_certain else max(self.needs, 1.0),
                    captures=(("word", form),),
                )

    def _is_of_faith(self, context: DocumentContext) -> bool:
        return sum(context.counts[name] for name in self.divine) >= _NAMED


def _has_few(text: str) -> bool:
    return text.count(", ") >= _FEW and len(_CANDIDATE.findall(text)) >= _FEW


def _find_candidates(segment: int, context: DocumentContext) -> Iterator[tuple[Span, str]]:
    """Yield the place and the form of each word with a capital behind a comma."""
    text = context.text(segment)
    # What markup sets apart is a label, or a node: other rules look at those.
    breaks = {place.at for place in context.document.segments[segment].breaks}
    for match in _CANDIDATE.finditer(text):
        word = Span(*match.span("word"))
        if word.start in breaks or _LETTERS.match(text, word.start):
            continue
        if not any(word.overlaps(span) for span in context.protected(segment)):
            yield word, match["word"]


def _find_plain(context: DocumentContext) -> Counter[str]:
    """Return how often words stand behind commas that have a capital nowhere else."""
    if _find_plain not in context.memo:
        found = Counter(
            form
            for segment in range(len(context.document.segments))
            for _, form in _find_candidates(segment, context)
        )
        context.memo[_find_plain] = Counter(
            {
                form: count
                for form, count in found.items()
                if _is_usually_small(form, count, context) and _may_be_small(form, context)
            }
        )
    return cast("Counter[str]", context.memo[_find_plain])


def _is_usually_small(form: str, count: int, context: DocumentContext) -> bool:
    """Tell whether capitals that stand elsewhere in mid-sentence are few; `count` are known."""
    small = context.counts[form.lower()]
    others = context.names.count(form) - count
    return (
        small > 0 or is_function_word(form, context.language)
    ) and others <= small // _CAPITALS_AMONG


def _is_listed(word: Span, form: str, segment: int, context: DocumentContext) -> bool:
    """Tell whether a word is in a list (“Mail, Calendar, Notes”), and begins no clause."""
    text = context.text(segment)
    items = _count_items(text, word.start, context.language)
    if items != 1 or is_function_word(form, context.language):
        return items > 1
    end = _END.search(text, word.end)
    item = text[word.start : end.start() if end else len(text)]
    return len(item.split()) <= _BRIEF or _LAST_TWO.match(item) is not None


def _count_items(text: str, start: int, language: str) -> int:
    """
    Return how many short items with a capital, and no clauses, stand in a row before `start`.

    The first one may stand behind other words (“the menus Edit, View, Help”).
    """
    count = 0
    while match := _ITEM.match(text, 0, start):
        words = match["words"].split()
        if len(words) > 1 and words[-1][0].isupper() and words[0][0].islower():
            return count + 1
        if not words or len(words) > _SHORT or not words[0][0].isupper():
            break
        if is_function_word(words[0], language):
            break
        count, start = count + 1, match.start("words")
    return count


def _may_be_small(form: str, context: DocumentContext) -> bool:
    """Tell whether the word is none that the language writes with a capital."""
    if context.language not in _NOUNS_HAVE_CAPITALS:
        return True
    return context.lexicon(context.language).zipf(form.lower()) >= _FUNCTION_WORD


def _is_frequent(total: int, context: DocumentContext) -> bool:
    """Tell whether capitals stand behind many commas: in a long text a few are titles."""
    if _is_frequent not in context.memo:
        texts = map(context.text, range(len(context.document.segments)))
        context.memo[_is_frequent] = sum(text.count(", ") for text in texts)
    return total * _SHARE >= cast("int", context.memo[_is_frequent])


def _is_common(word: Span, form: str, segment: int, context: DocumentContext) -> bool:
    """Tell whether a word is common in the language, and no name: names stand behind names."""
    language, small = context.language_of(segment), form.lower()
    if language in _NOUNS_HAVE_CAPITALS or context.names.count(form) > 1:
        return False
    if _BEHIND_NAME.match(context.text(segment), 0, word.start):
        return False
    zipf = context.lexicon(language).zipf(small)
    return zipf >= _COMMON and zipf >= context.lexicon("en").zipf(small) + _NATIVE


def make_clause_capital(
    params: Mapping[str, object], classes: WordClasses
) -> ClauseCapitalDetector:
    """Make the detector from a rule's keys; the class `divine` has names of God."""
    return ClauseCapitalDetector(
        cast("Safety", params["safety"]),
        cast("float", params["needs"]),
        frozenset(classes[str(params["divine"])]) if "divine" in params else frozenset(),
    )
