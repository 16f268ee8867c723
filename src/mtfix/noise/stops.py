"""Full stops that are doubled, or stand apart from their sentence or too near the next."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from mtfix.model import Edit, Span
from mtfix.noise.passage import Passage

# Behind three letters, so that few abbreviations are among them.
_STOP = regex.compile(r"(?<=[\p{L}\p{M}]{3})\.(?:(?=\s*\Z)|([ \u00a0])(?=[\p{Lu}\p{Lo}]))")


def misplace_stops(passage: Passage) -> Iterator[tuple[Edit, ...]]:
    """Double a full stop, strand it behind a blank, or run it into the next sentence."""
    for match in _STOP.finditer(passage.text):
        place = match.start()
        variants = [
            Edit(Span(place + 1, place + 1), " ."),
            Edit(Span(place + 1, place + 1), "."),
            Edit(Span(place, place), " "),
        ]
        if match[1]:
            variants.append(Edit(Span(*match.span(1)), ""))
        yield tuple(variants)
