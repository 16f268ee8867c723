"""HTML pages: what a reader of them reads, and where it stands."""

from mtfix.readers.html.reader import HtmlReader

__all__ = ["HtmlReader"]
