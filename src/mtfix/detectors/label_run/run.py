"""Labels in a row between strokes, as breadcrumbs, menus and bars of buttons have them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from mtfix.model import Span
from mtfix.patterns import compile_late

SEPARATOR = compile_late(r"\s*[/>»›|•·→＞｜／:：←‹«<]\s*(?:[–—]\s+)?|\s+[–—]\s+")
COUNTED = r"[ \u00a0]?\(\d{1,3}\)"  # how much is in the cart
_COUNT = compile_late(rf"{COUNTED}\Z")
_STEP = compile_late(r"[>»›→＞]")  # parts the steps of a breadcrumb, and nothing else
_TRAIL = compile_late(r"[/>»›→＞／←‹«<]")
_COLON = (":", "：")
_LONGEST_LABEL = 40  # code points


@dataclass(frozen=True)
class Run:
    """The labels of a line: their places in the text, and the same folded, without counts."""

    text: str
    spans: tuple[Span, ...]

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The labels, folded."""
        return tuple(span.of(self.text).casefold() for span in self.spans)

    @cached_property
    def first(self) -> int:
        """The number of the first label, behind a lead such as “You are here:”."""
        return 1 if self.text[self.spans[0].end :].lstrip().startswith(_COLON) else 0

    @cached_property
    def _between(self) -> str:
        return self.text[self.spans[self.first].end : self.spans[-1].start]

    @property
    def is_long_or_trail(self) -> bool:
        """Whether there are three labels, or strokes as between the steps of a breadcrumb."""
        return len(self.spans) > 2 or bool(_TRAIL.search(self._between))

    @property
    def is_trail(self) -> bool:
        """Whether it can hardly be but a breadcrumb."""
        is_long = len(self.spans) > 2
        return bool(_STEP.search(self._between) or (is_long and _TRAIL.search(self._between)))

    def others(self, number: int) -> tuple[str, ...]:
        """Return all labels but one, without counts."""
        others = self.forms[:number] + self.forms[number + 1 :]
        return tuple(without_count(form) for form in others)


def read_run(text: str, line: Span) -> Run | None:
    """
    Return the labels of a line, None where it has less than two, or a sentence among them.

    The last one may be long, as the title of a page is, behind the steps that lead to it.
    """
    spans = [span.shift(line.start) for span in split_labels(line.of(text))]
    if len(spans) < 2:
        return None
    *inner, last = spans
    if any(len(span) > _LONGEST_LABEL for span in inner):
        return None
    if len(last) > _LONGEST_LABEL and not _STEP.search(text[inner[-1].end : last.start]):
        return None
    return Run(text, tuple(spans))


def without_count(label: str) -> str:
    """
    Return a label without the number in brackets behind it.

        >>> without_count("cart (2)")
        'cart'
    """
    return _COUNT.sub("", label)


def split_labels(text: str) -> list[Span]:
    """
    Return the labels of a run, without the strokes between them.

        >>> [span.of("Home » News") for span in split_labels("Home » News")]
        ['Home', 'News']
    """
    spans, start = [], 0
    for match in [*SEPARATOR.finditer(text), None]:
        end = match.start() if match else len(text)
        part = text[start:end]
        if part.strip():
            left = start + len(part) - len(part.lstrip())
            spans.append(Span(left, left + len(part.strip())))
        start = match.end() if match else end
    return spans
