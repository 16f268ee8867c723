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

    def __init__(self, counts: Counter[str]) -> None:
        """Take how often each form stands in the document; `add` one segment after another."""
        self._counts = counts
        self._inside: Counter[str] = Counter()

    def add(self, text: str, forms: Sequence[str], capitalised: Sequence[Word]) -> None:
        """Count what stands in mid-sentence among the capitalised words of a segment."""
        if capitalised and not _is_title_case(forms):
            self._inside.update(
                word.text for word in capitalised if not starts_sentence(text, word.start)
            )

    def count(self, form: str) -> int:
        """Return how often the capitalised form stands in mid-sentence."""
        return self._inside[form]

    def is_name(self, form: str) -> bool:
        """Tell whether the form has its capital in mid-sentence, and nowhere goes without."""
        if not self._inside[form]:
            return False
        small = form.lower()
        return not (small[0].islower() and self._counts[small])

    def is_capitalised(self, form: str) -> bool:
        """Tell whether the form stands anywhere with its capital, sentence starts included."""
        return form[0].isupper() and self._counts[form] > 0

    def forms(self) -> Iterable[tuple[str, int]]:
        """Return every name and how often it stands in mid-sentence."""
        return ((form, n) for form, n in self._inside.items() if self.is_name(form))


def _is_title_case(forms: Iterable[str]) -> bool:
    letters = [form for form in forms if form[0].isalpha() and len(form) > 3]
    capitals = sum(form[0].isupper() for form in letters)
    return len(letters) >= 2 and capitals >= 0.8 * len(letters)
