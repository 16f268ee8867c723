"""Which forms the document uses as names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from mtfix.context.words import Word, starts_sentence


class NameIndex:
    """
    The capitalised words of a document, and how often they stand in mid-sentence.

    A capital at the start of a sentence says nothing, and neither does one in a line
    where nearly every word has one.
    """

    def __init__(self) -> None:
        """Start empty; `add` one segment after another."""
        self._inside: Counter[str] = Counter()
        self._anywhere: Counter[str] = Counter()
        self._lower: Counter[str] = Counter()

    def add(self, text: str, words: Sequence[Word]) -> None:
        """Count the words of a segment with this text."""
        is_title = _is_title_case(words)
        for word in words:
            form = word.text
            if not form[0].isupper():
                if form[0].islower():
                    self._lower[form] += 1
                continue
            self._anywhere[form] += 1
            if not is_title and not starts_sentence(text, word.span.start):
                self._inside[form] += 1

    def count(self, form: str) -> int:
        """Return how often the capitalised form stands in mid-sentence."""
        return self._inside[form]

    def is_name(self, form: str) -> bool:
        """Tell whether the form has its capital in mid-sentence, and nowhere goes without."""
        return self._inside[form] > 0 and self._lower[form.lower()] == 0

    def is_capitalised(self, form: str) -> bool:
        """Tell whether the form stands anywhere with its capital, sentence starts included."""
        return self._anywhere[form] > 0

    def forms(self) -> Iterable[tuple[str, int]]:
        """Return every name and how often it stands in mid-sentence."""
        return ((form, n) for form, n in self._inside.items() if self.is_name(form))


def _is_title_case(words: Sequence[Word]) -> bool:
    letters = [word.text for word in words if word.text[0].isalpha() and len(word.text) > 3]
    capitals = sum(form[0].isupper() for form in letters)
    return len(letters) >= 2 and capitals >= 0.8 * len(letters)
