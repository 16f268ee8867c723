"""Articles that were chosen without their noun: of the wrong gender, or not elided before it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import pairwise, product
from typing import TYPE_CHECKING, cast

import regex

from mtfix.detectors.base import Clues, WordClasses
from mtfix.detectors.foreign import is_among_english
from mtfix.detectors.template import shape_like
from mtfix.lexicon.classes import load_word_classes
from mtfix.model import Edit, Hit, Safety, Span, Suggestion
from mtfix.patterns import compile_late

if TYPE_CHECKING:
    from mtfix.context import DocumentContext

_TABLES = ("noun feminine", "noun masculine", "plural feminine", "plural masculine")
_LETTERS, _LETTERS_AT_END = compile_late(r"\p{L}+"), compile_late(r"(?r)\p{L}+\Z")
_NOTHING: Mapping[str, Set[bool]] = {}
_VOWEL = compile_late(r"[aàâeéèêiîoôuœæ]", regex.IGNORECASE)


@dataclass(frozen=True, eq=False)  # eq=False: rules are hashed, tables cannot be
class ArticleDetector:
    """
    Finds an article, alone or with its preposition, that does not fit the noun behind it.

    `forms` says for each class of nouns what an article of the other gender becomes, `elided`
    what one becomes before a vowel. An article in `pronouns` may be a pronoun before a verb,
    and needs a noun that is no verb, or one of `prepositions` before it. With `capitals` it is
    nouns with a capital that are looked at, else those in lower case. Nouns are those in the
    list of word classes, of one gender, and no adjectives.
    """

    forms: Mapping[str, Mapping[str, str]]
    elided: Mapping[str, str]
    pronouns: frozenset[str]
    prepositions: frozenset[str]
    unless: tuple[regex.Pattern[str], ...]
    safety: Safety
    capitals: bool = False
    weight: float = 0.0
    needs: float = 0.0

    @cached_property
    def _articles(self) -> Set[str]:
        articles = {article for table in self.forms.values() for article in table}
        articles |= {article for article in self.elided if " " not in article}
        return articles | {article[0].upper() + article[1:] for article in articles}

    @cached_property
    def _pattern(self) -> regex.Pattern[str]:
        initial = r"\p{Lu}" if self.capitals else r"\p{Ll}"
        return regex.compile(
            rf"(?<![\p{{L}}\p{{N}}'’&./-])(?<article>\L<articles>) (?<noun>{initial}\p{{Ll}}{{2,}})"
            r"(?![\p{L}\p{M}\p{N}'’&/-]|\.\p{L})",
            articles=sorted(self._articles),
        )

    def clues(self, language: str) -> Clues:
        """Return a look for an article and a noun that do not fit."""
        return Clues(look=partial(self._is_wrong_somewhere, load_word_classes(language)))

    def _is_wrong_somewhere(self, classes: Mapping[str, str], text: str) -> bool:
        misfits = self._misfits
        for before, behind in pairwise(text.split(" ")):  # the pattern takes far longer
            if before in misfits:
                kinds = misfits[before]
            elif before.isalpha():
                continue
            else:
                kinds = misfits.get(_last_word(before), _NOTHING)
            noun = behind if behind.isalpha() else _first_word(behind)
            initials = kinds.get(classes.get(noun.lower(), ""))
            if initials and bool(_VOWEL.match(noun)) in initials:
                return any(True for _ in self._find(text, classes))
        return False

    @cached_property
    def _misfits(self) -> Mapping[str, Mapping[str, Set[bool]]]:
        """Which kinds do not fit behind the last word of an article, with a vowel first or not."""
        found: defaultdict[str, dict[str, set[bool]]] = defaultdict(dict)
        for article in self._articles:
            small = article[0].lower() + article[1:]
            for kind, noun in product(_TABLES, ("a", "b")):
                if self._fit(small, noun, kind) is not None:
                    for each in (kind, f"{kind} verb"):
                        found[_last_word(article)].setdefault(each, set()).add(noun == "a")
        return found

    def detect(self, segment: int, context: DocumentContext) -> Iterator[Hit]:
        """Yield a hit for each article that does not fit its noun."""
        text = context.text(segment)
        classes = load_word_classes(context.language_of(segment))
        exceptions: list[Span] | None = None
        for match, fitting in self._find(text, classes):
            if exceptions is None:
                found = (m for p in self.unless for m in p.finditer(text, overlapped=True))
                exceptions = [Span(*m.span()) for m in found]
            span = Span(match.start("article"), match.end())
            if any(span.overlaps(other) for other in exceptions):
                continue
            better = fitting.replace("'", context.apostrophe)
            edit = Edit(span, better).trimmed(text)
            article, noun = match["article"], match["noun"]
            if is_among_english(text, span, context.lexicon(context.language_of(segment))):
                continue
            yield Hit(
                span=span,
                suggestions=(Suggestion((edit,), self.safety),),
                weight=self.weight,
                needs=self.needs,
                captures=(("article", article), ("noun", noun), ("better", better)),
            )

    def _find(
        self, text: str, classes: Mapping[str, str]
    ) -> Iterator[tuple[regex.Match[str], str]]:
        """Yield the articles that do not fit, and what they and their noun should be."""
        for match in self._pattern.finditer(text):
            kind = classes.get(match["noun"].lower())
            if kind is None:
                continue
            article, noun = match["article"], match["noun"]
            small = article[0].lower() + article[1:]
            if kind.endswith(" verb"):
                if small in self.pronouns and self._word_before(match) not in self.prepositions:
                    continue
                kind = kind.removesuffix(" verb")
            better = self._fit(small, noun, kind)
            if better is not None:
                better = shape_like(article, small, better)
                yield match, better + ("" if better.endswith("'") else " ") + noun

    def _word_before(self, match: regex.Match[str]) -> str:
        words = match.string[: match.start()].rsplit(maxsplit=1)
        return words[-1].lower() if words else ""

    def _fit(self, article: str, noun: str, kind: str) -> str | None:
        fitting = self.forms.get(kind, {}).get(article)
        if _VOWEL.match(noun) and kind.startswith("noun"):
            return self.elided.get(fitting or article, fitting)
        return fitting


def _last_word(token: str) -> str:
    """Return the letters at the end of what stands between blanks, "" of none."""
    if not token[-1:].isalpha():
        return ""
    match = _LETTERS_AT_END.search(token)
    return match.group() if match else ""


def _first_word(token: str) -> str:
    """Return the letters at the beginning of what stands between blanks, "" of none."""
    match = _LETTERS.match(token)
    return match.group() if match else ""


def make_article(params: Mapping[str, object], classes: WordClasses) -> ArticleDetector:
    """
    Make the detector from a rule's keys.

    The tables `feminine_article`, `masculine_article`, `feminine_articles` and
    `masculine_articles` (plurals) say what an article of the other gender becomes,
    `elided_article` what one becomes before a vowel. Classes are `also_pronoun` and
    `before_article`; `capitals` asks for nouns with a capital, `unless` lists exceptions.
    """
    tables = ("feminine_article", "masculine_article", "feminine_articles", "masculine_articles")

    def table(name: str) -> dict[str, str]:
        return {key: values[0] for key, values in classes.tables.get(name, {}).items()}

    return ArticleDetector(
        {kind: table(name) for kind, name in zip(_TABLES, tables, strict=True)},
        table("elided_article"),
        frozenset(classes.get("also_pronoun", ())),
        frozenset(classes.get("before_article", ())),
        tuple(regex.compile(pattern) for pattern in cast("list[str]", params.get("unless", []))),
        cast("Safety", params["safety"]),
        capitals=bool(params.get("capitals", False)),
        weight=cast("float", params["weight"]),
        needs=cast("float", params["needs"]),
    )
