"""Whatever is wrong with the input, the user is told in one line what to do."""

from __future__ import annotations

import pytest


@pytest.fixture
def inputs(desk):
    """Files that are not what one hopes for."""
    (desk / "binary.txt").write_bytes(b"\x89PNG\x00\x00\x01")
    (desk / "latin.txt").write_bytes("Señor".encode("latin-1"))
    (desk / "empty.txt").write_bytes(b"")
    (desk / "page.xml").write_text("<p>Xinhuasaid</p>", encoding="utf-8")
    (desk / "notes.md").write_text("Xinhuasaid", encoding="utf-8")
    (desk / "no-extension").write_text("Xinhuasaid", encoding="utf-8")
    (desk / "pictures").mkdir()
    (desk / "pictures" / "a.png").write_bytes(b"\x89PNG")
    (desk / "good.txt").write_text("All is well.\n", encoding="utf-8")
    return desk


@pytest.mark.parametrize("command", ["check", "clean"])
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["gone.txt"], "gone.txt: there is no such file or directory"),
        (["binary.txt"], "looks like a binary file"),
        (["latin.txt"], "byte 0xf1 at offset 2 is not valid UTF-8; name the file's encoding"),
        (["page.xml"], "does not read .xml files yet"),
        (["page.xml"], "say so with --format text"),
        (["pictures"], "pictures: holds no file that mtfix reads (.docm, .docx, "),
        (["good.txt", "--lang", "xx"], "unknown language “xx”"),
        (["good.txt", "--source-lang", "spansh"], "unknown language “spansh”"),
        (["good.txt", "--encoding", "utf-88"], "there is no encoding “utf-88”"),
        (["good.txt", "--encoding", "hex"], "there is no encoding “hex”"),
        (["good.txt", "--format", "word"], "there is no format “word”"),
        (["good.txt", "--select", "desk-gluedd"], "did you mean “desk-glued”"),
        (["good.txt", "--config", 'packs=["gone.yaml"]'], "gone.yaml: there is no such file"),
        (["good.txt", "--config", "gone.toml"], "gone.toml: cannot be read"),
        (["good.txt", "--config", "langauge=en"], "unknown key “langauge”; did you mean “lang”?"),
        (["good.txt", "--source", "gone.txt"], "gone.txt: cannot be read"),
        ([], "Missing argument 'PATH...'"),
        (["good.txt", "--bogus"], "No such option"),
    ],
)
def test_one_clear_line(mtfix, inputs, command, arguments, message):
    result = mtfix(command, *arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert message in result.stderr
    assert result.stderr.startswith("mtfix: error: ")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "output"),
    [
        (["empty.txt"], ""),
        (["notes.md", "--format", "text"], "Xinhua said"),
        (["no-extension"], "Xinhua said"),
        (["latin.txt", "--encoding", "latin-1"], "Señor".encode("latin-1")),
        (["good.txt", "--lang", "pt-BR"], "All is well.\n"),
    ],
)
def test_sensible_result(mtfix, inputs, arguments, output):
    result = mtfix("clean", *arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout_bytes == (output if isinstance(output, bytes) else output.encode())


@pytest.mark.parametrize("lines", [[], ["--lines"]])
def test_one_very_long_line(mtfix, desk, lines):
    """The real thing is 50 MB; tests/engine has the limits, this one that they are in force."""
    raw = ("All is well and nothing is glued here " * 30_000).encode() + b"Xinhuasaid"
    (desk / "long.txt").write_bytes(raw)
    result = mtfix("clean", *lines, "long.txt")
    assert result.exit_code == 0
    assert len(result.stdout_bytes) in (len(raw), len(raw) + 1)
