"""The stored word lists: exact, rebuilt when broken, safe to build twice at once."""

import subprocess
import sys
import time

import pytest

from mtfix.lexicon import Lexicon, load_lexicon, lookup
from mtfix.lexicon.table import SCHEMA, build_table, find_frequency, map_table, write_table

LANGUAGE = "is"  # a small list, quick to build


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("MTFIX_CACHE_DIR", str(tmp_path))
    load_lexicon.cache_clear()
    yield tmp_path
    load_lexicon.cache_clear()


def stored(cache):
    return list(cache.glob("lexicon-*.bin"))


def test_a_table_gives_back_the_bands_of_its_words():
    table = build_table([[], ["the"], [], [], ["dog", "cat"]])
    assert find_frequency(table, "the") == 0
    assert find_frequency(table, "dog") == -4
    assert find_frequency(table, "cow") is None


def test_parts_of_compounds_stand_with_their_share_of_all_long_words():
    words = ["water", "fall", "gate", "waterfall", "watergate", "floodgate", "wonderful"]
    lexicon = Lexicon("en", build_table([[], words]))
    assert lexicon.opening_share("Water") == pytest.approx(-0.3, abs=0.04)  # two of four
    assert lexicon.opening_share("fall") == lexicon.closing_share("water") == -6.0
    assert lexicon.closing_share("gate") == -6.0  # “flood” is no word of the list


def test_many_look_ups_change_no_answer(cache, monkeypatch):
    words = ["og", "Og", "Reykjavík", "þetta", "qqq", ""]
    lexicon = load_lexicon(LANGUAGE)
    before = [lexicon.zipf(word) for word in words]
    monkeypatch.setattr(lookup, "_MANY", 0)
    lexicon.zipf("another")
    assert lexicon.is_busy
    assert [lexicon.zipf(word) for word in words] == before


def test_the_list_is_stored_once_under_a_name_with_the_schema(cache):
    first = load_lexicon(LANGUAGE)
    [path] = stored(cache)
    assert f"-{SCHEMA}-{LANGUAGE}-" in path.name
    written = path.stat().st_mtime_ns
    load_lexicon.cache_clear()
    assert load_lexicon(LANGUAGE).zipf("og") == first.zipf("og") > 6
    assert path.stat().st_mtime_ns == written


@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: b"",
        lambda raw: raw[:20],
        lambda raw: raw[: len(raw) // 2],
        lambda raw: raw + b"12345678",
        lambda raw: raw[:5000] + bytes([raw[5000] ^ 1]) + raw[5001:],
        lambda raw: b"another thing".ljust(len(raw)),
    ],
    ids=["empty", "no header", "cut short", "too long", "one bit", "no table"],
)
def test_a_broken_table_is_rebuilt(cache, damage):
    load_lexicon(LANGUAGE)
    [path] = stored(cache)
    whole = path.read_bytes()
    path.write_bytes(damage(whole))
    assert map_table(path) is None
    load_lexicon.cache_clear()
    assert load_lexicon(LANGUAGE).zipf("og") > 6
    assert path.read_bytes() == whole


def test_two_processes_may_build_at_once(cache):
    code = f"from mtfix.lexicon import load_lexicon; print(load_lexicon('{LANGUAGE}').zipf('og'))"
    runs = [
        subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) for _ in range(2)
    ]
    answers = [run.communicate(timeout=60)[0] for run in runs]
    assert [run.returncode for run in runs] == [0, 0]
    assert answers[0] == answers[1] != b"0.0\n"
    assert len(list(cache.iterdir())) == 1  # and no temporary file is left


def test_without_a_cache_the_list_is_kept_in_memory(tmp_path, monkeypatch):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    monkeypatch.setenv("MTFIX_CACHE_DIR", str(blocked))  # a directory cannot be made here
    load_lexicon.cache_clear()
    assert load_lexicon(LANGUAGE).zipf("og") > 6
    load_lexicon.cache_clear()


def test_a_language_without_a_list_knows_no_word(cache):
    empty = load_lexicon("eo")
    assert not empty
    assert empty.zipf("la") == 0
    [kept] = stored(cache)  # to find out that there is none takes half a second
    load_lexicon.cache_clear()
    before = kept.stat().st_mtime_ns
    assert not load_lexicon("eo")
    assert kept.stat().st_mtime_ns == before


def test_a_write_that_fails_leaves_no_file(tmp_path):
    with pytest.raises(OSError, match="name too long"):
        write_table(build_table([["a"]]), tmp_path / ("x" * 300))
    assert list(tmp_path.iterdir()) == []


LETTERS = str.maketrans("0123456789", "ghijklmnop")


def test_building_grows_as_the_list_does():
    def seconds(count):
        words = [f"{number:x}".translate(LETTERS) + "ing" * (number % 3) for number in range(count)]
        start = time.process_time()
        build_table([words])
        return time.process_time() - start

    # Four times the words; a busy machine makes one measurement wrong, hardly three.
    assert any(seconds(40_000) < 10 * seconds(10_000) for _ in range(3))


@pytest.mark.parametrize(
    ("word", "folded"), [("İSTANBUL", "istanbul"), ("ISI", "ısı"), ("Ev", "ev")]
)
def test_turkish_letters_fold_their_own_way(cache, word, folded):
    assert load_lexicon("tr").fold(word) == folded


def test_the_depth_tells_small_lists_from_large(cache):
    assert load_lexicon("en").depth < 2
    assert load_lexicon(LANGUAGE).depth >= 3
