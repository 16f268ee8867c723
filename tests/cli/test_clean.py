"""mtfix clean: where the text goes, and that nothing else changes."""

from __future__ import annotations

import os
import stat

import pytest

SAFE, UNSAFE, FLAG, GOOD = (
    "Xinhuasaid so.\n",
    "Cats there dogs.\n",
    "Xi is a lawyer push trade.\n",
    "All is well.\n",
)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", "Xinhuasaid so."),
        ("utf-8", "\n\n  Xinhuasaid so.  \n\n\n"),
        ("utf-8", "one\r\nXinhuasaid\r\n\rtwo\n\x0b\x0c\u2028\x85Xinhuasaid\x1a"),
        ("utf-8-sig", "Xinhuasaid so.\r\n"),
        ("utf-16", "Xinhuasaid so.\n"),
        ("utf-16", "\ufeffXinhuasaid 習近平 𝄞\r\n"),
        ("utf-32", "Xinhuasaid so.\n"),
        ("utf-8", ""),
        ("utf-8-sig", ""),
    ],
)
def test_every_byte_outside_of_the_edits_stays(mtfix, encoding, text):
    result = mtfix("clean", "-", stdin=text.encode(encoding))
    assert result.exit_code == 0, result.stderr
    assert result.stdout_bytes == text.replace("Xinhuasaid", "Xinhua said").encode(encoding)


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "shift_jis", "utf-16-be", "utf-16"])
def test_a_named_encoding_is_kept(mtfix, encoding):
    raw = "Xinhuasaid 5 £.\r\n".encode(encoding)
    result = mtfix("clean", "--encoding", encoding, "-", stdin=raw)
    assert result.stdout_bytes == "Xinhua said 5 £.\r\n".encode(encoding)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([], "Xinhua said so.\nCats there dogs.\n"),
        (["--unsafe-fixes"], "Xinhua said so.\nCats and dogs.\n"),
        (["--unsafe-fixes", "--ignore", "desk-glued"], "Xinhuasaid so.\nCats and dogs.\n"),
        (["--config", "unsafe-fixes=true"], "Xinhua said so.\nCats and dogs.\n"),
        (
            ["--config", "unsafe-fixes=true", "--no-unsafe-fixes"],
            "Xinhua said so.\nCats there dogs.\n",
        ),
        (["--config", 'protect=["Xinhuasaid"]'], "Xinhuasaid so.\nCats there dogs.\n"),
        (["--config", 'protect-patterns=["X\\\\w+"]'], "Xinhuasaid so.\nCats there dogs.\n"),
    ],
)
def test_what_is_repaired(mtfix, options, expected):
    result = mtfix("clean", *options, "-", stdin=SAFE + UNSAFE)
    assert (result.exit_code, result.stdout) == (0, expected)


def test_several_files_need_somewhere_to_go(mtfix, desk):
    for name in "ab":
        (desk / f"{name}.txt").write_text(SAFE, encoding="utf-8")
    result = mtfix("clean", "a.txt", "b.txt")
    assert result.exit_code == 2
    assert "--in-place" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    "options",
    [["-i", "--diff"], ["--diff", "--output-dir", "out"], ["-i", "-o", "out"]],
)
def test_one_place_to_go_at_a_time(mtfix, desk, options):
    (desk / "a.txt").write_text(SAFE, encoding="utf-8")
    assert mtfix("clean", *options, "a.txt").exit_code == 2
    assert (desk / "a.txt").read_text(encoding="utf-8") == SAFE


def test_standard_input_has_no_place(mtfix):
    assert mtfix("clean", "-i", "-", stdin=SAFE).exit_code == 2


