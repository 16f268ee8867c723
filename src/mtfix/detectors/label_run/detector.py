"""Labels of a page that were translated as common words, inside a run of labels."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

import regex

from mtfix.detectors.base import Clues, WordClasses
from mtfix.detectors.label_run.labels import FEWEST_KNOWN, Labels, gather_labels
from mtfix.detectors.label_run.run import COUNTED, SEPARATOR, Run, read_run, without_count
from mtfix.model import Edit, Hit, Safety, Span, Suggestion
from mtfix.patterns import compile_late

if TYPE_CHECKING:
    from mtfix.context import DocumentContext

_LINE = compile_late(r"[^\n]+")
_LONGEST_RUN = 200  # code points
_NEEDED_BY_GUESS = 1.0  # points
_MOST_BEFORE_NETWORK = 2  # words: “Share on Facebook”
_NONE = Labels()


@dataclass(frozen=True, slots=True)
class LabelRunDetector:
    """
    Finds labels in a row, between strokes, that name a thing and not a page.

    The first is the start page, and is judged where a known label stands beside it, or a lead
    (“You are here”) before it. Where the steps of a breadcrumb are not known, the repair needs
    other damage. A button to share is one where networks or other buttons stand beside it, or,
    beside other damage, where it is a paragraph of its own and a network is its last word, not
    what it is a share of. Beside furniture and flats a house is a house. A word for lines beside
    two networks is the app of that name, and one for carriages with a number in brackets the
    cart. Each line is a row of its own.
    """

    labels: Mapping[str, Labels]  # by language
    safety: Safety
    weight: float = 0.0
    needs: float = 0.0

    def clues(self, language: str) -> Clues:
        """Return what finds a wrong label at the edge of a run, or between two strokes."""
        labels = self.labels.get(language)
        if labels is None:
            return Clues()
        home, share, wrong, app, cart = (
            "|".join(map(regex.escape, sorted(table or ("\0",))))
            for table in (labels.home, labels.share, labels.wrong, labels.app, labels.cart)
        )
        stroke, start, end = SEPARATOR.pattern, r"(?<![\p{L}\p{M}\p{N}])", r"(?![\p{L}\p{M}\p{N}])"
        label = rf"(?i:{home}|{share}|{wrong}|{app}|{cart})"
        networks = "|".join(map(regex.escape, sorted(labels.networks)))  # the same each time
        return Clues(
            (
                rf"\A\s*(?i:{share}) [^\n]{{0,12}}(?i:{networks})\s*\Z",
                _row_pattern(labels),
                rf"{start}{label}(?:{COUNTED})?(?:{stroke})",
                rf"(?:{stroke}){label}{end}",
                rf"{start}(?i:{share}) [^\n]{{1,30}}(?:{stroke})",
            )
        )

    def detect(self, segment: int, context: DocumentContext) -> Iterator[Hit]:
        """Yield a hit for each wrong label of a run."""
        text = context.text(segment)
        labels = self.labels.get(context.language_of(segment), _NONE)
        if len(text) <= _LONGEST_RUN and not SEPARATOR.search(text):
            yield from self._judge_button(text, labels)
            yield from self._judge_row(text, labels)
            return
        for line in _LINE.finditer(text):
            if len(line[0]) <= _LONGEST_RUN and SEPARATOR.search(line[0]):
                run = read_run(text, Span(*line.span()))
                if run:
                    yield from self._judge_run(run, labels)

    def _judge_run(self, run: Run, labels: Labels) -> Iterator[Hit]:
        """Yield a hit for each wrong label of a line with strokes."""
        of_home = 1 if run.is_long_or_trail else FEWEST_KNOWN
        is_house = not labels.household.isdisjoint(" ".join(run.forms).split())
        for number, (written, whole) in enumerate(zip(run.forms, run.spans, strict=True)):
            form = without_count(labels.without_network(written))
            is_counted = without_count(written) != written
            better = labels.find_better(form, of_home=of_home, is_counted=is_counted)
            if not better or (form in labels.home and (number != run.first or is_house)):
                continue
            others = sum(other in better.among for other in run.others(number))
            others += form != written  # the network in the label itself, or its count
            is_sure = others >= better.least
            if not is_sure and not (number == run.first and run.is_trail):
                continue
            span = whole if form == written else Span(whole.start, whole.start + len(form))
            told = f"{others} known labels stand beside it" if others else ""
            if is_sure:
                yield self._hit(run.text, span, better.text, told)
            else:
                yield self._guess(run.text, span, better.text, told)

    def _judge_button(self, text: str, labels: Labels) -> Iterator[Hit]:
        """Yield a hit where the text is a button to share with a network, and nothing else."""
        label = text.strip()
        form = label.casefold()
        button = labels.without_network(form)
        behind = form[len(button) :].split()
        if button == form or len(behind) > _MOST_BEFORE_NETWORK or not labels.of.isdisjoint(behind):
            return
        start = text.index(label)
        span = Span(start, start + len(button))
        yield self._guess(text, span, labels.share[button], "a network stands beside it")

    def _judge_row(self, text: str, labels: Labels) -> Iterator[Hit]:
        """Yield a hit where the text begins with a row of labels without strokes."""
        folded = text.casefold()
        if not folded.lstrip().startswith(tuple(labels.home)):
            return  # as nearly all texts; the pattern of all labels takes longer to write
        match = regex.match(_row_pattern(labels), text)
        if match and labels.household.isdisjoint(folded.split()):
            home, better = Span(*match.span("home")), labels.home[match["home"].casefold()]
            told = "two known labels stand beside it"
            yield self._hit(text, home, better, told, safety=Safety.UNSAFE)

    def _guess(self, text: str, span: Span, better: str, told: str) -> Hit:
        """Return the hit of a label that needs other damage, and gives no evidence itself."""
        hit = self._hit(text, span, better, told, safety=Safety.UNSAFE)
        return replace(hit, weight=0.0, needs=max(self.needs, _NEEDED_BY_GUESS))

    def _hit(
        self, text: str, span: Span, better: str, told: str, safety: Safety | None = None
    ) -> Hit:
        edit = Edit(span, better).trimmed(text)
        return Hit(
            span=span,
            suggestions=(Suggestion((edit,), safety or self.safety),),
            evidence=(told,) if told else (),
            weight=self.weight,
            needs=self.needs,
            captures=(("label", span.of(text)), ("better", better)),
        )


def _row_pattern(labels: Labels) -> str:
    """Return what finds the start page before two known labels, with blanks between."""
    home, known = map(_any_of, (labels.home, labels.known))
    return rf"\A\s*(?<home>(?i:{home}))(?: (?i:{known})\b){{2}}"


def _any_of(forms: Collection[str]) -> str:
    longest_first = sorted(sorted(forms), key=len, reverse=True)
    return "|".join(map(regex.escape, longest_first)) or r"(?!)"


def make_label_run(params: Mapping[str, object], classes: WordClasses) -> LabelRunDetector:
    """Make the detector from a rule's keys, and the pack's classes: see `gather_labels`."""
    return LabelRunDetector(
        gather_labels(classes),
        cast("Safety", params["safety"]),
        cast("float", params["weight"]),
        cast("float", params["needs"]),
    )
