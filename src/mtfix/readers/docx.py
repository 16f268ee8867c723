"""DOCX: an archive of XML parts, of which those with text are read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from mtfix.errors import ReadError
from mtfix.readers.container import (
    Chunk,
    Container,
    Format,
    GetScreening,
    Part,
    ReadOptions,
    Repaired,
    Text,
    join_texts,
)
from mtfix.readers.declared import decode_declared, find_xml_encoding
from mtfix.readers.package import Package
from mtfix.readers.word import WordReader
from mtfix.readers.xml import read_events

_TYPES = "[Content_Types].xml"
_PARTS = re.compile(r"word.*(?:\.main|\.(?:header|footer|footnotes|endnotes|comments))\+xml$")


@dataclass(frozen=True, slots=True)
class DocxPart:
    """A part of a document: its XML."""

    raw: bytes
    path: str
    part: str

    @property
    def name(self) -> str:
        """The path of the file and the name of the part."""
        return f"{self.path}:{self.part}"

    def parts(self, get_screening: GetScreening) -> Iterator[Part]:
        """Yield the text; raises ReadError where it is no XML."""
        decoded = decode_declared(self.raw, self.name, None, find_xml_encoding)
        reader = WordReader()
        reader.read(decoded.text, self.name)  # what is broken is told with its place
        yield Text(decoded.text, reader, decoded, place=self.part)

    def join(self, parts: Iterable[Repaired]) -> Iterator[bytes]:
        """Yield the XML as it became."""
        return join_texts(parts)


@dataclass(slots=True)
class DocxFile:
    """An open document; its parts are the body, headers, footers, notes and comments."""

    stream: BinaryIO
    path: str
    _package: Package | None = None
    _contents: dict[str, bytes] = field(default_factory=dict)

    def chunks(self) -> Iterator[Chunk]:
        """Yield the parts with text; raises ReadError where the file is no document."""
        package = self._package = Package(self.stream.read(), self.path)
        if any(name.startswith("_xmlsignatures/") for name in package.names):
            raise ReadError(f"{self.path}: is signed, and any repair would break the signature")
        names = _text_parts(package)
        if not names:
            raise ReadError(f"{self.path}: is no DOCX file, since no part of it is a document")
        for name in names:
            self._contents[name] = package.read(name)
            yield DocxPart(self._contents[name], self.path, name)

    def join(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the file with the parts that changed."""
        written = list(chunks)
        assert self._package is not None  # noqa: S101
        changed = {
            name: content
            for (name, before), content in zip(self._contents.items(), written, strict=True)
            if content != before
        }
        yield self._package.replaced(changed)


def _text_parts(package: Package) -> list[str]:
    """Return the parts of the package that hold text, as its list of types tells them."""
    raw = package.read(_TYPES)
    decoded = decode_declared(raw, f"{package.path}:{_TYPES}", None, find_xml_encoding)
    types = {
        event.attributes.get("PartName", "").lstrip("/"): event.attributes.get("ContentType", "")
        for event in read_events(decoded.text, f"{package.path}:{_TYPES}")
        if event.kind == "open" and event.name == "Override"
    }
    return [name for name in package.names if _PARTS.search(types.get(name, ""))]


def _open(stream: BinaryIO, path: str, _options: ReadOptions) -> Container:
    return DocxFile(stream, path)


DOCX = Format("docx", WordReader().extensions, _open)
