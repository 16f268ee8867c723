"""What is kept between runs survives damage, other processes and a full directory."""

import subprocess
import sys
import textwrap

import pytest

from mtfix import cache
from mtfix.lexicon.lookup import load_lexicon
from mtfix.packs import load_rules
from mtfix.packs.load import _load_texts
from mtfix.packs.scan import HyperscanScanner, Wanted

WANTED = [Wanted("(?i)dog"), Wanted(r"\bcats?\b"), Wanted(r"\p{Lu}\p{Ll}+ß")]
TEXT = "a Dog\ncats\nStraß\nnothing"


@pytest.fixture(autouse=True)
def directory(tmp_path, monkeypatch):
    monkeypatch.setenv("MTFIX_CACHE_DIR", str(tmp_path))
    return tmp_path


def read_packs():
    _load_texts.cache_clear()
    return [(rule.id, rule.message, rule.literals) for rule in load_rules((), "en")]


def read_lexicon():
    load_lexicon.cache_clear()
    return [load_lexicon("en").zipf(word) for word in ("the", "seam", "qxzq")]


def scan():
    pytest.importorskip("hyperscan")
    return HyperscanScanner(WANTED).find(TEXT)


KINDS = [
    pytest.param(read_packs, "packs-*", id="packs"),
    pytest.param(read_lexicon, "lexicon-*", id="lexicon"),
    pytest.param(scan, "scanner-*", id="scanner"),
]


@pytest.mark.parametrize(("read", "pattern"), KINDS)
@pytest.mark.parametrize("keep", [slice(0, 0), slice(0, 40), slice(0, -9), slice(9, None)])
def test_a_damaged_file_is_made_again(directory, read, pattern, keep):
    expected = read()
    [path] = directory.glob(pattern)
    whole = path.read_bytes()
    path.write_bytes(whole[keep])
    assert read() == expected
    assert len(path.read_bytes()) == len(whole)
    path.write_bytes(bytes(len(whole)))
    assert read() == expected


@pytest.mark.parametrize(("read", "pattern"), KINDS)
def test_a_stored_file_is_used(directory, read, pattern):
    expected = read()
    [path] = directory.glob(pattern)
    stamp = path.stat().st_mtime_ns
    assert read() == expected
    assert path.stat().st_mtime_ns == stamp


def test_processes_that_start_together_agree(directory):
    code = """
        import mtfix
        print(mtfix.clean("He said that Ukrainein is safe. .", lang="en").text)
    """
    command = [sys.executable, "-c", textwrap.dedent(code)]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8")
        for _ in range(3)
    ]
    outputs = {process.communicate(timeout=120)[0] for process in running}
    assert outputs == {"He said that Ukraine in is safe.\n"}
    assert {process.returncode for process in running} == {0}
    assert {path.suffix for path in directory.iterdir()} == {".bin", ".json"}  # none half-written


def test_the_oldest_files_of_a_kind_go(directory, monkeypatch):
    monkeypatch.setattr(cache, "_MOST_FILES", 3)
    for number in range(6):
        cache.write_cached(f"packs-{number}.json", b"x")
    cache.write_cached("scanner-0.bin", b"y")
    assert len(list(directory.glob("packs-*"))) == 3
    assert cache.read_cached("packs-5.json") == b"x"
    assert cache.read_cached("scanner-0.bin") == b"y"
