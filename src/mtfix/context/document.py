"""The document context: gathered once, read by every detector."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

import regex

from mtfix.context.language import detect_language, is_evident, is_mixed, is_plain, share_known
from mtfix.context.markup import find_enclosed
from mtfix.context.names import NameIndex
from mtfix.context.protection import find_chosen, find_protected
from mtfix.context.words import (
    Word,
    find_capitalised,
    find_forms,
    find_words,
    starts_sentence,
)
from mtfix.glossary import Term
from mtfix.languages import UNDETERMINED, find_language, primary_subtag
from mtfix.lexicon import Lexicon, load_lexicon
from mtfix.model import Document, Span
from mtfix.patterns import compile_late

_CURLY, _STRAIGHT = compile_late(r"\p{L}’\p{L}"), compile_late(r"\p{L}'\p{L}")
_UNSEEN = compile_late(r"[\u00ad\u200b\u2060\ufeff]")
_MOST_KEPT = 4000  # segments whose words are at hand; those of a long document fill the memory
_CLAUSE, _TITLE = 2, 6  # words of markup that may be a sentence of its own, of a link a title
_USUAL = "en"  # what is not translated is in this language, mostly
_SURE = 0.9  # probability of another language
_FEW, _STRANGE = 6, 0.2  # small words of a text, and which part of them the language has at least
_NEAR, _QUIET = 4, " \t\n\u00a0`*_"  # letters; what may stand between a term and its description


class DocumentContext:
    """
    What the whole document says, for rules that look at one place.

    Everything is worked out on first use. Offsets are code points of a segment's text.
    """

    def __init__(
        self,
        document: Document,
        *,
        language: str | None = None,
        source_language: str | None = None,
        glossary: Sequence[Term] = (),
        protect: Iterable[regex.Pattern[str]] = (),
        is_evident: bool = False,
    ) -> None:
        """
        Take the document, what is known of its languages, a glossary, and protected terms.

        It `is_evident` where somebody has found that all of it is in the declared language.
        """
        self.document = document
        self._declared = primary_subtag(language) if language else None
        self._source_language = primary_subtag(source_language) if source_language else None
        self.glossary = tuple(glossary)
        self._protect = tuple(protect)
        self._is_evident = is_evident
        self.memo: dict[object, object] = {}  # what detectors work out once and share
        self._words: dict[int, tuple[Word, ...]] = {}
        self._closed: dict[int, tuple[Span, ...]] = {}
        self._protected: dict[int, tuple[Span, ...]] = {}
        self._languages: dict[int, str] = {}
        self._enclosed: dict[int, tuple[Span, ...]] = {}

    def text(self, segment: int) -> str:
        """Return the text of a segment."""
        return self.document.segments[segment].text

    @cached_property
    def language(self) -> str:
        """The language of the document: declared, else detected, else what the file says."""
        if self._declared:
            return self._declared
        sample = "\n".join(segment.text for segment in self.document.segments[:200])
        code, probability = detect_language(sample)
        if probability >= 0.8:
            return code
        said = self.document.language
        return primary_subtag(said) if said else UNDETERMINED

    def language_of(self, segment: int) -> str:
        """
        Return the language of a segment; a short one has that of the document.

        A file may declare it of a segment, and be wrong: parts stay untranslated. What is a copy
        of its source is `und`, for no rule of a language is meant for it.
        """
        if self._is_evident:
            return self.language
        if segment not in self._languages:
            part = self.document.segments[segment]
            is_copy = part.source is not None and part.source.split() == part.text.split()
            declared = primary_subtag(part.language) if part.language else self.language
            self._languages[segment] = UNDETERMINED if is_copy else self._detect(segment, declared)
        return self._languages[segment]

    def _detect(self, segment: int, expected: str) -> str:
        lexicon = self.lexicon(expected)
        if not lexicon:
            return expected
        text = _UNSEEN.sub("", self.text(segment))  # it parts words that are whole
        is_seen = len(text) == len(self.text(segment))
        forms = self.forms(segment) if is_seen else find_forms(text)
        if is_evident(forms, lexicon):
            return expected
        if is_plain(forms, self.lexicon(_USUAL)):
            code, probability = _USUAL, 1.0
        else:
            code, probability = detect_language(text)
        if code == expected:
            return expected
        if find_language(code).script == "Latin" and is_mixed(text, expected):
            return expected
        other, small = self.lexicon(code), [form for form in forms if form.islower()]
        if probability < _SURE:
            is_strange = len(small) >= _FEW and share_known(small, lexicon) < _STRANGE
            return UNDETERMINED if is_strange else expected
        if other and share_known(small, other) <= share_known(small, lexicon):
            return expected
        return code

    def forms(self, segment: int) -> Sequence[str]:
        """Return the words of a segment as written; their places take longer to find."""
        if segment in self._words:
            return [word.text for word in self._words[segment]]
        return find_forms(self.text(segment), self.protected(segment))

    def _capitalised(self, segment: int) -> list[Word]:
        if segment in self._words:
            return [word for word in self._words[segment] if word.text[0].isupper()]
        return find_capitalised(self.text(segment), self.protected(segment))

    def lexicon(self, language: str) -> Lexicon:
        """Return the lexicon of a language code; it may be empty."""
        return load_lexicon(language)

    def source_language_of(self, segment: int) -> str:
        """Return the language of a segment's source: as declared, else as detected, or `und`."""
        declared = self.document.segments[segment].source_language
        return primary_subtag(declared) if declared else self._source

    @cached_property
    def _source(self) -> str:
        if self._source_language:
            return self._source_language
        sources = (segment.source or "" for segment in self.document.segments[:200])
        code, probability = detect_language("\n".join(sources))
        return code if probability >= 0.8 else UNDETERMINED

    def protected(self, segment: int) -> tuple[Span, ...]:
        """
        Return the spans of a segment that are closed to every rule.

        What looks like one name over the edge of code is none: “the file`a.txt`” is no `filea.txt`.
        """
        if segment not in self._protected:
            code = self.document.segments[segment].protected
            edges = sorted(edge for span in code for edge in (span.start, span.end))
            found = (
                span
                for span in find_protected(self.text(segment))
                if bisect_right(edges, span.start) == bisect_left(edges, span.end)
            )
            self._protected[segment] = (*self.closed(segment), *found)
        return self._protected[segment]

    def closed(self, segment: int) -> tuple[Span, ...]:
        """Return what of `protected` the file or the user closes, whatever it looks like."""
        if segment not in self._closed:
            known = self.document.segments[segment].protected
            chosen = find_chosen(self.text(segment), self._protect)
            self._closed[segment] = (*known, *chosen)
        return self._closed[segment]

    def words(self, segment: int) -> tuple[Word, ...]:
        """Return the words of a segment, without those in protected spans."""
        if segment not in self._words:
            if len(self._words) >= _MOST_KEPT:
                self._words.clear()
            self._words[segment] = find_words(self.text(segment), self.protected(segment))
        return self._words[segment]

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each word form stands in the document, as written."""
        counts: Counter[str] = Counter()
        for number in range(len(self.document.segments)):
            counts.update(self.forms(number))
        return counts

    @cached_property
    def word_count(self) -> int:
        """How many words the document has."""
        return sum(self.counts.values())

    @cached_property
    def apostrophe(self) -> str:
        """The sign that the document has for an apostrophe: ’ or ', the commoner one."""
        curly = len(_CURLY.findall(self.document.raw))
        return "’" if curly > len(_STRAIGHT.findall(self.document.raw)) else "'"

    @cached_property
    def names(self) -> NameIndex:
        """The names of the document."""
        index = NameIndex(self.counts)
        for number in range(len(self.document.segments)):
            if capitalised := self._capitalised(number):
                index.add(self.text(number), self.forms(number), capitalised)
        return index

    def enclosed(self, segment: int) -> tuple[Span, ...]:
        """Return what inline markup encloses in a segment, in order of its ends."""
        if segment not in self._enclosed:
            self._enclosed[segment] = tuple(find_enclosed(self.document.segments[segment]))
        return self._enclosed[segment]

    def starts_sentence(self, segment: int, offset: int) -> bool:
        """
        Tell whether the word at `offset` may be the first of a sentence.

        Behind a term in code that opens the segment, what is said of the term may begin; so
        may a sentence behind markup that encloses a whole one, and the title that a link bears.
        """
        text = self.text(segment)
        if starts_sentence(text, offset) or self._meets_markup(segment, offset):
            return True
        term = min(self.closed(segment), default=None)
        if term is None or not 0 < offset - term.end <= _NEAR:
            return False
        return not text[: term.start].strip(_QUIET) and not text[term.end : offset].strip(_QUIET)

    def _meets_markup(self, segment: int, offset: int) -> bool:
        """Tell whether a long link begins at `offset`, or a clause in markup ends before it."""
        text = self.text(segment)
        for span in self.enclosed(segment):
            words = span.of(text).split()
            if span.start == offset and len(words) >= _TITLE and self._is_link(segment, offset):
                return True
            if (
                0 <= offset - span.end <= _NEAR
                and len(words) >= _CLAUSE
                and words[-1].islower()
                and not text[span.end : offset].strip(_QUIET)
                and starts_sentence(text, span.start)
            ):
                return True
        return False

    def _is_link(self, segment: int, offset: int) -> bool:
        at = self.document.segments[segment].break_at(offset)
        return at is not None and self.document.raw.startswith(("[", "<a ", "<A "), at)