class TestInPlace:
    def test_repairs_and_keeps_the_mode(self, mtfix, desk):
        file = desk / "a.txt"
        file.write_text(SAFE, encoding="utf-8")
        file.chmod(0o640)
        result = mtfix("clean", "-i", "a.txt")
        assert (result.exit_code, result.stdout) == (0, "")
        assert file.read_text(encoding="utf-8") == "Xinhua said so.\n"
        assert stat.S_IMODE(file.stat().st_mode) == 0o640
        assert result.stderr == "mtfix: 1 repair made in 1 file; 0 findings left\n"
        assert sorted(path.name for path in desk.iterdir()) == ["a.txt", "mtfix.toml"]

    @pytest.mark.parametrize("lines", [[], ["--lines"]])
    def test_leaves_a_good_file_alone(self, mtfix, desk, lines):
        file = desk / "a.txt"
        file.write_text(GOOD + FLAG, encoding="utf-8")
        before = file.stat()
        result = mtfix("clean", "-i", *lines, "a.txt")
        after = file.stat()
        assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
        assert result.stderr == "mtfix: 0 repairs made in 0 files; 1 finding left\n"

    def test_follows_links(self, mtfix, desk):
        (desk / "real").mkdir()
        (desk / "real" / "a.txt").write_text(SAFE, encoding="utf-8")
        (desk / "link.txt").symlink_to("real/a.txt")
        mtfix("clean", "-i", "link.txt")
        assert (desk / "link.txt").is_symlink()
        assert (desk / "real" / "a.txt").read_text(encoding="utf-8") == "Xinhua said so.\n"

    def test_a_failure_while_writing_keeps_the_file(self, mtfix, desk, monkeypatch):
        (desk / "a.txt").write_text(SAFE, encoding="utf-8")

        def full_disk(_: int) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", full_disk)
        result = mtfix("clean", "-i", "a.txt")
        assert result.exit_code == 2
        assert "No space left on device" in result.stderr
        assert "1 repair" not in result.stderr
        assert (desk / "a.txt").read_text(encoding="utf-8") == SAFE
        assert sorted(path.name for path in desk.iterdir()) == ["a.txt", "mtfix.toml"]

    def test_a_broken_line_keeps_the_file(self, mtfix, desk):
        raw = SAFE.encode() + b"\xff\n"
        (desk / "a.txt").write_bytes(raw)
        result = mtfix("clean", "-i", "--lines", "a.txt")
        assert result.exit_code == 2
        assert (desk / "a.txt").read_bytes() == raw

    def test_exit_non_zero_on_fix(self, mtfix, desk):
        (desk / "a.txt").write_text(SAFE, encoding="utf-8")
        assert mtfix("clean", "-i", "--exit-non-zero-on-fix", "a.txt").exit_code == 1
        assert mtfix("clean", "-i", "--exit-non-zero-on-fix", "a.txt").exit_code == 0


class TestDiff:
    def test_shows_what_would_change(self, mtfix, desk):
        (desk / "a.txt").write_text(GOOD + SAFE.strip(), encoding="utf-8")
        result = mtfix("clean", "--diff", "-q", "a.txt")
        assert result.exit_code == 1
        assert result.stdout == (
            "--- a/a.txt\n+++ b/a.txt\n@@ -1,2 +1,2 @@\n All is well.\n"
            "-Xinhuasaid so.\n\\ No newline at end of file\n"
            "+Xinhua said so.\n\\ No newline at end of file\n"
        )
        assert (desk / "a.txt").read_text(encoding="utf-8") == GOOD + SAFE.strip()

    def test_of_good_text_is_empty(self, mtfix):
        result = mtfix("clean", "--diff", "-", stdin=GOOD)
        assert (result.exit_code, result.stdout) == (0, "")


class TestOutputDirectory:
    def test_gets_every_file(self, mtfix, desk):
        (desk / "in" / "deep").mkdir(parents=True)
        (desk / "in" / "a.txt").write_text(SAFE, encoding="utf-8")
        (desk / "in" / "deep" / "b.txt").write_text(GOOD, encoding="utf-8")
        assert mtfix("clean", "-o", "out", "in").exit_code == 0
        assert (desk / "out" / "a.txt").read_text(encoding="utf-8") == "Xinhua said so.\n"
        assert (desk / "out" / "deep" / "b.txt").read_text(encoding="utf-8") == GOOD
        assert (desk / "in" / "a.txt").read_text(encoding="utf-8") == SAFE

    @pytest.mark.parametrize("paths", [["a.txt", "in/a.txt"], ["in", "a.txt"]])
    def test_refuses_to_write_one_file_over_another(self, mtfix, desk, paths):
        (desk / "in").mkdir()
        for name in ("a.txt", "in/a.txt"):
            (desk / name).write_text(SAFE, encoding="utf-8")
        assert mtfix("clean", "-o", "out", *paths).exit_code == 2
        assert not (desk / "out").exists()

    def test_refuses_to_write_over_the_input(self, mtfix, desk):
        (desk / "a.txt").write_text(SAFE, encoding="utf-8")
        result = mtfix("clean", "-o", ".", "a.txt")
        assert result.exit_code == 2
        assert (desk / "a.txt").read_text(encoding="utf-8") == SAFE


def test_show_edits_goes_to_standard_error(mtfix):
    result = mtfix("clean", "--show-edits", "-", stdin=f"Well.\n{SAFE}")
    assert result.stdout == "Well.\nXinhua said so.\n"
    assert result.stderr.startswith("-:2:")
    assert result.stderr.endswith(" desk-glued: “Xinhuasaid” → “Xinhua said”\n")


def test_cleaning_again_changes_nothing(mtfix, seed):
    once = mtfix("clean", "--isolated", "--unsafe-fixes", seed)
    again = mtfix("clean", "--isolated", "--unsafe-fixes", "-", stdin=once.stdout_bytes)
    assert once.stdout_bytes != seed.read_bytes()
    assert again.stdout_bytes == once.stdout_bytes
