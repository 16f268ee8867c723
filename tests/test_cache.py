"""What is kept between runs survives damage, other processes and a full directory."""

import pickle
import re
import subprocess
import sys
import textwrap

import pytest

from mtfix import cache
from mtfix.lexicon import load_lexicon
from mtfix.packs import load_rules
from mtfix.packs.load import _load_builtins
from mtfix.packs.scan import HyperscanScanner, Wanted
from mtfix.patterns import compile_pattern

WANTED = [Wanted("(?i)dog"), Wanted(r"\bcats?\b"), Wanted(r"\p{Lu}\p{Ll}+ß")]
TEXT = "a Dog\ncats\nStraß\nnothing"


@pytest.fixture(autouse=True)
def directory(tmp_path, monkeypatch):
    monkeypatch.setenv("MTFIX_CACHE_DIR", str(tmp_path))
    return tmp_path


def read_packs():
    _load_builtins.cache_clear()
    return [(rule.id, rule.message, rule.literals) for rule in load_rules((), "fa")]


def read_lexicon():
    load_lexicon.cache_clear()
    return [load_lexicon("vi").zipf(word) for word in ("của", "rừng", "qxzq")]


def scan():
    pytest.importorskip("hyperscan")
    return HyperscanScanner(WANTED).find(TEXT)


def compile_one():
    return compile_pattern(r"\L<animal>s?", 0, {"animal": ["cat", "dog"]}).findall(TEXT)


KINDS = [
    pytest.param(read_packs, "packs-*", id="packs"),
    pytest.param(read_lexicon, "lexicon-*", id="lexicon"),
    pytest.param(scan, "scanner-*", id="scanner"),
    pytest.param(compile_one, "patterns-*/*", id="patterns"),
]


@pytest.mark.parametrize(("read", "pattern"), KINDS)
def test_a_damaged_file_is_made_again(directory, read, pattern):
    expected = read()
    [path] = directory.glob(pattern)
    whole = path.read_bytes()
    for damaged in (b"", whole[:40], whole[:-9], whole[9:], bytes(len(whole))):
        path.write_bytes(damaged)
        assert read() == expected
        assert len(path.read_bytes()) == len(whole)


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
        for _ in range(2)
    ]
    outputs = {process.communicate(timeout=120)[0] for process in running}
    assert outputs == {"He said that Ukraine in is safe.\n"}
    assert {process.returncode for process in running} == {0}
    stored = [path for path in directory.rglob("*") if path.is_file()]
    # Names of patterns and of keys are sums.
    shapes = (r"lexicon-[\w.-]+\.bin", r"packs-\w+\.json", r"(?:key-)?[0-9a-f]{32}")
    assert all(any(re.fullmatch(shape, path.name) for shape in shapes) for path in stored)
    assert not [path for path in stored if not path.stat().st_size]


def test_of_processes_that_need_a_scanner_one_makes_it(directory):
    pytest.importorskip("hyperscan")
    code = """
        import time
        from mtfix.packs import scan

        def make(*order):
            print("made", end=" ")
            time.sleep(1)  # all have asked by then
            return make_it(*order)

        make_it, scan.dump_database = scan.dump_database, make
        print(scan.HyperscanScanner([scan.Wanted("(?i)dog")]).find("a Dog"))
    """
    command = [sys.executable, "-c", textwrap.dedent(code)]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8")
        for _ in range(3)
    ]
    outputs = sorted(process.communicate(timeout=120)[0] for process in running)
    assert outputs == ["made {(0, 0)}\n", "{(0, 0)}\n", "{(0, 0)}\n"]


def test_nobody_waits_for_ever_nor_where_nothing_can_be_kept(directory, monkeypatch):
    monkeypatch.setattr(cache, "_PATIENCE", 0.1)
    with cache.claim("scanner-0.bin"), cache.claim("scanner-0.bin"):
        pass
    blocked = directory / "file"
    blocked.touch()
    monkeypatch.setenv("MTFIX_CACHE_DIR", str(blocked))  # a directory cannot be made here
    with cache.claim("scanner-0.bin"):
        pass


def test_the_oldest_files_of_a_kind_go(directory, monkeypatch):
    monkeypatch.setattr(cache, "_MOST_FILES", 3)
    for number in range(6):
        cache.write_cached(f"packs-{number}.json", b"x")
    cache.write_cached("scanner-0.bin", b"y")
    assert len(list(directory.glob("packs-*"))) == 3
    assert cache.read_cached("packs-5.json") == b"x"
    assert cache.read_cached("scanner-0.bin") == b"y"


def test_the_oldest_directories_of_a_kind_go(directory):
    for number in range(6):
        for name in "ab":
            cache.write_cached(f"patterns-{number}/{name}", b"x")
    assert len(list(directory.glob("patterns-*"))) == 3
    assert cache.read_cached("patterns-5/a") == cache.read_cached("patterns-5/b") == b"x"


def test_a_pattern_of_the_cache_runs_no_code(directory):
    compile_one()
    [path] = directory.glob("patterns-*/*")
    cache.write_cached("/".join(path.parts[-2:]), pickle.dumps(ExecutesItself()))
    assert compile_one() == ["cats"]


class ExecutesItself:
    def __reduce__(self):
        return pytest.fail, ("what is stored was executed",)
