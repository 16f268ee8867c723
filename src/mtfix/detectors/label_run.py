"""Labels of a page that were translated as common words, inside a run of labels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import regex

from mtfix.detectors.base import Clues, WordClasses
from mtfix.model import Edit, Hit, Safety, Span, Suggestion

if TYPE_CHECKING:
    from mtfix.context import DocumentContext

_SEPARATOR = regex.compile(r"\s*[/>»›|•·→＞｜／:：←‹«<]\s*|\s+[–—]\s+")
_LINE = regex.compile(r"[^\n]+")
_STEP = regex.compile(r"[>»›→＞]")  # parts the steps of a breadcrumb, and nothing else
_TRAIL = regex.compile(r"[/>»›→＞／←‹«<]")
_COLON = (":", "：")
_COUNTED = r"[ \u00a0]?\(\d{1,3}\)"  # how much is in the cart
_COUNT = regex.compile(rf"{_COUNTED}\Z")
_LONGEST_RUN, _LONGEST_LABEL = 200, 40  # code points
_NEEDED_BY_GUESS = 1.0  # points
_FEWEST_KNOWN = 2  # labels beside the wrong one, where nothing else marks a run
_MOST_BEFORE_NETWORK = 2  # words: “Share on Facebook”


@dataclass(frozen=True, slots=True)
class LabelRunDetector:
    """
    Finds labels in a row, between strokes, that name a thing and not a page.

    The first is the start page, and is judged where a known label stands beside it, or a lead
    (“You are here”) before it. Where the steps of a breadcrumb are not known, the repair needs
    other damage. A button to share is one where networks or other buttons stand beside it, or,
    beside other damage, where it is a paragraph of its own and a network is its last word, not
    what it is a share `of`. Beside furniture and flats (`household`) a house is a house. A word
    for lines beside two networks is the `app` of that name, and one for carriages with a number in
    brackets the `cart`. Each line is a row of its own.
    """

    home: Mapping[str, Mapping[str, tuple[str, ...]]]
    share: Mapping[str, Mapping[str, tuple[str, ...]]]
    wrong: Mapping[str, Mapping[str, tuple[str, ...]]]
    app: Mapping[str, Mapping[str, tuple[str, ...]]]
    cart: Mapping[str, Mapping[str, tuple[str, ...]]]
    known: Mapping[str, frozenset[str]]
    networks: frozenset[str]
    household: Mapping[str, frozenset[str]]
    of: frozenset[str]
    safety: Safety
    weight: float = 0.0
    needs: float = 0.0

    def clues(self, language: str) -> Clues:
        """Return what finds a wrong label at the edge of a run, or between two strokes."""
        home, share, wrong, app, cart = (
            "|".join(map(regex.escape, sorted(table.get(language, {"\0": ()}))))
            for table in (self.home, self.share, self.wrong, self.app, self.cart)
        )
        stroke, start, end = _SEPARATOR.pattern, r"(?<![\p{L}\p{M}\p{N}])", r"(?![\p{L}\p{M}\p{N}])"
        label = rf"(?i:{home}|{share}|{wrong}|{app}|{cart})"
        networks = "|".join(map(regex.escape, sorted(self.networks)))  # the same each time
        return Clues(
            (
                rf"\A\s*(?i:{share}) [^\n]{{0,12}}(?i:{networks})\s*\Z",
                self._row(language),
                rf"{start}{label}(?:{_COUNTED})?(?:{stroke})",
                rf"(?:{stroke}){label}{end}",
                rf"{start}(?i:{share}) [^\n]{{1,30}}(?:{stroke})",
            )
        )

    def detect(self, segment: int, context: DocumentContext) -> Iterator[Hit]:
        """Yield a hit for each wrong label of a run."""
        text, language = context.text(segment), context.language_of(segment)
        if len(text) <= _LONGEST_RUN and not _SEPARATOR.search(text):
            yield from self._judge_button(text, language)
            yield from self._judge_row(text, language)
            return
        for line in _LINE.finditer(text):
            if len(line[0]) <= _LONGEST_RUN and _SEPARATOR.search(line[0]):
                yield from self._judge_run(text, Span(*line.span()), language)

    def _judge_run(self, text: str, line: Span, language: str) -> Iterator[Hit]:
        """Yield a hit for each wrong label of a line with strokes."""
        labels = [span.shift(line.start) for span in _split(line.of(text))]
        if len(labels) < 2 or any(len(span) > _LONGEST_LABEL for span in labels):
            return
        forms = [span.of(text).casefold() for span in labels]
        known = self.known.get(language, frozenset())
        is_house = not self.household.get(language, frozenset()).isdisjoint(" ".join(forms).split())
        first = 1 if text[labels[0].end :].lstrip().startswith(_COLON) else 0  # behind the lead
        between = text[labels[first].end : labels[-1].start]
        enough = 1 if len(labels) > 2 or _TRAIL.search(between) else _FEWEST_KNOWN
        for number, whole in enumerate(labels):
            form = _COUNT.sub("", self._without_network(forms[number], language))
            span = whole if form == forms[number] else Span(whole.start, whole.start + len(form))
            tables = (
                (self.home, enough, known),
                (self.share, 1, known),
                (self.wrong, _FEWEST_KNOWN, known),
                (self.app, _FEWEST_KNOWN, self.networks),
                (self.cart if _COUNT.search(forms[number]) else {}, 1, known),
            )
            found = [
                (table[language][form][0], least, among)
                for table, least, among in tables
                if form in table.get(language, {})
            ]
            is_home = form in self.home.get(language, {})
            if not found or (is_home and (number != first or is_house)):
                continue
            better, least, among = found[0]
            others = sum(
                _COUNT.sub("", other) in among for other in forms[:number] + forms[number + 1 :]
            )
            others += form != forms[number]  # the network in the label itself, or its count
            is_sure = others >= least
            is_trail = _STEP.search(between) or (len(labels) > 2 and _TRAIL.search(between))
            if not is_sure and not (number == first and is_trail):
                continue
            yield Hit(
                span=span,
                suggestions=(
                    Suggestion(
                        (Edit(span, better).trimmed(text),),
                        self.safety if is_sure else Safety.UNSAFE,
                    ),
                ),
                evidence=(f"{others} known labels stand beside it",) if others else (),
                weight=self.weight if is_sure else 0.0,
                needs=self.needs if is_sure else max(self.needs, _NEEDED_BY_GUESS),
                captures=(("label", span.of(text)), ("better", better)),
            )

    def _judge_button(self, text: str, language: str) -> Iterator[Hit]:
        """Yield a hit where the text is a button to share with a network, and nothing else."""
        label = text.strip()
        form = label.casefold()
        button = self._without_network(form, language)
        behind = form[len(button) :].split()
        if button == form or len(behind) > _MOST_BEFORE_NETWORK or not self.of.isdisjoint(behind):
            return
        start = text.index(label)
        span, better = Span(start, start + len(button)), self.share[language][button][0]
        yield Hit(
            span=span,
            suggestions=(Suggestion((Edit(span, better).trimmed(text),), Safety.UNSAFE),),
            evidence=("a network stands beside it",),
            needs=max(self.needs, _NEEDED_BY_GUESS),
            captures=(("label", span.of(text)), ("better", better)),
        )

    def _row(self, language: str) -> str:
        """Return what finds the start page before two known labels, with blanks between."""
        home, known = (
            "|".join(map(regex.escape, sorted(sorted(forms), key=len, reverse=True))) or r"(?!)"
            for forms in (self.home.get(language, ()), self.known.get(language, ()))
        )
        return rf"\A\s*(?<home>(?i:{home}))(?: (?i:{known})\b){{2}}"

    def _judge_row(self, text: str, language: str) -> Iterator[Hit]:
        """Yield a hit where the text begins with a row of labels without strokes."""
        if not text.lstrip().casefold().startswith(tuple(self.home.get(language, ()))):
            return  # as nearly all texts; the pattern of all labels takes longer to write
        match = regex.match(self._row(language), text)
        if not match or not self.household.get(language, frozenset()).isdisjoint(
            text.casefold().split()
        ):
            return
        better = self.home[language][match["home"].casefold()][0]
        home = Span(*match.span("home"))
        yield Hit(
            span=home,
            suggestions=(Suggestion((Edit(home, better).trimmed(text),), Safety.UNSAFE),),
            evidence=("two known labels stand beside it",),
            weight=self.weight,
            needs=self.needs,
            captures=(("label", match["home"]), ("better", better)),
        )

    def _without_network(self, form: str, language: str) -> str:
        """Return the button alone of a label such as “Share on Facebook”."""
        for button in self.share.get(language, {}):
            if form.startswith(f"{button} ") and form.rpartition(" ")[2] in self.networks:
                return button
        return form


def _split(text: str) -> list[Span]:
    """
    Return the labels of a run, without the strokes between them.

        >>> [span.of("Home » News") for span in _split("Home » News")]
        ['Home', 'News']
    """
    spans, start = [], 0
    for match in [*_SEPARATOR.finditer(text), None]:
        end = match.start() if match else len(text)
        part = text[start:end]
        if part.strip():
            left = start + len(part) - len(part.lstrip())
            spans.append(Span(left, left + len(part.strip())))
        start = match.end() if match else end
    return spans


def make_label_run(params: Mapping[str, object], classes: WordClasses) -> LabelRunDetector:
    """
    Make the detector from a rule's keys.

    The pack's tables `home_xx`, `share_xx`, `wrong_xx`, `app_xx` and `cart_xx` give for the
    language `xx` wrong labels and the right ones, its classes `known_xx` other labels, and
    `household_xx` words that stand beside houses; `network` and `of` hold for all languages.
    """

    def gather(kind: str) -> dict[str, dict[str, tuple[str, ...]]]:
        return {
            name.partition("_")[2]: {key.casefold(): values for key, values in table.items()}
            for name, table in classes.tables.items()
            if name.startswith(f"{kind}_")
        }

    home, share, wrong, app, cart = map(gather, ("home", "share", "wrong", "app", "cart"))
    networks = frozenset(map(str.casefold, classes.classes.get("network", ())))
    household = {
        name.partition("_")[2]: frozenset(map(str.casefold, words))
        for name, words in classes.classes.items()
        if name.startswith("household_")
    }
    known = {
        language: frozenset(
            {word.casefold() for word in classes.classes.get(f"known_{language}", ())}
            | {v[0].casefold() for t in (home, share, wrong) for v in t.get(language, {}).values()}
            | {key for t in (home, share, wrong) for key in t.get(language, {})}
            | networks
        )
        for language in {*home, *share, *wrong}
    }
    return LabelRunDetector(
        home,
        share,
        wrong,
        app,
        cart,
        known,
        networks,
        household,
        frozenset(map(str.casefold, classes.classes.get("of", ()))),
        cast("Safety", params["safety"]),
        cast("float", params["weight"]),
        cast("float", params["needs"]),
    )
