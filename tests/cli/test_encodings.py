"""Files that are not UTF-8: the same encoding comes back, or nothing is touched."""

from __future__ import annotations

import pytest

PAGE = '<html><head><meta {}></head><body lang="en">\r\n<p>“Café”, Xinhuasaid so.</p></body></html>'
META = {
    "cp1252": 'charset="windows-1252"',
    "utf-8-sig": "charset=utf-8",
    "utf-16": "charset=utf-16",
    "cp1250": 'http-equiv="Content-Type" content="text/html; charset=windows-1250"',
}


@pytest.mark.parametrize(("codec", "meta"), META.items())
def test_a_page_stays_in_the_encoding_that_it_names(mtfix, desk, codec, meta):
    (desk / "a.html").write_bytes(PAGE.format(meta).encode(codec))
    result = mtfix("clean", "-i", "--lang", "en", "a.html")
    assert result.exit_code == 0, result.stderr
    expected = PAGE.format(meta).replace("Xinhuasaid", "Xinhua said")
    assert (desk / "a.html").read_bytes() == expected.encode(codec)


def test_latin_1_on_a_page_is_windows_1252(mtfix, desk):
    (desk / "a.html").write_bytes(PAGE.format("charset=iso-8859-1").encode("cp1252"))
    assert mtfix("clean", "-i", "--lang", "en", "a.html").exit_code == 0
    assert "“Café”, Xinhua said" in (desk / "a.html").read_bytes().decode("cp1252")


@pytest.mark.parametrize(
    ("name", "raw", "message"),
    [
        ("a.html", PAGE.format("charset=utf-8").encode("cp1252"), "is not valid UTF-8"),
        (
            "a.html",
            PAGE.format("charset=latin1").encode(),
            "declares cp1252, but its bytes are UTF-8",
        ),
        (
            "a.html",
            PAGE.format("charset=x-none").encode(),
            "the encoding “x-none”, which mtfix does",
        ),
        ("a.txt", "Café, Xinhuasaid".encode("cp1252"), "name the file's encoding with --encoding"),
        ("a.csv", "id,text\n1,Café".encode("cp1252"), "a.csv:2: byte 0xe9 at offset 5"),
    ],
)
def test_what_is_not_certain_is_not_touched(mtfix, desk, name, raw, message):
    (desk / name).write_bytes(raw)
    result = mtfix("clean", "-i", "--lang", "en", name)
    assert (result.exit_code, (desk / name).read_bytes()) == (2, raw)
    assert message in result.stderr


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.csv", "id,text\n1,Café Xinhuasaid\n"), ("a.jsonl", '{"text": "Café Xinhuasaid"}\n')],
)
@pytest.mark.parametrize("codec", ["cp1252", "utf-16", "utf-16-be"])
def test_records_stay_in_the_encoding_that_is_said(mtfix, desk, name, text, codec):
    (desk / name).write_bytes(text.encode(codec))
    result = mtfix("clean", "-i", "--lang", "en", "--encoding", codec, name)
    assert result.exit_code == 0, result.stderr
    assert (desk / name).read_bytes() == text.replace("Xinhuasaid", "Xinhua said").encode(codec)
