"""A word that was translated alone, told by how badly it stands between its neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, cast

from mtfix.detectors.base import Clues, WordClasses
from mtfix.detectors.foreign import is_in_passage
from mtfix.detectors.lone_word.chances import (
    Chance,
    find_as_written,
    find_near,
    weigh_instead,
    weigh_unknown,
    weigh_written,
)
from mtfix.detectors.lone_word.exempt import (
    Exemptions,
    has_due_capital,
    is_among_foreign,
    is_foreign_row,
    is_in_name,
    is_rightly_foreign,
)
from mtfix.detectors.lone_word.row import Key, Row, Word, read_row
from mtfix.detectors.verse import is_in_verse
from mtfix.lexicon.sequence import SequenceModel, load_sequence_model
from mtfix.model import Edit, Hit, Safety, Suggestion
from mtfix.patterns import compile_late

if TYPE_CHECKING:
    from mtfix.context import DocumentContext
    from mtfix.lexicon import Lexicon

# Labels in a row, as menus and breadcrumbs have them, are no sentence.
_LABELS = compile_late(r"\s[|>»›•·/]\s[^\n]*\s[|>»›•·/]\s")


class Manner(Enum):
    """
    How a word can be out of place.

    A word of the language stands where another one is likelier. One with a `CAPITAL` has it
    where none is due, which alone may be wrong where the table gives the word itself. A
    `FOREIGN` one was not translated: it is compared with any unknown word, and stands among
    words of the language.
    """

    WORD = "word"
    CAPITAL = "capital"
    FOREIGN = "foreign"


@dataclass(frozen=True, eq=False)  # eq=False: rules are hashed, tables cannot be
class LoneWordDetector:
    """
    Finds words of a table in whose place another one is more likely, by a factor of e^`margin`.

    The table gives what the word may have been before it was translated, the likeliest first.
    The neighbours of a foreign word are not of the language `other`, if it is given. What is in
    `exempt` is left alone, and so is what one of `no_name_openers` would stand for before a name,
    or one of `particles` where no noun is before that.
    Two words that fit equally well are shown, not chosen. Hits give no evidence themselves.
    """

    instead: Mapping[Key, Sequence[str]]
    margin: float
    manner: Manner = Manner.WORD
    other: str = ""
    exempt: Exemptions = field(default_factory=Exemptions)
    no_name_openers: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
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

    @cached_property
    def _openers(self) -> frozenset[str]:
        """The words of the table that have one token; verse may begin with them."""
        return frozenset(key[0] for key in self.instead if len(key) == 1)

    def clues(self, _language: str) -> Clues:
        """Return none: hits need evidence that only other rules give."""
        return Clues()

    def detect(self, segment: int, context: DocumentContext) -> Iterator[Hit]:
        """Yield a hit for each word in whose place another one stands much better."""
        language = context.language_of(segment)
        model = load_sequence_model(language)
        if model is None or _LABELS.search(context.text(segment)):
            return
        row, lexicon = read_row(segment, context, model), context.lexicon(language)
        if self.manner is Manner.FOREIGN:
            other = context.lexicon(self.other or "en")
            if is_foreign_row(row, lexicon, other, self.instead):
                return
        done = 0
        for word in self._find_words(row):
            if word.start < done or self.exempt.cover(word):
                continue
            opens = context.starts_sentence(segment, word.span.start)
            if self._is_in_place(word, lexicon, context, opens=opens):
                continue
            hit = self._judge(word, model, lexicon, opens=opens)
            if hit:
                yield hit
                done = word.end

    def _find_words(self, row: Row) -> Iterator[Word]:
        """Yield the words of the table in a row, where several begin the longest first."""
        for start in row.find(self._lengths):
            if self.manner is Manner.CAPITAL and not row.tokens[start][0].isupper():
                continue
            for length in self._lengths[row.small[start]]:
                word = row.word(start, length)
                if word and word.key in self.instead:
                    yield word

    def _is_in_place(
        self, word: Word, lexicon: Lexicon, context: DocumentContext, *, opens: bool
    ) -> bool:
        """Tell whether a word stands rightly where it does, for all that this rule can know."""
        match self.manner:
            case Manner.WORD:
                return is_in_name(word, opens=opens)
            case Manner.CAPITAL:
                return (
                    has_due_capital(word, lexicon, context, opens=opens)
                    or self.exempt.is_of_pair(word)
                    or is_in_verse(word.row.segment, word.span, self._openers, context)
                )
            case Manner.FOREIGN:
                other = context.lexicon(self.other) if self.other else None
                return is_rightly_foreign(word, lexicon, opens=opens) or (
                    other is not None
                    and (
                        is_among_foreign(word, lexicon, other)
                        or is_in_passage(word.row.text, word.span, lexicon, other)
                    )
                )

    def _judge(
        self, word: Word, model: SequenceModel, lexicon: Lexicon, *, opens: bool
    ) -> Hit | None:
        """Return a hit where another word of the table fits so much better."""
        is_foreign = self.manner is Manner.FOREIGN
        weight = weigh_unknown(word, model) if is_foreign else weigh_written(word, model, lexicon)
        instead = self.instead[word.key]
        chances = weigh_instead(word, instead, weight + self.margin, model, opens=opens)
        if not chances:
            return None
        near = find_near(chances)
        if self.manner is Manner.CAPITAL:
            own = find_as_written(word, chances)
            if own:  # in lower case it is the smallest repair
                near = [own]
                chances = [own, *(chance for chance in chances if chance is not own)]
        if word.after[0] == "<name>":
            if chances[0].words in self.no_name_openers:
                return None  # “la Rioja”
            if chances[0].words in self.particles and not word.before[-1].startswith("<noun"):
                return None  # “by de Sica”
        return self._report(word, chances, is_sure=len(near) == 1, opens=opens)

    def _report(self, word: Word, chances: Sequence[Chance], *, is_sure: bool, opens: bool) -> Hit:
        """Return the hit of a word; only the first of the chances is taken, if it `is_sure`."""
        texts = [chance.words for chance in chances]
        if opens and word.written[0].isupper():
            texts = [text[0].upper() + text[1:] for text in texts]
        span, safeties = word.span, [self.safety if is_sure else Safety.FLAG]
        safeties += [Safety.FLAG] * (len(texts) - 1)
        return Hit(
            span=span,
            suggestions=tuple(
                Suggestion((Edit(span, text).trimmed(word.row.text),), safety)
                for safety, text in zip(safeties, texts, strict=True)
            ),
            evidence=(f"“{texts[0]}” stands much better here",),
            needs=self.needs,
            sources=self.sources,
            captures=(("word", word.written), ("instead", texts[0])),
        )


def make_lone_word(params: Mapping[str, object], classes: WordClasses) -> LoneWordDetector:
    """
    Make the detector from a rule's keys: `table`, `margin` (in nats), and if need be `foreign`
    (`true`, or the code of the language that the neighbours must not be of) or `capital`,
    `unless-before` (words, or classes of them, as in their list), `unless-behind`, `name-openers`,
    `no-name-openers`, `particles`, `phrases` and `pair-joiners`.

    Raises ValueError where the table does not exist, the margin is no number, or words are both.
    """
    table = params.get("table")
    if table not in classes.tables:
        raise ValueError(f"`table` must name a table; there is no “{table}”")
    margin = params.get("margin")
    if not isinstance(margin, (int, float)):
        raise ValueError("`margin` must be a number")  # noqa: TRY004 - a mistake in a pack
    foreign, capital = params.get("foreign", False), params.get("capital", False)
    if foreign and capital:
        raise ValueError("`foreign` words have no `capital`; a rule has one of the two keys")

    def words(key: str) -> frozenset[str]:
        return frozenset(cast("Sequence[str]", params.get(key, ())))

    return LoneWordDetector(
        {tuple(key.lower().split()): to for key, to in classes.tables[str(table)].items()},
        float(margin),
        Manner.FOREIGN if foreign else Manner.CAPITAL if capital else Manner.WORD,
        foreign if isinstance(foreign, str) else "",
        Exemptions(
            words("unless-before"),
            words("unless-behind"),
            words("name-openers"),
            tuple(tuple(phrase.split()) for phrase in sorted(words("phrases"))),
            words("pair-joiners"),
        ),
        words("no-name-openers"),
        words("particles"),
        cast("Safety", params["safety"]),
        cast("float", params["needs"]),
        cast("tuple[str, ...]", params.get("sources", ())),
    )
