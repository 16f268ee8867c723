"""Text that was decoded with the wrong character set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, cast

import regex

from mtfix.detectors.base import Clues, WordClasses
from mtfix.model import Edit, Hit, Safety, Span, Suggestion
from mtfix.patterns import compile_late

if TYPE_CHECKING:
    from mtfix.context import DocumentContext

_APOSTROPHE = "’"  # speaks for nothing, says ftfy, but right behind “Ø”
FEWEST_TOGETHER = 3  # so many in a document vouch for one another
COMMON_ZIPF = 3.0  # a word this common vouches for itself

# A letter from the upper half of an 8-bit character set begins what UTF-8 made of one. Where
# a no-break space was part of that, it has become a blank by now (“Ã ” is “à”).
_RUN = compile_late(r"[^ \t\r\n]+(?:(?<=\u00c3) )?")
_STRANGE = compile_late(r"[\u0080-\u017f\u0400-\u045f\u2020-\u2122].")
# A closing quotation mark loses its last byte in most programs.
_SHORT_QUOTE = compile_late(r"â€(?=[\s.,;:!?)\]\-—]|\Z)")
# What comes out must be Latin (no phonetic signs and no letters of old or rare alphabets: those
# are what “»Ü” spells by chance) or a mark, or several letters of another script in a row.
_PLAUSIBLE = compile_late(
    r"(?:[[\p{Latin}\p{N}\p{P}\p{S}\p{Z}\p{M}]"
    r"--[\u0180-\u0191\u0193-\u019f\u01a2-\u01ae\u01b1-\u01cc\u01dd-\u0217\u021c-\u02ff]]"
    r"|[\u0370-\u045f\u0490\u0491]{2,}|[\p{Han}\p{Kana}\p{Hira}\p{Hangul}\p{Arabic}]{2,})+",
    regex.VERSION1,
)
_MIXED = compile_late(
    r"[[\p{Cyrillic}\p{Greek}\p{Arabic}]--µ][\u0080-\u024f]|[\u0080-\u024f][\p{Cyrillic}\p{Greek}\p{Arabic}]",
    regex.VERSION1,
)
_WORD = compile_late(r"[\p{L}\p{M}]{2,}")
_MARK = compile_late(r"â€(?:[œ\u009d™˜“”¦]|\Z|(?=[\s.,;:!?)]))|Â[«»\u00a0°]")
# What is said of character sets quotes what happens to them.
_CHARACTER_SET = compile_late(r"(?i)\b(?:utf-?8|iso[- ]?8859|latin-?1|cp-?125\d|windows-125\d)")
# Letters that only begin others: five in one run are what is left of Cyrillic, Greek, Arabic
# or Chinese whose other halves a program took away as control characters.
_LEFT_OVER = compile_late(
    r"(?:[ÐÑÎÏØÙÃÂäåæçèéï][[^\p{ASCII}\p{Ll}]||[µžœšƒ]]{0,2}){5,}", regex.VERSION1
)


@dataclass(frozen=True, slots=True)
class MojibakeDetector:
    """
    Decodes again what ftfy knows to be wrongly decoded.

    One run of strange letters may be meant; it is repaired where it becomes a common word
    of the language or a typographic mark, or where the document has several. Otherwise it
    is only shown. A paragraph that names a character set quotes it and is left alone. If
    `lossy`, it shows those that cannot be decoded, since parts are lost.
    """

    safety: Safety
    weight: float = 0.0
    needs: float = 0.0
    lossy: bool = False

    def clues(self, language: str) -> Clues:
        """Return what finds the bytes of one character, taken for several ones."""
        if self.lossy:
            return Clues((_LEFT_OVER.pattern,))
        from ftfy.chardata import CHARMAP_ENCODINGS, UTF8_CLUES  # noqa: PLC0415

        def spell(encodings: Iterable[str], first: int, last: int) -> str:
            stretch = bytes(range(first, last + 1))
            return "".join({letter for name in encodings for letter in stretch.decode(name)})

        # The bytes stand for other signs in two of the character sets than in the rest. ftfy
        # also takes some that do not belong to one set together.
        apart = ({"macroman"}, {"cp437"}, {*CHARMAP_ENCODINGS} - {"macroman", "cp437"})
        leads = ((0xC2, 0xDF), (0xE0, 0xEF), (0xF0, 0xF4))
        every = [([spell(e, *lead) for lead in leads], spell(e, 0x80, 0xBF)) for e in apart]
        following = UTF8_CLUES["utf8_continuation"].replace(
            "\x80-\xbf", spell({"latin-1"}, 0x80, 0xBF)
        )
        every.append(([UTF8_CLUES[f"utf8_first_of_{n}"] for n in (2, 3, 4)], following))
        return Clues(
            (
                *(
                    f"{_one_of(lead, but=_APOSTROPHE)}{_one_of(following)}{{{n}}}"
                    for firsts, following in every
                    for n, lead in enumerate(firsts, start=1)
                ),
                *(f"Ø{_APOSTROPHE}", "â€", "Ã "),
            )
        )

    def detect(self, segment: int, context: DocumentContext) -> Iterator[Hit]:
        """Yield one hit for each run between blanks that decodes again, or cannot."""
        if _CHARACTER_SET.search(context.text(segment)):
            return
        if self.lossy:
            yield from self._find_lost(segment, context)
            return
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

    def _find_lost(self, segment: int, context: DocumentContext) -> Iterator[Hit]:
        text = context.text(segment)
        decoded = [span for span, _ in _find(segment, context)]
        for match in _LEFT_OVER.finditer(text):
            span = Span(*match.span())
            if not any(span.overlaps(other) for other in decoded):
                yield Hit(span, (), (), self.weight, self.needs, captures=(("run", match.group()),))

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


def _one_of(letters: str, but: str = "") -> str:
    return f"[{''.join(map(regex.escape, sorted(set(letters) - {' ', but})))}]"


def _find(segment: int, context: DocumentContext) -> list[tuple[Span, str]]:
    key = ("mojibake", segment)
    if key not in context.memo:
        text = context.text(segment)
        runs = [run for run in _RUN.finditer(text) if _STRANGE.search(run.group())]
        if runs and not _may_decode(text):
            runs = []
        together = _decode_together(text) if len(runs) > 1 else {}
        decoded = ((run, together.get(run.group()) or decode_again(run.group())) for run in runs)
        context.memo[key] = [
            (Span(*run.span()), better.rstrip(" ") if text[run.end() :][:1] == " " else better)
            for run, better in decoded
            if better is not None
        ]
    return cast("list[tuple[Span, str]]", context.memo[key])


def _may_decode(text: str) -> bool:
    """Tell whether ftfy may decode a run of the text; a run of “Ã ” is wrong only alone."""
    from ftfy.badness import is_bad  # noqa: PLC0415

    return is_bad(_SHORT_QUOTE.sub("â€\x9d", text)) or "Ã " in text


def _decode_together(text: str) -> dict[str, str]:
    """Return what each run says where the whole text decodes at once, which proves more."""
    from ftfy import apply_plan, fix_encoding_and_explain  # noqa: PLC0415

    whole = _SHORT_QUOTE.sub("â€\x9d", text)
    better, plan = fix_encoding_and_explain(whole)
    if not plan or any(step.action == "apply" for step in plan):
        return {}
    steps: list[tuple[str, str]] = [*plan]
    found: dict[str, str] = {}
    for run in _RUN.finditer(text):
        if run.group().isascii():
            continue
        try:
            again = apply_plan(_SHORT_QUOTE.sub("â€\x9d", run.group()), steps)
        except UnicodeError:
            return {}
        if again not in better or not _is_plausible(run.group(), again):
            return {}
        found[run.group()] = again
    return {run: again for run, again in found.items() if run != again}


@lru_cache(maxsize=4096)
def decode_again(run: str) -> str | None:
    """
    Return what a run of letters says in its right character set, None if it is well.

        >>> decode_again("cafÃ©"), decode_again("café"), decode_again("Ã‰cole")
        ('café', None, 'École')
    """
    # Loading ftfy takes longer than most texts do, and few need it.
    from ftfy import fix_encoding  # noqa: PLC0415

    if run.isascii():
        return None
    better = fix_encoding(_SHORT_QUOTE.sub("â€\x9d", run))
    return better if better != run and _is_plausible(run, better) else None


def _is_plausible(run: str, better: str) -> bool:
    """Tell whether what came out may be meant: shorter, of one script, and no mojibake."""
    from ftfy.badness import is_bad  # noqa: PLC0415

    is_whole = "\ufffd" not in better and not is_bad(better) and not _MIXED.search(better)
    return is_whole and bool(_PLAUSIBLE.fullmatch(better)) and len(better.rstrip()) < len(run)


def make_mojibake(params: Mapping[str, object], _classes: WordClasses) -> MojibakeDetector:
    """
    Make the detector from a rule's keys; `lossy: true` shows what cannot be decoded.

    Raises ValueError where it is not a truth value.
    """
    lossy = params.get("lossy", False)
    if lossy not in (True, False):
        raise ValueError("`lossy` must be true or false")
    return MojibakeDetector(
        cast("Safety", params["safety"]),
        cast("float", params["weight"]),
        cast("float", params["needs"]),
        bool(lossy),
    )
