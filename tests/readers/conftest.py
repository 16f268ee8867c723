"""Files of any format, taken apart and put together again."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable, Iterator

import pytest

from mtfix.model import Edit, Span, apply_edits
from mtfix.readers import FORMATS, Part, Passage, ReadOptions, Repaired, Text

Change = Callable[[str], str]


def repair(text: Text, old: str, new: str) -> str:
    """Return the text with each `old` in a segment replaced, as the format writes it."""
    document = text.reader.read(text.raw)
    edits: list[Edit] = []
    for segment in document.segments:
        wanted = [Edit(Span(*m.span()), new) for m in re.finditer(re.escape(old), segment.text)]
        edits += (document.write(segment, wanted) or ()) if wanted else ()
    return apply_edits(text.raw, edits)


@pytest.fixture(scope="session")
def rewrite():
    """Read a file of a format, replace `old` with `new` in its prose, and return it written."""

    def rewrite(name: str, raw: bytes, old: str = "", new: str = "", **options) -> bytes:
        form = FORMATS[name]
        container = form.open(io.BytesIO(raw), f"x{form.extensions[0]}", ReadOptions(**options))

        def repaired(parts: Iterator[Part]) -> Iterator[Repaired]:
            for part in parts:
                if isinstance(part, Passage):
                    yield part
                else:
                    part.reader.read(part.raw)
                    yield part, repair(part, old, new) if old else part.raw

        chunks = (
            b"".join(chunk.join(repaired(chunk.parts(lambda _: None))))
            for chunk in container.chunks()
        )
        return b"".join(container.join(chunks))

    return rewrite


@pytest.fixture(scope="session")
def mutate():
    """Break a file in one place."""

    def mutate(raw: bytes, chance: random.Random) -> bytes:
        """Return the file with one thing cut, swapped, doubled or put in."""
        start, end = sorted(chance.randrange(len(raw) + 1) for _ in range(2))
        piece = raw[start : min(end, start + 40)]
        return chance.choice(
            [
                raw[:start],
                raw[:start] + raw[start + len(piece) :],
                raw[:start] + piece + raw[start:],
                raw[:start] + piece[::-1] + raw[start + len(piece) :],
                raw[:start]
                + chance.choice([b'"', b"\\", b"\xff", b"\0", b"\n", b",", b"{", b"\\u12"])
                + raw[start:],
            ]
        )

    return mutate
