"""Formats whose modules are imported when a file of theirs is read: most runs need one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from typing import BinaryIO, cast

from mtfix.model import Document
from mtfix.readers.base import Reader
from mtfix.readers.container import Container, Format, ReadOptions


@dataclass(frozen=True, slots=True)
class LateReader:
    """
    A reader of a format with markup; `home` is the module and the class that does the work.

        >>> reader = LateReader("html", (".html",), "mtfix.readers.html:HtmlReader")
        >>> reader.read("<p>Li <b>Qiang</b>said.").segments[0].text
        'Li Qiangsaid.'
    """

    name: str
    extensions: tuple[str, ...]
    home: str
    has_markup: bool = True

    def read(self, raw: str, path: str | None = None) -> Document:
        """Return what the reader at home makes of `raw`; raises what it raises."""
        return reader_at(self.home).read(raw, path)


@lru_cache
def reader_at(home: str) -> Reader:
    """Return a reader of the class at `home`."""
    return cast("Callable[[], Reader]", _import(home))()


def late_format(
    name: str,
    extensions: tuple[str, ...],
    home: str,
    *,
    is_one_text: bool = False,
    is_found: bool = True,
) -> Format:
    """Return the format that stands at `home` (module:name), imported when a file is opened."""

    def open_late(stream: BinaryIO, path: str, options: ReadOptions) -> Container:
        return format_at(home).open(stream, path, options)

    return Format(name, extensions, open_late, is_one_text=is_one_text, is_found=is_found)


def format_at(home: str) -> Format:
    """Return the format that stands at `home`."""
    return cast("Format", _import(home))


def _import(home: str) -> object:
    module, _, name = home.partition(":")
    return getattr(import_module(module), name)
