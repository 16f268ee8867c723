"""Placeholders, tags, addresses and code that the target lacks, adds or breaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import cast

import regex

from mtfix.detectors.base import WordClasses
from mtfix.detectors.bilingual.codes import FIND, Code, break_open, is_unclear, number_placeholders
from mtfix.detectors.bilingual.pair import BilingualDetector, Pair, make_hit, make_repair
from mtfix.model import Hit, Safety, Span

_DEFECTS = ("broken", "lost", "added")
# What no translator would change, other than `your name`.
_IDENTIFIER = regex.compile(r"\p{Ll}\p{Lu}|[\w.]\(|\w[._:/]\w|\d|^`-{1,2}\w")
_VARIABLE = regex.compile(r"\$?\{\p{Lu}+\}")
_COUNT = regex.compile(r"%(?:\(\w+\)|\d\$)?(?:l{0,2}|z)[diu]|%n|\{\w*\}")
_ALIKE = 0.6  # of letters, for a changed code to be taken for the one that is missing


@dataclass(frozen=True, slots=True)
class CodeMismatchDetector(BilingualDetector):
    """
    Compares what `of` says (placeholder, tag, address, snippet of code, name) in both texts.

    Broken is a code of the source that is there with blanks, capitals or wide signs in it,
    or, where one is missing and one too many, in its place. Those repairs are proven.
    """

    of: str
    defect: str
    safety: Safety

    def compare(self, pair: Pair) -> Iterator[Hit]:
        """Yield the hits of this defect."""
        find = FIND[self.of]
        sources, targets = find(pair.source), find(pair.target)
        if not sources and not targets:
            return
        if self.of == "placeholder":
            if is_unclear(sources, targets):
                return
            sources = number_placeholders(sources, targets)
            targets = number_placeholders(targets, sources)
        missing = _without(sources, targets)
        if self.of == "name":  # it may be translated, but not pulled apart
            joined = "".join(pair.target.split())
            missing = [code for code in missing if code.text in joined]
        extra = _without(targets, sources)
        repairs = list(self._repairs(missing, extra, targets, pair))
        repaired = Counter(code.key for _, code in repairs)
        if self.defect == "broken":
            for span, code in repairs:
                captures = {"code": span.of(pair.target), "original": code.text}
                yield make_repair(span, code.text, self.safety, pair, **captures)
        elif self.defect == "lost":
            missing = [code for code in missing if not self._is_said(code, pair)]
            left = Counter(code.key for code in missing) - repaired
            if left:
                yield make_hit(pair.whole, code=", ".join(map(_show, left.elements())))
        else:
            spans = [span for span, _ in repairs]
            for code in extra:
                is_there = pair.source.count(code.text) >= pair.target.count(code.text)  # %ds
                if not is_there and not any(code.span.overlaps(span) for span in spans):
                    yield make_hit(code.span, code=_show(code.text))

    def _repairs(
        self, missing: list[Code], extra: list[Code], targets: tuple[Code, ...], pair: Pair
    ) -> Iterator[tuple[Span, Code]]:
        """Yield where a missing code stands broken."""
        sound = [code.span for code in targets if code not in extra]
        taken: list[Span] = []
        waiting: list[Code] = []
        for code in missing:
            if code.text[0].isalnum() and self.of == "placeholder":
                continue  # the argument of an ICU message: its name may be a word, too
            is_exact = self.of == "name"
            span = _find_broken(code, pair.target, [*sound, *taken], is_exact=is_exact)
            if span is None:
                waiting.append(code)
            elif self._is_style(code, span, pair):
                taken.append(span)
            else:
                taken.append(span)
                yield span, code
        left = [code for code in extra if not any(code.span.overlaps(span) for span in taken)]
        if len(waiting) == len(left) == 1 and self._is_same(waiting[0], left[0]):
            yield left[0].span, waiting[0]

    def _is_said(self, code: Code, pair: Pair) -> bool:
        """
        Tell whether the target says a code in its own way.

        A snippet may lack its marks. Translations for one and for two, which many languages
        have beside others, may say that number in words.
        """
        if self.of == "placeholder":
            role = pair.context.document.segments[pair.segment].role
            return role == "counted message" and _COUNT.fullmatch(code.text) is not None
        return self.of == "snippet" and code.text.strip("`") in pair.target

    def _is_style(self, code: Code, span: Span, pair: Pair) -> bool:
        """Tell whether a snippet stands whole in quotation marks, in a text without backticks."""
        if self.of != "snippet" or code.text.strip("`") not in span.of(pair.target):
            return False
        return not any("`" in segment.text for segment in pair.context.document.segments)

    def _is_same(self, original: Code, changed: Code) -> bool:
        """Tell whether a code that the source lacks must be the one that is missing."""
        if self.of == "placeholder":
            is_word = _VARIABLE.fullmatch(original.text) is not None  # {FILE}, for the reader
            return (
                not is_word
                and original.text[0] == changed.text[0]
                and "\ufffc" not in original.text
            )
        if self.of == "snippet":
            return _IDENTIFIER.search(original.text) is not None
        alike = SequenceMatcher(None, original.text, changed.text, autojunk=False).ratio()
        return self.of == "tag" and alike >= _ALIKE and original.text[1] == changed.text[1]


def _show(code: str) -> str:
    """Return what a message calls a code: an inline element has no letters."""
    return "<…>" if code == "\ufffc" else code


def _find_broken(code: Code, target: str, taken: list[Span], *, is_exact: bool) -> Span | None:
    if code.text == "\ufffc":
        return None
    for match in break_open(code.text).finditer(target):
        span = Span(*match.span())
        if any(span.overlaps(other) for other in taken) or match[0] == code.text:
            continue
        if not is_exact or "".join(match[0].split()) == code.text:
            return span
    return None


def _without(codes: tuple[Code, ...], others: tuple[Code, ...]) -> list[Code]:
    """Return the codes that the others lack, each as often as it is missing."""
    counts = Counter(code.key for code in others)
    left = []
    for code in codes:
        if counts[code.key] > 0:
            counts[code.key] -= 1
        else:
            left.append(code)
    return left


def make_code_mismatch(params: Mapping[str, object], _classes: WordClasses) -> CodeMismatchDetector:
    """
    Make the detector from a rule's keys: `of` and `defect`.

    Raises ValueError where one of them is unknown.
    """
    of, defect = str(params.get("of")), str(params.get("defect"))
    if of not in FIND or defect not in _DEFECTS:
        raise ValueError(
            f"`of` must be one of {', '.join(FIND)}, and `defect` one of {', '.join(_DEFECTS)}"
        )
    return CodeMismatchDetector(of, defect, cast("Safety", params["safety"]))
