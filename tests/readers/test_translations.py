"""What PO, XLIFF, TMX, SRT and WebVTT give to read, and that edits keep to it."""

from __future__ import annotations

import io
import random
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import polib
import pysubs2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtfix.api import check
from mtfix.engine.repair import choose_repairs
from mtfix.errors import MtfixError, ReadError
from mtfix.model import (
    Document,
    Edit,
    Finding,
    Safety,
    Segment,
    Severity,
    Span,
    Suggestion,
    apply_edits,
)
from mtfix.readers import READERS, Reader, ReadOptions, Text, format_for
from mtfix.readers.xml import read_events

FILES = {
    path.name: path.read_bytes() for path in Path(__file__).with_name("translations").iterdir()
}
PO, SRT, TMX, VTT, XLIFF_1, XLIFF_2 = (
    FILES[name].decode()
    for name in (
        *("messages.po", "film.srt", "memory.tmx", "film.vtt"),
        *("version-1.xlf", "version-2.xlf"),
    )
)
VARIANTS = 1000


def open_text(name: str, raw: bytes, options: ReadOptions | None = None) -> Text:
    container = format_for(name).open(io.BytesIO(raw), name, options or ReadOptions())
    [chunk] = container.chunks()
    [part] = chunk.parts(lambda _: None)
    assert isinstance(part, Text)
    assert b"".join(container.join(chunk.join([(part, part.raw)]))) == raw
    return part


def read(name: str, raw: str, options: ReadOptions | None = None) -> Document:
    text = open_text(name, raw.encode(), options)
    return text.reader.read(text.raw, name)


def pairs(name: str, raw: str) -> list[tuple[str | None, str]]:
    return [(segment.source, segment.text) for segment in read(name, raw).segments]


@pytest.mark.parametrize(
    ("name", "raw", "expected"),
    [
        (
            "a.po",
            PO,
            [
                ("File &name", "Datei&name"),
                ('%d file was copied to "%s".', '%d Datei wurde nach "%s" kopiert.'),
                ('%d files were copied to "%s".', '%d Dateien wurden nach "%s" kopiert.\n'),
                ("Tab\there", "Tabu\tlator, Größe \\ 5 €"),
            ],
        ),
        (
            "a.xlf",
            XLIFF_1,
            [
                ("The big house & garden\ufffc.", "Das große Haus & der Garten\ufffc."),
                ("Press \ufffc to go", "Zum Gehen \ufffc drücken"),
            ],
        ),
        (
            "a.xliff",
            XLIFF_2,
            [
                ("Hello big world\ufffc!", "Bonjour grand monde\ufffc !"),
                ("Use Xa.", "Prenez Xa."),
            ],
        ),
        (
            "a.tmx",
            TMX,
            [
                ("The big house.", "Das große Haus."),
                ("The big house.", "La grande maison."),
                ("A < B", "A < B"),
            ],
        ),
        (
            "a.srt",
            SRT,
            [
                (None, "He told the reporters\non Monday\nthat the talks had gone well."),
                (None, "- Who said so?"),
                (None, "- The minister did."),
                (None, "The end is near,\nAnn said."),
            ],
        ),
        (
            "a.vtt",
            VTT,
            [
                (None, "He told the reporters & others\nthat the talks had gone well."),
                (None, "- Who said so?"),
                (None, "- The minister did."),
            ],
        ),
    ],
)
def test_segments(name, raw, expected):
    assert pairs(name, raw) == expected


def test_a_file_tells_languages_and_limits():
    first, *_ = read("a.po", PO).segments
    assert (first.language, first.limit) == ("de", 12)
    first, second = read("a.xlf", XLIFF_1).segments
    assert (first.language, first.source_language, first.limit) == ("de-AT", "en", 40)
    assert (second.language, second.limit) == ("de", None)
    first, second = read("a.xlf", XLIFF_2).segments
    assert (first.language, first.source_language, first.limit) == ("fr", "en", 30)
    assert [span.of(second.text) for span in second.protected] == ["Xa"]


