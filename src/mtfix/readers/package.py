"""ZIP archives of which some members are replaced, and no other byte."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from mtfix.errors import ReadError

_LARGEST = 1 << 28  # bytes of a member; what is larger is no text, but a trap
_HAS_DESCRIPTOR = 0x08  # the sums stand behind the data; in what is written anew, before it
# Where fields are, counted from the start of their record; see APPNOTE.TXT, 4.3.
_LOCAL_FLAGS, _LOCAL_SUMS, _LOCAL_LENGTHS, _LOCAL_SIZE = 6, 14, 26, 30
_ENTRY_FLAGS, _ENTRY_SUMS, _ENTRY_LENGTHS, _ENTRY_START, _ENTRY_SIZE = 8, 16, 28, 42, 46
_END_SIZE, _ZIP64 = 12, b"PK\x06\x07"


@dataclass(frozen=True, slots=True)
class Package:
    """An archive, whole. Raises ReadError where it is none that can be written back."""

    raw: bytes
    path: str

    def __post_init__(self) -> None:
        with self._open() as archive:
            members, directory = archive.infolist(), archive.start_dir
        starts = [member.header_offset for member in members]
        is_usual = starts == sorted(set(starts)) and starts[:1] == [0] and starts[-1] < directory
        has_headers = all(self.raw.startswith(b"PK\x03\x04", start) for start in starts)
        has_names = len({member.filename for member in members}) == len(members)
        if not (is_usual and has_headers and has_names) or _ZIP64 in self.raw[directory:]:
            raise ReadError(f"{self.path}: is packed in a way that mtfix cannot write back")

    @property
    def names(self) -> list[str]:
        """The names of the members, in order."""
        with self._open() as archive:
            return archive.namelist()

    def read(self, name: str) -> bytes:
        """Return the content of a member; raises ReadError where it is damaged."""
        try:
            with self._open() as archive:
                if archive.getinfo(name).file_size > _LARGEST:
                    raise ReadError(f"{self.path}: {name} is too large to be text")
                return archive.read(name)
        except (KeyError, OSError, ValueError, EOFError, RuntimeError, struct.error) as error:
            problem = str(error)
        except (zipfile.BadZipFile, zlib.error) as error:
            problem = str(error)
        raise ReadError(f"{self.path}: {name} cannot be unpacked ({problem})")

    def replaced(self, contents: Mapping[str, bytes]) -> bytes:
        """Return the archive with new contents of some members, packed as the old ones."""
        with self._open() as archive:
            members, directory = archive.infolist(), archive.start_dir
        written, entries = bytearray(), bytearray()
        at = directory
        bounds = pairwise([*(member.header_offset for member in members), directory])
        for member, (start, end) in zip(members, bounds, strict=True):
            lengths = struct.unpack_from("<3H", self.raw, at + _ENTRY_LENGTHS)
            entry = bytearray(self.raw[at : at + _ENTRY_SIZE + sum(lengths)])
            at += len(entry)
            struct.pack_into("<L", entry, _ENTRY_START, len(written))
            content = contents.get(member.filename)
            if content is None:
                written += self.raw[start:end]
            else:
                packed = _pack(content, member.compress_type)
                sums = struct.pack("<3L", zlib.crc32(content), len(packed), len(content))
                lengths = struct.unpack_from("<2H", self.raw, start + _LOCAL_LENGTHS)
                header = bytearray(self.raw[start : start + _LOCAL_SIZE + sum(lengths)])
                for record, flags, place in (
                    (header, _LOCAL_FLAGS, _LOCAL_SUMS),
                    (entry, _ENTRY_FLAGS, _ENTRY_SUMS),
                ):
                    record[flags] &= ~_HAS_DESCRIPTOR
                    record[place : place + len(sums)] = sums
                written += header + packed
            entries += entry
        end_record = bytearray(self.raw[at:])
        struct.pack_into("<2L", end_record, _END_SIZE, len(entries), len(written))
        return bytes(written + entries + end_record)

    def _open(self) -> zipfile.ZipFile:
        try:
            return zipfile.ZipFile(io.BytesIO(self.raw))
        except (zipfile.BadZipFile, OSError, ValueError, struct.error, NotImplementedError):
            raise ReadError(f"{self.path}: is no ZIP archive, or a damaged one") from None


def _pack(content: bytes, method: int) -> bytes:
    if method == zipfile.ZIP_STORED:
        return content
    packer = zlib.compressobj(wbits=-15)  # deflated: Package.read knows nothing else
    return packer.compress(content) + packer.flush()
