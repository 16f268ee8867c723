"""PO catalogues of gettext: each translated message is a segment, beside its original."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from mtfix.errors import ReadError
from mtfix.model import Document, Edit, Segment, Span, write_edits
from mtfix.readers.builder import SegmentBuilder
from mtfix.readers.tags import find_tag

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_STATEMENT = re.compile(
    r"[ \t]*(?P<keyword>msgctxt|msgid_plural|msgid|msgstr)?(?:\[(?P<form>\d{1,3})\])?[ \t]*"
    r'"(?P<string>(?:[^"\\]|\\.)*)"[ \t]*'
)
_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{1,2}|[0-7]{1,3}|.)")
_ESCAPES = {"\\n": "\n", "\\t": "\t", "\\r": "\r", '\\"': '"', "\\\\": "\\"}
_ESCAPED = {text: raw for raw, text in _ESCAPES.items()}
_NEEDS_ESCAPE = re.compile(r'[\n\t\r"\\]')
_FIELD = re.compile(r"^(language|plural-forms) *: *(.*?) *$", re.IGNORECASE | re.MULTILINE)
_FORMS = re.compile(r"nplurals *= *(\d+)")
_LIMIT = re.compile(r"(?i)\bmax(?:imum|\.)?[ _-]*(?:length|characters|chars)\b\D{0,5}(\d{1,5})\b")
_ACCELERATOR = re.compile(r"\w*&\w+")  # the key of a menu entry: “Da&tei”


@dataclass(slots=True)
class _Message:
    """The strings of one entry, each in the runs that the file has it in."""

    line: int
    is_fuzzy: bool = False
    limit: int | None = None
    strings: dict[tuple[str, int | None], list[Span]] = field(default_factory=dict)

    @property
    def has_translation(self) -> bool:
        return any(keyword == "msgstr" for keyword, _ in self.strings)


@dataclass(frozen=True, slots=True)
class PoReader:
    r"""
    Reads the translations of a PO catalogue.

    Fuzzy, obsolete and untranslated entries are left alone, and so is the header, which
    tells the language. Of a plural the first form has the singular as its source where the
    language has two forms, every other form the plural.

        >>> raw = 'msgid "Good day, %s"\nmsgstr "Guten "\n"Tag, %s"\n'
        >>> [(segment.source, segment.text) for segment in PoReader().read(raw).segments]
        [('Good day, %s', 'Guten Tag, %s')]
    """

    name: str = "po"
    extensions: tuple[str, ...] = (".po", ".pot")
    has_markup: bool = True

    def read(self, raw: str, path: str | None = None) -> Document:
        """Return the translations; raises ReadError where a line is none of a catalogue."""
        segments: list[Segment] = []
        language, forms = None, 2
        for message in _find_messages(raw, path):
            if _is_header(message, raw):
                fields = {
                    name.lower(): value
                    for name, value in _FIELD.findall(_text(raw, message, ("msgstr", None)))
                }
                language = find_tag(fields.get("language", ""))
                counted = _FORMS.search(fields.get("plural-forms", ""))
                forms = int(counted[1]) if counted else forms
            elif not message.is_fuzzy:
                segments += _segments(raw, message, language, forms)
        return Document(raw, tuple(segments), path, _write)


def _write(segment: Segment, edits: Sequence[Edit]) -> tuple[Edit, ...] | None:
    """
    Return the edits of the file that do what `edits` do to a translation.

    The lines that a string is wrapped into mean nothing, so an edit over several of them
    goes to the first.
    """
    parts: list[Edit] = []
    for edit in edits:
        span = segment.widen(edit.span)
        before = segment.text[span.start : edit.span.start]
        new = before + edit.replacement + segment.text[edit.span.end : span.end]
        joints = [at for at in segment.joints if span.start < at < span.end]
        for start, end in pairwise((span.start, *joints, span.end)):
            parts.append(Edit(Span(start, end), new))
            new = ""
    return write_edits(segment, parts, _escape)


def _escape(text: str) -> str:
    return _NEEDS_ESCAPE.sub(lambda match: _ESCAPED[match[0]], text)


def _find_messages(raw: str, path: str | None) -> Iterator[_Message]:
    message = _Message(1)
    strings: list[Span] | None = None  # of the statement that may go on
    for number, match in enumerate(_LINE.finditer(raw), start=1):
        line, start = match[1].strip(), match.start()
        if not line or line.startswith("#"):
            strings = None
            if message.has_translation:
                yield message
                message = _Message(number)
            _note(message, line)
            continue
        statement = _STATEMENT.fullmatch(match[1])
        keyword = statement["keyword"] if statement else None
        if statement is None or (keyword is None and (strings is None or statement["form"])):
            raise ReadError(
                f"{path or '-'}:{number}: “{line[:40]}” is no line of a PO file; "
                'expected a comment, or a keyword such as msgstr and "text" on one line'
            )
        if keyword:
            if keyword in ("msgctxt", "msgid") and message.has_translation:
                yield message
                message = _Message(number)
            strings = _open(message, statement, number, path)
        assert strings is not None  # noqa: S101
        strings.append(Span(*statement.span("string")).shift(start))
    if message.has_translation:
        yield message
    elif message.strings:
        raise ReadError(f"{path or '-'}:{message.line}: this message has no msgstr")


def _note(message: _Message, comment: str) -> None:
    """Take what a comment says of the message below it."""
    if comment.startswith("#,"):
        message.is_fuzzy |= "fuzzy" in re.split(r"[,\s]+", comment)
    elif comment.startswith("#.") and (limit := _LIMIT.search(comment)):
        message.limit = int(limit[1])


def _open(message: _Message, statement: re.Match[str], number: int, path: str | None) -> list[Span]:
    """Return the list for the strings of a new statement; raises ReadError out of order."""
    keyword, form = statement["keyword"], statement["form"]
    key = (keyword, None if form is None else int(form))
    has = {known for known, _ in message.strings}
    is_plural = "msgid_plural" in has
    fits = (
        (keyword == "msgctxt" and not has)
        or (keyword == "msgid" and has <= {"msgctxt"})
        or (keyword == "msgid_plural" and "msgid" in has and "msgstr" not in has)
        or (keyword == "msgstr" and "msgid" in has and is_plural == (form is not None))
    )
    if not fits or key in message.strings or (form is not None and keyword != "msgstr"):
        shown = keyword if form is None else f"{keyword}[{form}]"
        raise ReadError(f"{path or '-'}:{number}: {shown} does not belong here")
    if not message.strings:
        message.line = number
    message.strings[key] = []
    return message.strings[key]


def _is_header(message: _Message, raw: str) -> bool:
    return ("msgctxt", None) not in message.strings and not _text(raw, message, ("msgid", None))


def _segments(raw: str, message: _Message, language: str | None, forms: int) -> Iterator[Segment]:
    for (keyword, form), spans in message.strings.items():
        if keyword != "msgstr":
            continue
        is_singular = form is None or (form == 0 and forms == 2)
        source = _text(raw, message, ("msgid" if is_singular else "msgid_plural", None))
        role = "message" if form is None else "counted message"
        segment = _build(raw, spans).build(role)
        if segment is not None:
            keys = (Span(*match.span()) for match in _ACCELERATOR.finditer(segment.text))
            yield replace(
                segment,
                protected=tuple(sorted((*segment.protected, *keys))),
                source=source,
                language=language,
                limit=message.limit,
            )


def _text(raw: str, message: _Message, key: tuple[str, int | None]) -> str:
    return _build(raw, message.strings.get(key, ())).text


def _build(raw: str, strings: Iterable[Span]) -> SegmentBuilder:
    """Return what strings that stand one after the other say together."""
    builder = SegmentBuilder(raw)
    for string in strings:
        place = string.start
        for match in _ESCAPE.finditer(raw, string.start, string.end):
            builder.add_unit(raw[place : match.start()], Span(place, match.start()))
            text = _ESCAPES.get(match[0])
            unit = Span(*match.span())
            builder.add_unit(match[0] if text is None else text, unit, is_closed=text is None)
            place = match.end()
        builder.add_unit(raw[place : string.end], Span(place, string.end))
    return builder
