"""The prose of an HTML page, and where its inline tags cut it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from mtfix.noise.passage import CleanText, Passage
from mtfix.readers.html import elements

_UNREAD = frozenset({"script", "style", "template", "title", "svg", "math", "textarea", "select"})
_BLANKS = re.compile(r"[ \t\n\r\f]+")  # a no-break space is text


class _Page(HTMLParser):
    """Gathers the paragraphs of a page as texts and breaks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[tuple[str, list[int]]] = []
        self._text, self._breaks = "", list[int]()
        self._unread: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNREAD:
            self._unread.append(tag)
        self._cut(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unread:
            del self._unread[self._unread.index(tag) :]
        self._cut(tag)

    def handle_data(self, data: str) -> None:
        if self._unread:
            return
        text = _BLANKS.sub(" ", data)
        is_blank_before = not self._text or self._text.endswith(" ")
        self._text += text[1:] if is_blank_before and text.startswith(" ") else text

    def finish(self) -> None:
        """End the paragraph that is open."""
        text = self._text.rstrip(" ")
        if text:
            self.paragraphs.append((text, [place for place in self._breaks if place < len(text)]))
        self._text, self._breaks = "", []

    def _cut(self, tag: str) -> None:
        if tag in elements.WITHIN or tag in _UNREAD:
            self._breaks.append(len(self._text))
        else:
            self.finish()


def read_html(raw: str) -> CleanText:
    r"""
    Return the text that a reader of the page sees, a blank line between its paragraphs.

    Character references are read, runs of blanks are one. Scripts, styles, drawings and the
    title are left out.

        >>> read_html("<p>A&amp;B <b>said</b> so.<p>Yes.").text
        'A&B said so.\n\nYes.\n'
    """
    page = _Page()
    page.feed(raw)
    page.close()
    page.finish()
    passages, place = [], 0
    for text, breaks in page.paragraphs:
        passages.append(Passage(text, tuple(breaks), place))
        place += len(text) + 2
    whole = "\n\n".join(text for text, _ in page.paragraphs)
    return CleanText(f"{whole}\n" if whole else "", tuple(passages))
