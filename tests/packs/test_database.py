import subprocess
import sys
from pathlib import Path

import pytest

import mtfix
from mtfix.packs import database
from mtfix.packs.database import Database, dump_database, make_database
from mtfix.packs.wanted import Wanted

hyperscan = pytest.importorskip("hyperscan")

WANTED = [Wanted(r"(?i)\L<animal>s?\b", {"animal": ("Kuh", "Döhle")}), Wanted(r"\p{Lu}\d")]


def find(made: Database, text: str) -> set[int]:
    numbers: set[int] = set()
    made.compiled.scan(
        b"\n%b\n" % made.alphabet.encode(text),
        match_event_handler=lambda number, *_: numbers.add(number),
    )
    return numbers


@pytest.mark.parametrize("has_python", [True, False])
def test_another_process_or_this_one_makes_the_same(monkeypatch, has_python):
    if not has_python:
        monkeypatch.setattr(sys, "executable", "/no/python")
    made = Database.load(dump_database(WANTED, "Latin"))
    here = make_database(WANTED, "Latin")
    assert made is not None
    for text, numbers in (
        ("zwei kühe, eine döhle", {0}),
        ("Die KUH", {0}),
        ("A4", {1}),
        ("a", set()),
    ):
        assert find(made, text) == find(here, text) == numbers


def test_what_lies_where_the_user_is_is_not_imported(tmp_path, monkeypatch):
    (tmp_path / "regex.py").write_text("raise SystemExit(3)")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(Path(mtfix.__file__).parents[1]))
    code = [sys.executable, "-c", database._ELSEWHERE]
    done = subprocess.run(code, input=b'["Latin", [["ab", {}]]]', capture_output=True, check=True)
    assert Database.load(done.stdout) is not None


def test_no_patterns_are_a_database_too():
    made = Database.load(make_database([], "Latin").dump())
    assert made is not None
    assert made.compiled is None
