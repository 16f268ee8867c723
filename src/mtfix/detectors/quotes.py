"""Quotation marks that face the wrong way, or stand on the wrong side of a blank."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, cast

import regex

from mtfix.context.words import find_forms
from mtfix.detectors.base import Clues, WordClasses
from mtfix.detectors.conditions.document import is_unusual
from mtfix.languages import LANGUAGES, Language
from mtfix.model import Edit, Hit, Safety, Span, Suggestion
from mtfix.patterns import compile_late
from mtfix.seams.frequency import SMALL_WORD
from mtfix.seams.lookalikes import closes_compounds

if TYPE_CHECKING:
    from mtfix.context import DocumentContext
    from mtfix.lexicon import Lexicon

STRAIGHT = ('"', '"')
MARK = compile_late('[“”„«»"]')
_BLANK = " \u00a0\u202f"
_OPENS_BEFORE = compile_late(r"[\s(\[{—–/\-’'‘¿¡]")  # what may stand before an opening mark
_FOLLOWS = compile_late(r"[\s.,;:!?…)\]}—–\-’'/]")  # what may stand behind a closing one
_INSIDE = compile_late(r"[\p{L}\p{N}¿¡(\[#@$€£…‘’'.&*+\-]")
_ENDS_CLAUSE = compile_late(r"[,.!?…]")
_INCHES = compile_late(r"\d[\"”]")
_ATTACHED = r"(?<=[\p{L}”’»\")\]]{2})(?:(?<usual>)|[ \u00a0])[,.](?=\s|[\"”’»)]|\Z)"
_CODE = compile_late(r"\"\s*(?:[+;]|\.\.)|(?:[+=(]|\.\.)\s*\"")
_LINE_START = compile_late(r"(?:\A|\n)[ \t]*\Z")
_FROM_THE_RIGHT = ("Arabic", "Hebrew")
_FEWEST_WORDS = 2  # of a quotation with a stray blank; a word alone may be what is typed
_LONGEST_WORD = 40
_NEVER = compile_late(r"(?!)")


def find_pair(text: str, language: str) -> tuple[str, str] | None:
    """
    Return the pair of marks that a paragraph uses, None where it mixes or has none.

        >>> find_pair("„Ja“, sagte er.", "de"), find_pair("«Oui», dit-il", "en")
        (('„', '“'), None)
    """
    marks = set(MARK.findall(text))
    if not marks:
        return None
    known = LANGUAGES[language].quotes if language in LANGUAGES else ()
    for pair in (*known, STRAIGHT):
        if marks <= set(pair) and (pair == STRAIGHT or pair[0] != pair[1]):
            return pair
    return None


@dataclass(frozen=True, slots=True)
class QuoteDetector:
    """
    Puts quotation marks right in paragraphs where they then pair without rest.

    Marks open and close by turns. Where one cannot be what its turn says, nothing in the
    paragraph is touched, and neither is text that was cut into tokens. French sets
    guillemets apart, so these are left alone there.
    """

    safety: Safety
    weight: float = 0.0
    needs: float = 0.0

    def clues(self, language: str) -> Clues:
        """Return what finds a mark apart from its word, of the wrong kind, or beside a letter."""
        if language not in LANGUAGES or not LANGUAGES[language].spaced:
            return Clues()
        mark, blank, before, behind = MARK.pattern, f"[{_BLANK}]", _OPENS_BEFORE.pattern, _FOLLOWS
        if language == "fr":
            mark = '[“”„"]'
        patterns = [
            f"{before}{mark}{blank}",
            rf"{blank}{mark}(?:{behind.pattern}|\Z)",
            rf"{_ENDS_CLAUSE.pattern}{blank}\"[\p{{Ll}}\p{{Lo}}]",
        ]
        for opening, closing in LANGUAGES[language].quotes:
            if not regex.match(mark, opening):
                continue  # single marks look like apostrophes, and are left alone
            patterns += (
                rf"(?:\A|{before}){closing}{_INSIDE.pattern}",
                rf"\S{opening}(?:{behind.pattern}|\Z)",
                rf"{closing}\p{{L}}",
            )
        return Clues(tuple(patterns))

    def detect(self, segment: int, context: DocumentContext) -> Iterator[Hit]:
        """Yield one hit for each mark that is not as it should be."""
        text, language = context.text(segment), context.language_of(segment)
        if language != context.language:
            return  # a passage in another language may keep the marks of the document
        pair = find_pair(text, language)
        if pair is None or (language == "fr" and pair[0] == "«") or _INCHES.search(text):
            return
        if language not in LANGUAGES or not LANGUAGES[language].spaced:
            return  # without blanks between words nothing tells where a mark belongs
        places = [match.start() for match in MARK.finditer(text)]
        hangs = partial(_may_hang, text, LANGUAGES[language], context.lexicon(language))
        if (
            len(places) % 2
            or _are_steps(text, places)
            or _are_turned(text, places, pair, LANGUAGES[language], hangs)
        ):
            return
        edits: list[Edit] = []
        for turn, place in enumerate(places):
            found = _mend_opening(text, place, pair) if turn % 2 == 0 else None
            if turn % 2:
                found = _mend_closing(text, place, pair, hangs)
            if found is None:
                return
            edits += found
        if not edits or is_unusual(_NEVER, _ATTACHED, context) is None:
            return
        if _is_literal(text, places):
            return
        for edit in edits:
            yield Hit(
                span=edit.span,
                suggestions=(Suggestion((edit.trimmed(text),), self.safety),),
                evidence=("the marks of the paragraph then pair",),
                weight=self.weight,
                needs=self.needs,
                captures=(("found", edit.span.of(text)), ("better", edit.replacement)),
            )


def _is_literal(text: str, places: list[int]) -> bool:
    """Tell whether marks hold what is typed, or what code puts together."""
    pairs = zip(places[::2], places[1::2], strict=True)
    # Two curly marks that are the same were never typed so.
    fit = (pair for pair in pairs if text[pair[0]] in STRAIGHT or text[pair[0]] != text[pair[1]])
    inner = [text[start + 1 : end] for start, end in fit]
    return _CODE.search(text) is not None or any(map(_is_typed, inner))


def _is_typed(part: str) -> bool:
    words = part.split()
    is_apart = part[:1].isspace() != part[-1:].isspace()
    return is_apart and (len(words) < _FEWEST_WORDS or not words[0][0].isalnum())


def _are_steps(text: str, places: list[int]) -> bool:
    """Tell whether guillemets part the steps of a breadcrumb: “Home » Blog » News”."""
    return len({text[place] for place in places}) == 1 and all(
        text[place] in "«»" and text[place - 1 : place + 2].strip() == text[place]
        for place in places
    )


def _are_turned(
    text: str,
    places: list[int],
    pair: tuple[str, str],
    language: Language,
    hangs: Callable[[int], bool],
) -> bool:
    """
    Tell whether marks pair without rest as other languages, or printers, turn them.

    Guillemets are turned in any language, curly marks where lines run from right to left.
    """
    opening, closing = reversed(pair)
    may_be = opening in "«»" or language.script in _FROM_THE_RIGHT
    return may_be and not any(
        _mend_closing(text, place, (opening, closing), hangs) != []
        if turn % 2
        else _mend_opening(text, place, (opening, closing)) != []
        for turn, place in enumerate(places)
    )


def _mend_opening(text: str, place: int, pair: tuple[str, str]) -> list[Edit] | None:
    """Return what makes the mark an opening one; None where it cannot be one."""
    before, behind = text[place - 1 : place] if place else "", text[place + 1 : place + 2]
    blank = ""
    if before and not _OPENS_BEFORE.match(before):
        # “he said,“ It is”: the blank went to the wrong side of the mark.
        if text[place] != pair[0] or pair == STRAIGHT or behind not in tuple(_BLANK):
            return None
        blank = " "
    end = place + 1
    if behind and behind in _BLANK:
        behind = text[place + 2 : place + 3]
        end += 1
    if not behind or not _INSIDE.match(behind):
        return None
    if end > place + 1 and _LINE_START.search(text[:place]):
        return None  # a mark alone at the head of a line may be something else
    edit = Edit(Span(place, end), blank + pair[0])
    return [] if edit.span.of(text) == edit.replacement else [edit]


def _mend_closing(
    text: str, place: int, pair: tuple[str, str], hangs: Callable[[int], bool]
) -> list[Edit] | None:
    """
    Return what makes the mark a closing one; None where it cannot be one.

    What `hangs` on a quotation stands behind its mark without a blank.
    """
    behind = text[place + 1 : place + 2]
    is_apart = text[place - 1] in _BLANK
    start = place - 1 if is_apart else place
    if start == 0 or text[start - 1].isspace():
        return None
    blank = ""
    if behind and not _FOLLOWS.match(behind):
        # “…, ”said he”: the mark went to the wrong side of the blank, or the blank was lost.
        # A straight mark says by itself no direction: only the end of a clause before it does.
        if text[place] != pair[1] or not behind.isalpha():
            return None
        ends = is_apart and _ENDS_CLAUSE.match(text[start - 1]) and not behind.isupper()
        if pair == STRAIGHT and not ends:
            return None
        if hangs(place + 1):
            return None
        blank = " "
    edit = Edit(Span(start, place + 1), pair[1] + blank)
    return [] if edit.span.of(text) == edit.replacement else [edit]


def _may_hang(text: str, language: Language, lexicon: Lexicon, offset: int) -> bool:
    """
    Tell whether what begins at an offset may hang on a quotation before it.

    Endings do where they are hung on words, and nouns where words are joined: “opstart”tijd.
    """
    if language.agglutinates:
        return True
    if not language.compounds:
        return False
    word = next(iter(find_forms(text[offset : offset + _LONGEST_WORD])), "")
    return closes_compounds(word, lexicon) and lexicon.zipf(word) < SMALL_WORD


def make_quotes(params: Mapping[str, object], _classes: WordClasses) -> QuoteDetector:
    """Make the detector from a rule's keys."""
    return QuoteDetector(
        cast("Safety", params["safety"]),
        cast("float", params["weight"]),
        cast("float", params["needs"]),
    )
