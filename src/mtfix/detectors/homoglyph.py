"""Letters of another script that look like those of the word around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import regex

from mtfix.detectors.base import Clues, WordClasses
from mtfix.detectors.conditions.words import LEAST_ZIPF
from mtfix.languages import LANGUAGES
from mtfix.model import Edit, Hit, Safety, Suggestion
from mtfix.patterns import compile_late

if TYPE_CHECKING:
    from mtfix.context import DocumentContext

_CYRILLIC = "аеорсухѕіјАВЕКМНОРСТУХЅІЈӀ"
_LATIN_OF_CYRILLIC = "aeopcyxsijABEKMHOPCTYXSIJI"
_GREEK = "οαΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"
_LATIN_OF_GREEK = "oaABEZHIKMNOPTYX"
_TO_LATIN = str.maketrans(_CYRILLIC + _GREEK, _LATIN_OF_CYRILLIC + _LATIN_OF_GREEK)
_FROM_LATIN = {
    "Cyrillic": str.maketrans(_LATIN_OF_CYRILLIC[:-1] + "i", _CYRILLIC[:-1] + "і"),
    "Greek": str.maketrans(_LATIN_OF_GREEK, _GREEK),
}
_FOREIGN = compile_late(r"[\p{Cyrillic}\p{Greek}]")
_LATIN = compile_late(r"\p{Latin}")
_SHUFFLED = compile_late(
    r"\p{Latin}[\p{Cyrillic}\p{Greek}]+\p{Latin}|[\p{Cyrillic}\p{Greek}]\p{Latin}+[\p{Cyrillic}\p{Greek}]"
)
_STRESSED = compile_late(
    r"(?:\p{Cyrillic}+[áéíóúýÁÉÍÓÚÝ]|[áéíóúýÁÉÍÓÚÝ]\p{Cyrillic}+)\p{Cyrillic}*"
)
_ESCAPES = ("%", "\\")
_SHORTEST = 3  # letters; below, mixtures are names of things (“СD”, “µm”)


@dataclass(frozen=True, slots=True)
class HomoglyphDetector:
    """
    Finds words that mix Latin with Cyrillic or Greek letters that look the same.

    The word is written in the one script in which the language knows it; where it knows
    neither, in the script of most of its letters, for show only. A word that goes to and fro
    between scripts is shown even where it can be written in neither.
    """

    safety: Safety
    weight: float = 0.0
    needs: float = 0.0

    def clues(self, language: str) -> Clues:
        """Return what finds a word with letters of two scripts."""
        inside = r"[\p{L}\p{M}\p{N}]*"
        one, two = _LATIN.pattern, _FOREIGN.pattern
        return Clues((f"{one}{inside}{two}", f"{two}{inside}{one}"))

    def detect(self, segment: int, context: DocumentContext) -> Iterator[Hit]:
        """Yield a hit for each mixed word that can be written in one script."""
        text = context.text(segment)
        if not (_LATIN.search(text) and _FOREIGN.search(text)):
            return
        language = context.language_of(segment)
        lexicon = context.lexicon(language)
        script = LANGUAGES[language].script if language in LANGUAGES else ""
        for word in context.words(segment):
            if text[: word.start].endswith(_ESCAPES):
                continue  # “%sФайл” is a placeholder and a word
            if _STRESSED.fullmatch(word.text):
                continue  # “бóльшая” shows its stress with a letter that keyboards have
            forms = write_in_one_script(word.text, script)
            if not forms:
                if is_shuffled(word.text):
                    yield Hit(word.span, captures=(("word", word.text), ("better", "")))
                continue
            known = [form for form in forms if lexicon.zipf(form) >= LEAST_ZIPF]
            better = (known or forms)[0]
            edit = Edit(word.span, better).trimmed(text)
            safety = self.safety if known else Safety.FLAG
            yield Hit(
                span=word.span,
                suggestions=(Suggestion((edit,), safety),),
                evidence=(f"“{better}” is a word of the language",) if known else (),
                weight=self.weight,
                needs=self.needs,
                captures=(("word", word.text), ("better", f": “{better}”")),
            )


def write_in_one_script(word: str, script: str = "") -> list[str]:
    """
    Return the ways to write a mixed word in one script, none where it is not mixed.

    The way that leaves most letters as they are comes first; `script` breaks a tie.

        >>> write_in_one_script("Moscоw"), write_in_one_script("Москвa", "Cyrillic")
        (['Moscow'], ['Москва'])
        >>> write_in_one_script("Москва"), write_in_one_script("Яндекc2")
        ([], ['Яндекс2'])
    """
    if len(word) < _SHORTEST:
        return []
    latin, foreign = len(_LATIN.findall(word)), len(_FOREIGN.findall(word))
    if not latin or not foreign:
        return []
    other = "Greek" if regex.search(r"\p{Greek}", word) else "Cyrillic"
    forms = []
    as_latin, as_other = word.translate(_TO_LATIN), word.translate(_FROM_LATIN[other])
    if not _FOREIGN.search(as_latin):
        forms.append((foreign - (script == "Latin") / 2, as_latin))
    if not _LATIN.search(as_other):
        forms.append((latin - (script == other) / 2, as_other))
    return [form for _, form in sorted(forms)]


def is_shuffled(word: str) -> bool:
    """
    Tell whether a word changes its script twice or more; names and endings change it once.

        >>> is_shuffled("комpания"), is_shuffled("Яndex"), is_shuffled("SMSка")
        (True, False, False)
    """
    return bool(_SHUFFLED.search(word))


def make_homoglyph(params: Mapping[str, object], _classes: WordClasses) -> HomoglyphDetector:
    """Make the detector from a rule's keys."""
    return HomoglyphDetector(
        cast("Safety", params["safety"]),
        cast("float", params["weight"]),
        cast("float", params["needs"]),
    )
