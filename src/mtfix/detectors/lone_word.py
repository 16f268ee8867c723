"""A word that was translated alone, told by how badly it stands between its neighbours."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, cast

import regex

from mtfix.detectors.base import Clues, WordClasses
from mtfix.detectors.occurrences import count_standing
from mtfix.lexicon.sequence import EDGES, SequenceModel, load_sequence_model, lowered
from mtfix.model import Edit, Hit, Safety, Span, Suggestion

if TYPE_CHECKING:
    from mtfix.context import DocumentContext
    from mtfix.lexicon import Lexicon

# In nats. The first word of a sentence has half of its neighbours; a candidate further down
# was less likely.
_OPENING, _RANK = 3.0, 0.5
_MOST_NAMES = 2  # of the four neighbours
_CLOSE = 1.5  # between the two likeliest candidates
_NATIVE = 1.0  # in Zipf values: “a” is as good as native in many languages
_UNKNOWN = "<unknown>"
_NO_WORDS = ("<name>", "<name's>", "<quote>", "<number>", _UNKNOWN, "^", "$")
_BEFORE_SENTENCE = ("^", "<stop>", "<quote>")
_BLANKS, _JOINS = (" ", "\u00a0"), "'’-_/"
_LABEL = 3  # words
_SIGNS = tuple("+*/^=<>")
_BRACKETS = (")", "]")
_AT_END = ("<stop>", "$")
# Labels in a row, as menus and breadcrumbs have them, are no sentence.
_LABELS = regex.compile(r"\s[|>»›•·/]\s[^\n]*\s[|>»›•·/]\s")
# A title in quotation marks is in the language that it was given in.
_TITLE = regex.compile(r"(?<![\w.,!?])[“\"‘«„](?=\S)[^“”\"‘«»„.!?\n]{1,60}(?<=\S)[”\"’»“]")

Key = tuple[str, ...]  # the tokens of a word of the table, in lower case


@dataclass(frozen=True, slots=True)
class _Row:
    """The tokens of a segment: as written, where they are, and as symbols between edges."""

    text: str
    tokens: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    symbols: tuple[str, ...]  # two of the edge before and after those of the tokens
    small: tuple[str, ...]  # the tokens in lower case
    forms: frozenset[str]  # the same

    def find(self, words: Mapping[str, object]) -> Iterator[int]:
        """Yield the numbers of the tokens that are among the words, in lower case."""
        if not self.forms.isdisjoint(words):
            yield from (number for number, form in enumerate(self.small) if form in words)

    def around(self, start: int, end: int) -> tuple[Sequence[str], Sequence[str]]:
        """Return the two symbols before and behind the tokens from `start` to `end`."""
        return self.symbols[start : start + 2], self.symbols[end + 2 : end + 4]

    def shouts(self, start: int, end: int) -> bool:
        """Tell whether the tokens and one beside them are in capitals."""
        around = (*self.tokens[max(start - 1, 0) : start], *self.tokens[end : end + 1])
        return all(map(_is_shouted, self.tokens[start:end])) and any(map(_is_shouted, around))

    def is_beside(
        self, start: int, end: int, left: Collection[str], right: Collection[str]
    ) -> bool:
        """Tell whether one of the words is directly before the tokens, or behind them."""
        before, behind = self.small[max(start - 1, 0) : start], self.small[end : end + 1]
        return any(word in left for word in before) or any(word in right for word in behind)

    def key(self, start: int, end: int) -> Key | None:
        """Return the tokens from `start` to `end`, None where they are no words of their own."""
        places = self.places[start:end]
        first, last = places[0][0], places[-1][1]
        around = self.text[max(first - 1, 0) : first] + self.text[last : last + 1]
        if any(sign.isalnum() or sign in _JOINS for sign in around):
            return None
        if not all(self.text[left[1] : right[0]] in _BLANKS for left, right in pairwise(places)):
            return None
        return self.small[start:end]


@dataclass(frozen=True, eq=False)  # eq=False: rules are hashed, tables cannot be
class LoneWordDetector:
    """
    Finds words of a table in whose place another one is more likely, by a factor of e^`margin`.

    The table gives what the word may have been before it was translated, the likeliest first.
    Where the words are `foreign`, they are compared with any unknown word, and stand among
    words of the language. With `capital` they have one where none is due, which alone may be
    wrong where the table gives the word itself. Before a word of a class in `unless_before`,
    and directly behind a word in `unless_behind`, they are left alone, and so are those of
    `name_openers` before a name, and what follows them in one.
    Two words that fit equally well are shown, not chosen. Hits give no evidence themselves.
    """

    instead: Mapping[Key, Sequence[str]]
    margin: float
    foreign: bool = False
    other: str = ""
    capital: bool = False
    unless_before: tuple[str, ...] = ()
    unless_behind: frozenset[str] = frozenset()
    name_openers: frozenset[str] = frozenset()
    no_name_openers: frozenset[str] = frozenset()
    safety: Safety = Safety.UNSAFE
    needs: float = 0.0
    sources: tuple[str, ...] = ()

    @cached_property
    def _lengths(self) -> Mapping[str, Sequence[int]]:
        """How many tokens a word of the table can have, the most first, by its first token."""
        lengths: dict[str, set[int]] = {}
        for key in self.instead:
            lengths.setdefault(key[0], set()).add(len(key))
        return {first: sorted(found, reverse=True) for first, found in lengths.items()}

    def clues(self, _language: str) -> Clues:
        """Return none: hits need evidence that only other rules give."""
        return Clues()

    def detect(self, segment: int, context: DocumentContext) -> Iterator[Hit]:
        """Yield a hit for each word in whose place another one stands much better."""
        model = load_sequence_model(context.language_of(segment))
        if model is None or _LABELS.search(context.text(segment)):
            return
        row, lexicon = _read(segment, context, model), context.lexicon(context.language_of(segment))
        if self.foreign and self._is_of_other(row, lexicon, context):
            return
        done = 0
        titles = list(_TITLE.finditer(row.text)) if self.foreign else []
        for start in row.find(self._lengths):
            place = row.places[start][0]
            if any(title.start() < place < title.end() for title in titles):
                continue
            if self.capital and not (self.foreign or row.tokens[start][0].isupper()):
                continue
            for length in self._lengths[row.small[start]]:
                if start < done or start + length > len(row.tokens):
                    continue
                key = row.key(start, start + length)
                if key is None or key not in self.instead:
                    continue
                if self.other and not self._stands_among_own(row, start, length, segment, context):
                    continue
                if self.capital and not self.foreign and _is_label(row, start, context):
                    continue
                if _is_in_formula(row, start, start + length):
                    continue
                opens = context.starts_sentence(segment, row.places[start][0])
                hit = self._judge(row, start, key, model, lexicon, opens=opens)
                if hit:
                    yield hit
                    done = start + length

    def _judge(
        self,
        row: _Row,
        start: int,
        key: Key,
        model: SequenceModel,
        lexicon: Lexicon,
        *,
        opens: bool,
    ) -> Hit | None:
        """Return a hit where another word of the table fits so much better."""
        end = start + len(key)
        span = Span(row.places[start][0], row.places[end - 1][1])
        written = span.of(row.text)
        before, after = row.around(start, end)
        if self._is_out_of_place(written, before, after, opens=opens) or row.shouts(start, end):
            return None
        if self.capital and _is_shouted(written) and lexicon.language != "en":
            return None  # stressed, as «НЕ» is; in English it is an article of a node: “THE”
        if self._opens_name(row, start) or self._is_behind_opener(row, start):
            return None
        if row.is_beside(start, end, self.unless_behind, self.unless_before):
            return None
        if self.capital and row.text[: span.start].rstrip().endswith(_BRACKETS):
            return None  # “1) En mayo …”, “[17] Le renvoi …”
        if self.capital and row.text.startswith(_BRACKETS, span.end):
            return None  # “[Politics ON]”
        if len(key) > 1 and after[0] in _AT_END:
            return None  # “Please come in.”: what such words stand for is never last
        if self.foreign:
            least = self.margin + model.weigh(before, [_UNKNOWN] * len(key), after)
        else:
            share = sum(model.weigh_within(word, lexicon.zipf(word)) for word in key)
            least = self.margin + model.weigh(before, [*map(model.symbol, key)], after) + share
        doubt = _OPENING if opens else 0.0
        chances = sorted(
            (
                least
                if words == " ".join(key)
                else model.weigh(before, [*map(model.symbol, words.split())], after)
                - (_RANK * rank + doubt),
                words,
            )
            for rank, words in enumerate(self.instead[key])
        )[::-1]
        if chances[0][0] < least:
            return None
        near = [words for chance, words in chances if chance > chances[0][0] - _CLOSE]
        if self.capital and (own := " ".join(key)) in near:
            # The word itself in lower case is the smallest repair of those that fit as well.
            near = [own]
            chances.sort(key=lambda chance: chance[1] != own)
        is_close = len(near) > 1
        safeties = [Safety.FLAG if is_close else self.safety] + [Safety.FLAG] * len(chances)
        if chances[0][1] in self.no_name_openers and after[0] == "<name>":
            return None  # “la Rioja”
        is_raised = opens and written[0].isupper()
        texts = [words[0].upper() + words[1:] if is_raised else words for _, words in chances]
        return Hit(
            span=span,
            suggestions=tuple(
                Suggestion((Edit(span, text).trimmed(row.text),), safety)
                for safety, text in zip(safeties, texts, strict=False)
            ),
            evidence=(f"“{texts[0]}” stands much better here",),
            needs=self.needs,
            sources=self.sources,
            captures=(("word", written), ("instead", texts[0])),
        )

    def _opens_name(self, row: _Row, start: int) -> bool:
        """Tell whether the word is the first of a name: “Las Vegas”, “De la Cruz”."""
        behind = start
        while behind < len(row.tokens) and lowered(row.tokens[behind]) in self.name_openers:
            behind += 1
        return start < behind < len(row.tokens) and row.tokens[behind][0].isupper()

    def _is_behind_opener(self, row: _Row, start: int) -> bool:
        """Tell whether the word stands in a name behind its opener: “heard The Who and”."""
        if not start or row.tokens[start - 1].lower() not in self.name_openers:
            return False
        opener, word = row.tokens[start - 1], row.tokens[start]
        is_first = row.symbols[start] in _BEFORE_SENTENCE
        return opener[0].isupper() and word[0].isupper() and not is_first

    def _stands_among_own(
        self, row: _Row, start: int, length: int, segment: int, context: DocumentContext
    ) -> bool:
        """Tell whether the neighbours of a word are no words of the other language."""
        own, other = context.lexicon(context.language_of(segment)), context.lexicon(self.other)
        around = row.tokens[max(start - 1, 0) : start] + row.tokens[start + length :][:1]
        return all(
            own.zipf(word) >= other.zipf(word) - _NATIVE for word in around if word.islower()
        )

    def _is_of_other(self, row: _Row, lexicon: Lexicon, context: DocumentContext) -> bool:
        """
        Tell whether half of the words in lower case or more are the other language's.

        So are headings and captions that were left in it, names of commands aside.
        """
        other = context.lexicon(self.other or "en")
        words = {t for t in row.tokens if t.islower() and t.isalpha() and (t,) not in self.instead}
        own = sum(lexicon.zipf(word) >= other.zipf(word) - _NATIVE for word in words)
        return 2 * own <= len(words)

    def _is_out_of_place(
        self, written: str, before: Sequence[str], after: Sequence[str], *, opens: bool
    ) -> bool:
        """Tell whether the word is none for this rule, as it is written and where it stands."""
        is_raised = written[0].isupper() and not opens
        if any(after[0] == word or after[0].startswith(f"<{word}") for word in self.unless_before):
            return True
        if self.foreign:
            if written[0].isupper() and after[0].startswith("<name"):
                return True  # “This Morning”
            return is_raised or not _is_among_words(before[-1], after[0])
        if self.capital:
            if len(written) == 1 and after[0] == "<stop>":
                return True  # “Dionisio A. Lind”
            names = [symbol for symbol in (*before, *after) if symbol.startswith("<name")]
            return not is_raised or len(names) > _MOST_NAMES  # a headline
        if is_raised and any(s.startswith("<name") for s in (before[-1], after[0])):
            return True  # a part of a name
        return _is_shouted(written)


def _is_shouted(token: str) -> bool:
    return len(token) > 1 and token.isupper()


def _is_among_words(left: str, right: str) -> bool:
    """Tell whether the neighbours are words of the language, one of them perhaps a name."""
    strange = [symbol for symbol in (left, right) if symbol in _NO_WORDS]
    return strange in ([], ["<name>"])


def _is_in_formula(row: _Row, start: int, end: int) -> bool:
    """Tell whether a sign of a formula touches the tokens."""
    first, last = row.places[start][0], row.places[end - 1][1]
    return row.text[first - 1 : first] in _SIGNS or row.text[last : last + 1] in _SIGNS


def _is_label(row: _Row, start: int, context: DocumentContext) -> bool:
    """Tell whether three words that begin here stand in the document again, as labels do."""
    end = min(start + _LABEL, len(row.places)) - 1
    label = row.text[row.places[start][0] : row.places[end][1]]
    return end > start and count_standing(label, context) > 1


def _read(segment: int, context: DocumentContext, model: SequenceModel) -> _Row:
    """Return the tokens of a segment, read once for all rules."""
    memo = ("symbols", segment)
    if memo not in context.memo:
        text = context.text(segment)
        symbols, places = model.symbols(text)
        tokens = tuple(text[start:end] for start, end in places)
        small = tuple(map(lowered, tokens))
        symbols = [*EDGES[0], *symbols, *EDGES[1]]
        context.memo[memo] = _Row(
            text, tokens, tuple(places), tuple(symbols), small, frozenset(small)
        )
    return cast("_Row", context.memo[memo])


def make_lone_word(params: Mapping[str, object], classes: WordClasses) -> LoneWordDetector:
    """
    Make the detector from a rule's keys: `table`, `margin` (in nats), and if need be `foreign`
    (`true`, or the code of the language that the neighbours must not be of), `capital`,
    `unless-before` (words, or classes of them, as in their list), `name-openers` and
    `no-name-openers` and `unless-behind`.

    Raises ValueError where the table does not exist, or the margin is no number.
    """
    table = params.get("table")
    if table not in classes.tables:
        raise ValueError(f"`table` must name a table; there is no “{table}”")
    margin = params.get("margin")
    if not isinstance(margin, (int, float)):
        raise ValueError("`margin` must be a number")  # noqa: TRY004 - a mistake in a pack
    foreign = params.get("foreign", False)
    return LoneWordDetector(
        {tuple(k.lower().split()): words for k, words in classes.tables[str(table)].items()},
        float(margin),
        foreign=bool(foreign),
        other=foreign if isinstance(foreign, str) else "",
        capital=bool(params.get("capital", False)),
        unless_before=tuple(cast("Sequence[str]", params.get("unless-before", ()))),
        name_openers=frozenset(cast("Sequence[str]", params.get("name-openers", ()))),
        unless_behind=frozenset(cast("Sequence[str]", params.get("unless-behind", ()))),
        no_name_openers=frozenset(cast("Sequence[str]", params.get("no-name-openers", ()))),
        safety=cast("Safety", params["safety"]),
        needs=cast("float", params["needs"]),
        sources=cast("tuple[str, ...]", params.get("sources", ())),
    )
