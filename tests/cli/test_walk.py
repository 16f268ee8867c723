"""Directories: which files are found, and what becomes of those that fail."""

from __future__ import annotations

import pytest

from mtfix.cli.walk import walk

BAD, GOOD = "Xinhuasaid so.\n", "Xinhua said so.\n"


def make(root, *names, text=BAD):
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)


def found(root, directory=".", **options):
    base = root.resolve()
    return [
        path.resolve().relative_to(base).as_posix() for path in walk(root / directory, **options)
    ]


@pytest.fixture
def tree(tmp_path):
    make(
        tmp_path,
        "a.txt",
        "b/c.txt",
        "b/d/e.txt",
        "b/d/f.log",
        ".hidden/g.txt",
        "b/.h.txt",
        "build/i.txt",
    )
    return tmp_path


def test_hidden_files_are_passed_over(tree):
    assert found(tree) == ["a.txt", "b/c.txt", "b/d/e.txt", "b/d/f.log", "build/i.txt"]


@pytest.mark.parametrize(
    ("ignores", "left"),
    [
        ({"": "*.log\nbuild/\n"}, ["a.txt", "b/c.txt", "b/d/e.txt"]),
        ({"": "/b/d\n"}, ["a.txt", "b/c.txt", "build/i.txt"]),
        ({"": "*.txt\n", "b": "!c.txt\n"}, ["b/c.txt", "b/d/f.log"]),
        ({"b": "/c.txt\n*.log\n"}, ["a.txt", "b/d/e.txt", "build/i.txt"]),
        ({"": "# none\n\nx\n"}, ["a.txt", "b/c.txt", "b/d/e.txt", "b/d/f.log", "build/i.txt"]),
    ],
)
def test_gitignore_is_honoured(tree, ignores, left):
    for folder, lines in ignores.items():
        (tree / folder / ".gitignore").write_text(lines)
    assert found(tree) == left
    assert len(found(tree, with_ignored=True)) == 5


def test_a_repository_is_asked_from_its_root(tree):
    (tree / ".gitignore").write_text("e.txt\n")
    assert found(tree, "b") == ["b/c.txt", "b/d/e.txt", "b/d/f.log"]  # not yet a repository
    (tree / ".git/info").mkdir(parents=True)
    (tree / ".git/info/exclude").write_text("*.log\n")
    assert found(tree, "b") == ["b/c.txt"]


def test_a_tree_is_cleaned(mtfix, desk):
    make(desk, "in/a.txt", "in/b/c.md", "in/modules/d.txt", "in/e.html")
    make(desk, "in/data.csv", "in/data.json", text=f"id,text\n1,{BAD}")
    (desk / "in/.gitignore").write_text("modules\n")
    (desk / "in/f.txt").write_bytes(b"b\xc3\x28d")
    (desk / "in/g.txt").write_bytes(b"a binary\0file")
    result = mtfix("clean", "-r", "-i", "--lang", "en", "in")
    assert result.exit_code == 2
    assert "in/f.txt: byte 0xc3" in result.stderr
    assert result.stderr.endswith(
        "1 file failed: in/f.txt\nmtfix: 3 repairs made in 3 files; 0 findings left\n"
    )
    texts = {path.name: path.read_text(errors="replace") for path in (desk / "in").rglob("?.*")}
    assert {name for name, text in texts.items() if GOOD in text} == {"a.txt", "c.md", "e.html"}
    assert BAD in texts["d.txt"]


def test_tables_are_looked_for_where_columns_are_asked_for(mtfix, desk):
    make(desk, "in/a.csv", text=f"id,text\n1,{BAD}")
    make(desk, "in/b.csv", text="id,note\n1,so\n")
    result = mtfix("clean", "-r", "-o", "out", "--column", "text", "--lang", "en", "in")
    assert result.exit_code == 2
    assert "in/b.csv: has no column “text”; its 2 columns are: id, note" in result.stderr
    assert (desk / "out/a.csv").read_text() == f"id,text\n1,{GOOD}"
    assert not (desk / "out/b.csv").exists()


def test_check_goes_on_too(mtfix, desk):
    make(desk, "in/a.txt", "in/c.txt")
    (desk / "in/b.txt").write_bytes(b"b\xc3\x28d")
    result = mtfix("check", "-r", "--output-format", "concise", "--lang", "en", "in")
    assert result.exit_code == 2
    assert [line.split(":")[0] for line in result.stdout.splitlines()] == ["in/a.txt", "in/c.txt"]
    assert result.stderr.endswith("mtfix: 1 file failed: in/b.txt\n")


def test_the_configuration_tells_formats_and_columns(mtfix, desk):
    make(desk, "in/a.article", "in/b.csv", "in/c.csv", text=f"id,body text\n1,{BAD}")
    make(desk, "in/d/e.jsonl", text='{"page": {"t": "Xinhuasaid"}}\n')
    with (desk / "mtfix.toml").open("a") as config:
        config.write(
            '[per-file-format]\n"*.article" = "csv"\n'
            '[per-file-columns]\n"in/b.csv" = ["body text"]\n"*.article" = ["2"]\n'
            '"in/d/*" = ["page.t"]\n'
        )
    result = mtfix("clean", "-r", "-i", "--lang", "en", "in")
    assert "3 repairs made in 3 files" in result.stderr
    assert "Xinhua said" in (desk / "in/a.article").read_text()
    assert "Xinhua said" in (desk / "in/b.csv").read_text()
    assert BAD in (desk / "in/c.csv").read_text()
    assert (desk / "in/d/e.jsonl").read_text() == '{"page": {"t": "Xinhua said"}}\n'
    result = mtfix("check", "--config", "per-file-format='csv'", "in")
    assert "“per-file-format” must be a table of strings" in result.stderr