@pytest.mark.parametrize(
    ("language", "source", "expected"),
    [
        (None, None, [("The big house.", "de-DE"), ("The big house.", "fr"), ("A < B", "de")]),
        ("de", None, [("The big house.", "de-DE"), ("A < B", "de")]),
        ("fr", "de", [("Das große Haus.", "fr")]),
        ("ja", None, []),
    ],
)
def test_the_languages_of_a_memory_are_chosen(language, source, expected):
    options = ReadOptions(language=language, source_language=source)
    segments = read("a.tmx", TMX, options).segments
    assert [(segment.source, segment.language) for segment in segments] == expected


def test_a_form_for_one_number_may_say_it_in_words():
    raw = (
        'msgid ""\nmsgstr ""\n"Language: he\\n"\n\n'
        'msgid "%d try left"\nmsgid_plural "%d tries left"\n'
        'msgstr[0] "נותר לך ניסיון אחד"\nmsgstr[1] "נותרו לך %d ניסיונות"\n\n'
        'msgid "%d tries left at all"\nmsgstr "נותרו לך ניסיונות"\n'
    )
    found = check(raw, format="po", select=["missing-placeholder"])
    assert [finding.segment for finding in found] == [2]


def test_forms_of_a_plural_have_their_sources():
    raw = PO.replace("nplurals=2", "nplurals=3")
    assert [source for source, _ in pairs("a.po", raw)][1] == '%d files were copied to "%s".'


@pytest.mark.parametrize("raw", [PO, PO.replace("\n", "\r\n")])
def test_messages_are_those_of_polib(raw):
    wanted = []
    for entry in polib.pofile(PO):
        if entry.obsolete or entry.fuzzy:
            continue
        forms = entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]
        wanted += [form for form in forms if form]
    assert [text for _, text in pairs("a.po", raw)] == wanted


@pytest.mark.parametrize(
    ("name", "raw"),
    [("a.srt", SRT), ("a.vtt", VTT.replace("&amp;", "and").replace("<00:03.000>", ""))],
)
def test_lines_are_those_of_pysubs2(name, raw):
    ours = "\n".join(text for _, text in pairs(name, raw)).splitlines()
    events = pysubs2.SSAFile.from_string(raw, format_=name[2:])
    theirs = [line for event in events for line in event.plaintext.splitlines()]
    assert ours == theirs


@pytest.mark.parametrize("raw", [XLIFF_1, XLIFF_2, TMX])
def test_events_are_those_of_another_parser(raw):
    events = read_events(raw)
    tree = ET.fromstring(raw)
    assert "".join(event.text for event in events) == "".join(tree.itertext())
    opened = [event for event in events if event.kind == "open"]
    assert [event.name for event in opened] == [e.tag.rpartition("}")[2] for e in tree.iter()]
    assert all(event.span.of(raw).startswith("<") for event in opened)
    assert all(event.span.of(raw).endswith(">") for event in opened)


@pytest.mark.parametrize(
    ("name", "raw", "message"),
    [
        ("a.po", 'msgid "a"\nmsgstr "b', 'a.po:2: “msgstr "b” is no line of a PO file'),
        ("a.po", 'msgid "a"\n', "a.po:1: this message has no msgstr"),
        ("a.po", 'msgid "a"\nmsgstr[0] "b"\n', r"a.po:2: msgstr\[0\] does not belong here"),
        ("a.po", 'msgstr "b"\n', "a.po:1: msgstr does not belong here"),
        ("a.po", 'msgid "a"\n\n"b"\n', 'a.po:3: “"b"” is no line'),
        ("a.xlf", "<xliff>", "a.xlf:1:8: is no well-formed XML: no element found"),
        ("a.xlf", "<tmx/>", "is XML, but no XLIFF"),
        ("a.tmx", "<xliff/>", "is XML, but no TMX"),
        ("a.tmx", '<!DOCTYPE t [<!ENTITY a "b">]><tmx>&a;</tmx>', "a.tmx:1: uses the entity “a”"),
        ("a.tmx", '<!DOCTYPE t SYSTEM "t.dtd"><tmx>&a;</tmx>', "a.tmx:1: uses the entity “a”"),
        ("a.srt", "Hello\n", "a.srt:1: “Hello” stands before the first cue"),
        ("a.srt", "1\n00:00 --> soon\nHello\n", "a.srt:2: “00:00 --> soon” is no time line"),
        ("a.vtt", "1\n", "a.vtt:1: a WebVTT file begins with WEBVTT"),
        ("a.vtt", "WEBVTT\n\nHello\n", "a.vtt:3: “Hello” is no cue"),
    ],
)
def test_broken_files_are_told(name, raw, message):
    with pytest.raises(ReadError, match=message):
        read(name, raw)


