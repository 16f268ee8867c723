"""Markdown files: what a reader of the page reads, and where it stands."""

from mtfix.readers.markdown.reader import MarkdownReader

__all__ = ["MarkdownReader"]
