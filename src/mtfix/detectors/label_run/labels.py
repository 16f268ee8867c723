"""The labels that the pages of a language have, and what they were translated as."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from mtfix.detectors.base import WordClasses

FEWEST_KNOWN = 2  # labels beside the wrong one, where nothing else marks a run


@dataclass(frozen=True, slots=True)
class Better:
    """What a wrong label should be, where `least` of the labels `among` stand beside it."""

    text: str
    least: int
    among: Collection[str]


@dataclass(frozen=True, slots=True)
class Labels:
    """
    The labels of one language; all forms are folded.

    Of the wrong ones, with what they should be, `home` is the start page, `share` a button, `app`
    a network whose name was translated, and `cart` counts what is in it. `known` are right, or
    nearly. Beside `household` a house is a house. `networks` have buttons to share with them, and
    with a word of `of` behind it a share is one of something.
    """

    home: Mapping[str, str] = field(default_factory=dict)
    share: Mapping[str, str] = field(default_factory=dict)
    wrong: Mapping[str, str] = field(default_factory=dict)
    app: Mapping[str, str] = field(default_factory=dict)
    cart: Mapping[str, str] = field(default_factory=dict)
    known: frozenset[str] = frozenset()
    household: frozenset[str] = frozenset()
    networks: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()

    def find_better(self, form: str, *, of_home: int, is_counted: bool) -> Better | None:
        """Return what a label should be; a start page has `of_home` known labels beside it."""
        for table, least, among in (
            (self.home, of_home, self.known),
            (self.share, 1, self.known),
            (self.wrong, FEWEST_KNOWN, self.known),
            (self.app, FEWEST_KNOWN, self.networks),
            (self.cart if is_counted else {}, 1, self.known),
        ):
            if form in table:
                return Better(table[form], least, among)
        return None

    def without_network(self, form: str) -> str:
        """Return the button alone of a label such as “Share on Facebook”."""
        for button in self.share:
            if form.startswith(f"{button} ") and form.rpartition(" ")[2] in self.networks:
                return button
        return form


def gather_labels(words: WordClasses) -> dict[str, Labels]:
    """
    Return the labels of each language that a pack has some of.

    Its tables `home_xx`, `share_xx`, `wrong_xx`, `app_xx` and `cart_xx` give for the language
    `xx` wrong labels and the right ones, its classes `known_xx` other labels, and `household_xx`
    words that stand beside houses; `network` and `of` hold for all languages.
    """

    def table(kind: str, language: str) -> dict[str, str]:
        entries = words.tables.get(f"{kind}_{language}", {})
        return {form.casefold(): better[0] for form, better in entries.items()}

    def fold(name: str) -> frozenset[str]:
        return frozenset(map(str.casefold, words.classes.get(name, ())))

    networks = fold("network")
    labels: dict[str, Labels] = {}
    for language in {name.partition("_")[2] for name in words.tables}:
        home, share, wrong = (table(kind, language) for kind in ("home", "share", "wrong"))
        known = {form for pairs in (home, share, wrong) for form in pairs}
        known |= {better.casefold() for pairs in (home, share, wrong) for better in pairs.values()}
        labels[language] = Labels(
            home,
            share,
            wrong,
            table("app", language),
            table("cart", language),
            networks.union(known, fold(f"known_{language}")),
            fold(f"household_{language}"),
            networks,
            fold("of"),
        )
    return labels