@pytest.mark.parametrize(
    ("name", "raw", "encoding"),
    [
        ("a.po", PO.replace("UTF-8", "iso-8859-15"), "iso8859-15"),
        ("a.xlf", XLIFF_1.replace("UTF-8", "windows-1252"), "cp1252"),
        ("a.tmx", TMX.replace("UTF-8", "UTF-16"), "utf-16"),
        ("a.tmx", TMX.replace("UTF-8", "UTF-16"), "utf-16-le"),
        ("a.tmx", TMX, "utf-8-sig"),
    ],
)
def test_declared_encodings(name, raw, encoding):
    text = open_text(name, raw.encode(encoding))
    assert text.raw == raw
    assert "große" in raw or "Größe" in text.raw


@pytest.mark.parametrize(
    ("name", "raw", "message"),
    [
        ("a.po", PO.replace("UTF-8", "ISO-8859-1").encode(), "declares ISO-8859-1, but its bytes"),
        ("a.po", PO.replace("UTF-8", "UTF-8").encode("latin-1", "replace"), "not valid UTF-8"),
        ("a.tmx", TMX.replace("UTF-8", "UTF-16").encode(), "declares UTF-16, but its bytes"),
        ("a.tmx", TMX.encode("utf-16"), "declares UTF-8, but its bytes are UTF-16-LE"),
        ("a.xlf", XLIFF_1.replace("UTF-8", "klingon").encode(), "“klingon”, which mtfix does not"),
        ("a.xlf", XLIFF_1.replace("UTF-8", "hex").encode(), "“hex”, which mtfix does not know"),
    ],
)
def test_declarations_that_bytes_deny(name, raw, message):
    with pytest.raises(ReadError, match=message):
        open_text(name, raw)


def finding(number: int, edit: Edit) -> Finding:
    suggestion = Suggestion((edit,), Safety.SAFE)
    return Finding("r", number, edit.span, "m", Severity.ERROR, "c", suggestions=(suggestion,))


def repair(reader: Reader, document: Document, number: int, edit: Edit) -> str:
    if document.write(document.segments[number], [edit]) is None:
        return document.raw
    edits = choose_repairs(document, [finding(number, edit)], Safety.SAFE, reader)
    return apply_edits(document.raw, [applied.edit for applied in edits])


def draw_edit(segment: Segment, chance: random.Random) -> Edit:
    start = chance.randint(0, len(segment.text))
    end = min(len(segment.text), start + chance.choice((0, 0, 1, 2, 5)))
    new = chance.choice(("", " ", "x", ", and", 'a "quote" & <more>', "\\", "\n", "—"))
    return Edit(Span(start, end), new)


