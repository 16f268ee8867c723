"""HTML: each block of text and each attribute that people read is a segment."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from mtfix.model import Document
from mtfix.readers.html.page import Page
from mtfix.readers.html.tokens import tokenize
from mtfix.readers.html.writing import write_html


@dataclass(frozen=True, slots=True)
class HtmlReader:
    """
    Reads HTML, whole pages and fragments, well-formed or not.

        >>> document = HtmlReader().read("<p>Li <b>Qiang</b>said.<p title='A map'>So &amp; so.")
        >>> [segment.text for segment in document.segments]
        ['Li Qiangsaid.', 'A map', 'So & so.']
    """

    name: str = "html"
    extensions: tuple[str, ...] = (".html", ".htm", ".xhtml")
    has_markup: bool = True

    def read(self, raw: str, path: str | None = None) -> Document:
        """Return the prose of `raw`; every text is a page, so nothing is raised."""
        page = Page(raw)
        for token in tokenize(raw):
            page.take(token)
        return page.finish(path, partial(write_html, raw))
