"""Text that was decoded with the wrong character set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, cast

import regex

from mtfix.detectors.base import Clues, WordClasses
from mtfix.model import Edit, Hit, Safety, Span, Suggestion

if TYPE_CHECKING:
    from mtfix.context import DocumentContext

FEWEST_TOGETHER = 3  # so many in a document vouch for one another
COMMON_ZIPF = 3.0  # a word this common vouches for itself

# A letter from the upper half of an 8-bit character set begins what UTF-8 made of one.
_RUN = regex.compile(r"[^ \t\r\n]+")
_STRANGE = regex.compile(r"[\u0080-\u017f\u0400-\u045f\u2020-\u2122].")
# What comes out must be Latin (no phonetic signs) or a mark, or several letters of another
# script in a row.
_PLAUSIBLE = regex.compile(
    r"(?:[[\p{Latin}\p{N}\p{P}\p{S}\p{Z}\p{M}]--[\u0250-\u02ff]]"
    r"|[\u0370-\u045f\u0490\u0491]{2,}|[\p{Han}\p{Kana}\p{Hira}\p{Hangul}\p{Arabic}]{2,})+",
    regex.VERSION1,
)
_WORD = regex.compile(r"[\p{L}\p{M}]{2,}")
_MARK = regex.compile(r"â€[œ\u009d™˜“”¦]|Â[«»\u00a0°]")  # a quote, dash or blank and nothing else


@dataclass(frozen=True, slots=True)
class MojibakeDetector:
    """
    Decodes again what ftfy knows to be wrongly decoded.

    One run of strange letters may be meant; it is repaired where it becomes a common word
    of the language or a typographic mark, or where the document has several. Otherwise it
    is only shown.
    """

    safety: Safety
    weight: float = 0.0
    needs: float = 0.0

    def clues(self, language: str) -> Clues:
        """Return what finds the bytes of one character, taken for several ones."""
        from ftfy.chardata import CHARMAP_ENCODINGS  # noqa: PLC0415

        def spelled(first: int, last: int) -> str:
            stretch = bytes(range(first, last + 1))
            letters = {letter for name in CHARMAP_ENCODINGS for letter in stretch.decode(name)}
            return f"[{regex.escape(''.join(sorted(letters)))}]"

        following = spelled(0x80, 0xBF)
        leading = {1: spelled(0xC2, 0xDF), 2: spelled(0xE0, 0xEF), 3: spelled(0xF0, 0xF4)}
        return Clues(tuple(f"{lead}{following}{{{n}}}" for n, lead in leading.items()))

    def detect(self, segment: int, context: DocumentContext) -> Iterator[Hit]:
        """Yield one hit for each run between blanks that decodes again."""
        for span, better in _find(segment, context):
            text = context.text(segment)
            edit = Edit(span, better).trimmed(text)
            is_sure = self._is_sure(span.of(text), better, segment, context)
            yield Hit(
                span=span,
                suggestions=(Suggestion((edit,), self.safety if is_sure else Safety.FLAG),),
                evidence=(f"the bytes of “{span.of(text)}” spell “{better}”",),
                weight=self.weight,
                needs=self.needs,
                captures=(("run", span.of(text)), ("better", better)),
            )

    def _is_sure(self, run: str, better: str, segment: int, context: DocumentContext) -> bool:
        segments = range(len(context.document.segments))
        if sum(len(_find(number, context)) for number in segments) >= FEWEST_TOGETHER:
            return True
        if _MARK.search(run):
            return True
        lexicon = context.lexicon(context.language_of(segment))
        before = set(_WORD.findall(run))
        changed = [word for word in _WORD.findall(better) if word not in before]
        return bool(changed) and all(lexicon.zipf(word) >= COMMON_ZIPF for word in changed)


def _find(segment: int, context: DocumentContext) -> list[tuple[Span, str]]:
    key = ("mojibake", segment)
    if key not in context.memo:
        text = context.text(segment)
        runs = [run for run in _RUN.finditer(text) if _STRANGE.search(run.group())]
        decoded = ((match, decode_again(match.group())) for match in runs)
        context.memo[key] = [
            (Span(*match.span()), better) for match, better in decoded if better is not None
        ]
    return cast("list[tuple[Span, str]]", context.memo[key])


@lru_cache(maxsize=4096)
def decode_again(run: str) -> str | None:
    """
    Return what a run of letters says in its right character set, None if it is well.

        >>> decode_again("cafÃ©"), decode_again("café"), decode_again("Ã‰cole")
        ('café', None, 'École')
    """
    # Loading ftfy takes longer than most texts do, and few need it.
    from ftfy import fix_encoding  # noqa: PLC0415
    from ftfy.badness import is_bad  # noqa: PLC0415

    if run.isascii():
        return None
    better = fix_encoding(run)
    if better == run or "\ufffd" in better or is_bad(better) or not _PLAUSIBLE.fullmatch(better):
        return None
    return better if len(better) < len(run) else None


def make_mojibake(params: Mapping[str, object], _classes: WordClasses) -> MojibakeDetector:
    """Make the detector from a rule's keys."""
    return MojibakeDetector(
        cast("Safety", params["safety"]),
        cast("float", params["weight"]),
        cast("float", params["needs"]),
    )