@pytest.mark.parametrize("name", sorted(FILES))
def test_an_edit_does_what_it_says_or_nothing(name):
    """Whatever is edited, no other segment changes, and markup stays what it is."""
    chance = random.Random(7)
    text = open_text(name, FILES[name])
    document = text.reader.read(text.raw, name)
    made = 0
    for _ in range(300):
        number = chance.randrange(len(document.segments))
        segment = document.segments[number]
        edit = draw_edit(segment, chance)
        after = repair(text.reader, document, number, edit)
        if after == document.raw:
            continue
        made += 1
        texts = [s.text.strip() for s in text.reader.read(after, name).segments]
        wanted = [s.text for s in document.segments]
        wanted[number] = apply_edits(segment.text, [edit])
        assert texts == [w.strip() for w in wanted if w.strip()]
    assert made > 100


def variants(raw: bytes, chance: random.Random) -> Iterator[bytes]:
    """Yield files that were cut, swapped, doubled, wrongly nested or wrongly encoded."""
    for _ in range(VARIANTS):
        lines = raw.splitlines(keepends=True)
        a, b = sorted(chance.choices(range(len(raw) + 1), k=2))
        x, y = chance.choices(range(len(lines)), k=2)
        match chance.randrange(8):
            case 0:
                yield raw[:a]
            case 1:
                yield raw[:a] + raw[b:]
            case 2:
                lines[x], lines[y] = lines[y], lines[x]
                yield b"".join(lines)
            case 3:
                yield b"".join([*lines[:x], *lines[y:]])
            case 4:
                yield raw[:a] + chance.randbytes(3) + raw[a:]
            case 5:
                yield (
                    raw[:a]
                    + chance.choice((b"<", b">", b'"', b"&", b"\\", b"\n\n", b"]]>", b"-->"))
                    + raw[a:]
                )
            case 6:
                yield raw[:b] + raw[a:b] + raw[b:]
            case _:
                yield raw.decode().encode(
                    chance.choice(("utf-16", "cp1252", "utf-8-sig", "utf-16-be")), "replace"
                )


@pytest.mark.parametrize("name", sorted(FILES))
def test_broken_variants_are_read_right_or_refused(name):
    chance = random.Random(11)
    was_read = 0
    complaints: list[str] = []
    for raw in variants(FILES[name], chance):
        try:
            text = open_text(name, raw)
            document = text.reader.read(text.raw, name)
        except ReadError as error:
            complaints.append(str(error))
            continue
        was_read += 1
        require_sound(document)
        if document.segments:
            number = chance.randrange(len(document.segments))
            edit = draw_edit(document.segments[number], chance)
            after = repair(text.reader, document, number, edit)
            assert len(text.reader.read(after, name).segments) <= len(document.segments)
    assert was_read > 100
    assert all(complaint.startswith(name) for complaint in complaints)


def require_sound(document: Document) -> None:
    """Require that each segment is what its pieces say, in order, and stands in the file."""
    for segment in document.segments:
        place = at = 0
        for piece in segment.pieces:
            assert piece.text.start == at
            assert piece.raw.start >= place
            at, place = piece.text.end, piece.raw.end
            if piece.is_literal and len(piece.text) > 1:
                assert piece.text.of(segment.text) == piece.raw.of(document.raw)
        assert at == len(segment.text)
        assert place <= len(document.raw)


MARKS = st.text(st.sampled_from('ab1 ."\\<>&;{}\n\r\t#-é習:,>x/'), max_size=60)


@given(st.sampled_from(sorted(READERS.keys() & {"po", "xliff", "tmx", "srt", "vtt"})), MARKS)
def test_whatever_is_between_the_marks(name, filling):
    """Generated content inside of a sound frame: read exactly, or refused."""
    frame = {
        "po": 'msgid "a"\nmsgstr "%s"\n',
        "xliff": "<xliff><trans-unit><source>a</source><target>%s</target></trans-unit></xliff>",
        "tmx": "<tmx><tu><tuv xml:lang='en'><seg>%s</seg></tuv></tu></tmx>",
        "srt": "1\n00:00:01,000 --> 00:00:02,000\n%s\n",
        "vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\n%s\n",
    }[name]
    raw = frame % filling
    try:
        document = READERS[name].read(raw, "a")
    except MtfixError:
        return
    assert document.raw == raw
    require_sound(document)
