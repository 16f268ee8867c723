"""reStructuredText, as docutils and Sphinx have it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from mtfix.model import Document
from mtfix.readers.builder import SegmentBuilder
from mtfix.readers.rst.blocks import Block, find_blocks
from mtfix.readers.rst.inline import add_inline
from mtfix.readers.rst.writing import write_rst


@dataclass(frozen=True, slots=True)
class RstReader:
    r"""
    Reads reStructuredText.

        >>> document = RstReader().read("A *b*\n=====\n\n- Li **Qiang**\n  said ``x``.")
        >>> [segment.text for segment in document.segments]
        ['A b', 'Li Qiang said x.']
    """

    name: str = "rst"
    extensions: tuple[str, ...] = (".rst", ".rest")
    has_markup: bool = True

    def read(self, raw: str, path: str | None = None) -> Document:
        """Return the prose of `raw`; marks without an end are text, so nothing is raised."""
        builder = SegmentBuilder(raw)
        segments = []
        titles: dict[int, Block] = {}  # by where their text begins
        for block in find_blocks(raw):
            add_inline(raw, block.span, builder)
            segment = builder.build(block.role)
            if segment:
                segments.append(segment)
                if block.adornments:
                    titles[segment.pieces[0].raw.start] = block
        return Document(raw, tuple(segments), path, partial(write_rst, raw, titles))
