"""Terms that the glossary translates in another way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

import regex

from mtfix.detectors.base import WordClasses
from mtfix.detectors.bilingual.pair import BilingualDetector, Pair, make_hit, make_repair
from mtfix.glossary import Term
from mtfix.languages import primary_subtag
from mtfix.model import Hit, Safety, Span

_ENDING = 3  # letters that inflection may change or add
_LONG = 5  # letters of a word that has an ending to lose


@dataclass(frozen=True, slots=True)
class GlossaryTermDetector(BilingualDetector):
    """
    Finds terms of the source whose translation is not that of the glossary.

    Capitals count where the term has one inside. Longer words of a translation may have other
    endings. A wrong translation that the glossary names is marked, and repaired where there
    is one right one; else the whole target is.
    """

    safety: Safety

    def compare(self, pair: Pair) -> Iterator[Hit]:
        """Yield a hit for each term, the longest first; none for a term inside of another."""
        taken: list[Span] = []
        hits: list[Hit] = []
        for term in sorted(pair.context.glossary, key=lambda term: -len(term.source)):
            if not _speaks(term, pair):
                continue
            places = [Span(*m.span()) for m in _find_source(term.source).finditer(pair.source)]
            new = [place for place in places if not any(place.overlaps(other) for other in taken)]
            taken += new
            if new and not any(_find_target(right).search(pair.target) for right in term.targets):
                hits.append(self._hit(term, pair))
        ends = 0
        for hit in sorted(hits, key=lambda hit: hit.span):
            if hit.span.start >= ends:
                ends = hit.span.end
                yield hit

    def _hit(self, term: Term, pair: Pair) -> Hit:
        captures = {"term": term.source, "right": term.targets[0]}
        for wrong in term.forbidden:
            match = _find_source(wrong).search(pair.target)
            if match:
                span = Span(*match.span())
                return make_repair(span, term.targets[0], self.safety, pair, **captures)
        return make_hit(pair.whole, **captures)


def _speaks(term: Term, pair: Pair) -> bool:
    languages = (
        (term.source_language, pair.source_language),
        (term.target_language, pair.language),
    )
    return all(
        said is None or actual == "und" or primary_subtag(said) == actual
        for said, actual in languages
    )


@lru_cache(maxsize=4096)
def _find_source(term: str) -> regex.Pattern[str]:
    """Return what finds a term as it stands, or in a plural with one letter more."""
    has_case = any(sign.isupper() for sign in term)
    words = r"\s+".join(regex.escape(word) for word in term.split())
    edges = (r"(?<![\p{L}\p{N}])", r"\p{Ll}?(?![\p{L}\p{N}])") if _is_spaced(term) else ("", "")
    flags = regex.VERSION1 if has_case else regex.VERSION1 | regex.IGNORECASE
    return regex.compile(f"{edges[0]}{words}{edges[1]}", flags)


@lru_cache(maxsize=4096)
def _find_target(term: str) -> regex.Pattern[str]:
    """Return what finds a translation in any of its forms."""
    if not _is_spaced(term):
        return regex.compile(regex.escape(term))
    words = (
        regex.escape(
            word[:-_ENDING]
            if len(word) >= _LONG + _ENDING
            else word[:-1]
            if len(word) >= _LONG
            else word
        )
        + r"[\p{L}\p{M}]*"
        for word in term.split()
    )
    return regex.compile(r"[\s-]+".join(words), regex.VERSION1 | regex.IGNORECASE)


def _is_spaced(term: str) -> bool:
    return not regex.search(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]", term)


def make_glossary_term(params: Mapping[str, object], _classes: WordClasses) -> GlossaryTermDetector:
    """Make the detector; it has no keys."""
    return GlossaryTermDetector(cast("Safety", params["safety"]))
