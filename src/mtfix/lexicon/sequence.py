"""How well words stand in a row: trigrams over function words and the classes of all others."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from mtfix.lexicon.classes import load_word_classes
from mtfix.patterns import compile_late

_MOST_KEPT = 20_000  # tokens whose symbols are at hand
_SCALE = 10.0  # values are stored in tenths
_TOKEN = compile_late(
    r"\p{L}[\p{L}\p{M}]*(?:[’'](?:s|t|re|ve|ll|d|m)\b)?|\d[\d.,:]*|[.,;:!?()“”\"—–-]"
)
_ENDINGS = ("ing", "ed", "s", "ly")
_INFLECTED = ("verb", "participle", "unknown")
_STOPS, _PAUSES = ".!?", ",;:—–-"
_OPENERS = '.!?:“"'  # behind which a capital is due

UNKNOWN = "<unknown>"  #: the symbol of a word that is in no class

#: What stands around a text, so that its first and last words have neighbours.
EDGES = ("^", "^"), ("$", "$")


def lowered(token: str) -> str:
    """
    Return a token in lower case, where “İ” is an “i” with one dot.

        >>> lowered("İle"), lowered("Und")
        ('ile', 'und')
    """
    return token.lower().replace("i\u0307", "i")


class SequenceModel:
    """
    Tells how likely a row of symbols is; see `load_sequence_model`.

    A symbol is a function word, or the class of another word, of a name, a number or a mark.
    Where there is no list of classes, the last two letters of a word are its class.
    """

    def __init__(
        self, words: frozenset[str], classes: Mapping[str, str], rows: Mapping[str, str]
    ) -> None:
        """Take the words and endings that are symbols, classes, and what follows what."""
        self._words, self._classes, self._rows = words, classes, rows
        self._symbols: dict[tuple[str, bool], str] = {}
        self._parsed: dict[str, tuple[float, Mapping[str, float]]] = {}

    def symbols(self, text: str) -> tuple[list[str], list[tuple[int, int]]]:
        """Return the symbols of a text, and the places of their words in code points."""
        symbols: list[str] = []
        places: list[tuple[int, int]] = []
        starts = True
        for match in _TOKEN.finditer(text):
            token = match.group()
            symbols.append(self.symbol(token, starts=starts))
            places.append(match.span())
            starts = token in _OPENERS
        return symbols, places

    def symbol(self, token: str, *, starts: bool = False) -> str:
        """Return the symbol of a word, a number or a mark; `starts` where a capital is due."""
        found = self._symbols.get((token, starts))
        if found is None:
            if len(self._symbols) >= _MOST_KEPT:
                self._symbols.clear()
            found = self._symbols[token, starts] = self._find_symbol(token, starts=starts)
        return found

    def _find_symbol(self, token: str, *, starts: bool) -> str:
        form = lowered(token).replace("’", "'")
        if form in self._words:
            return form
        first = token[0]
        if first.isdigit():
            return "<number>"
        if not first.isalpha():
            return "<stop>" if token in _STOPS else "<pause>" if token in _PAUSES else "<quote>"
        is_name = first.isupper() and not starts
        if form.endswith("'s"):
            return "<name's>" if is_name else "<noun's>"
        if is_name:
            return "<name>"
        if not self._classes:
            ending = name_ending(form)
            return ending if ending in self._words else UNKNOWN
        name = self._classes.get(form, "unknown")
        ending = next((e for e in _ENDINGS if form.endswith(e)), "") if name in _INFLECTED else ""
        return f"<{name}-{ending}>" if ending else f"<{name}>"

    def weigh(self, before: Sequence[str], words: Sequence[str], after: Sequence[str]) -> float:
        """
        Return the natural logarithm of how likely `words` are between their neighbours.

        The last two symbols of `before` and the first two of `after` count, so that rows of
        different words between the same neighbours can be compared.
        """
        row = [*before[-2:], *words, *after[:2]]
        return sum(self._follow(row[i - 2], row[i - 1], row[i]) for i in range(2, len(row)))

    def weigh_within(self, word: str, zipf: float) -> float:
        """
        Return the natural logarithm of a word's share of its symbol, 0 where it is one itself.

        `zipf` is how common the word is in the language, as in `Lexicon.zipf`.
        """
        symbol = self.symbol(word)
        if symbol == word:
            return 0.0
        return (zipf - 9) * math.log(10) - self._row("")[1].get(symbol, 0.0)

    def _follow(self, first: str, second: str, third: str) -> float:
        back, known = self._row(f"{first} {second}")
        if third in known:
            return known[third]
        lower, known = self._row(second)
        if third in known:
            return back + known[third]
        _, known = self._row("")
        return back + lower + known.get(third, known[UNKNOWN])

    def _row(self, before: str) -> tuple[float, Mapping[str, float]]:
        if before not in self._parsed:
            back, _, listed = self._rows.get(before, "0").partition("\t")
            pairs = (entry.rsplit(":", 1) for entry in listed.split())
            self._parsed[before] = (
                -float(back) / _SCALE,
                {symbol: -float(value) / _SCALE for symbol, value in pairs},
            )
        return self._parsed[before]


def name_ending(form: str) -> str:
    """
    Return the symbol of the words that end as `form` does.

        >>> name_ending("cantaron")
        '<-on>'
    """
    return f"<-{form[-2:]}>"


def load_symbol_classes(language: str) -> Mapping[str, str]:
    """Return the classes of a language's words, empty where the list has only nouns."""
    classes = load_word_classes(language)
    return classes if "other" in classes.values() else {}


@lru_cache(maxsize=8)
def load_sequence_model(language: str) -> SequenceModel | None:
    """
    Return the model of a language, None where there is none.

    It is made by `benchmarks/train_sequences.py`: interpolated Witten-Bell trigrams (Chen and
    Goodman 1998), pruned, in back-off form. What it was made of stands in its head.

        >>> model = load_sequence_model("en")
        >>> before, after = ["^", "<name>"], ["<name>", "<verb-ed>"]
        >>> model.weigh(before, ["and"], after) > model.weigh(before, ["there"], after) + 3
        True
    """
    path = Path(__file__).with_name("sequences") / f"{language}.txt"
    if not path.is_file():
        return None
    lines = path.read_text(encoding="utf-8").splitlines()
    head, *rows = (line for line in lines if not line.startswith("#"))
    return SequenceModel(
        frozenset(head.split()),
        load_symbol_classes(language),
        dict(line.split("\t", 1) for line in rows),
    )


def is_function_word(word: str, language: str) -> bool:
    """
    Tell whether a word, in whatever case, is one of the few of its language that join the others.

        >>> is_function_word("Estos", "es"), is_function_word("Madrid", "es")
        (True, False)
    """
    model, small = load_sequence_model(language), lowered(word)
    return model is not None and model.symbol(small) == small
