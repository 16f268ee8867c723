from __future__ import annotations

from pathlib import Path

import pytest

from mtfix.errors import UsageProblem
from mtfix.model import Safety, Severity
from mtfix.packs import load as load_module
from mtfix.packs import load_pack, load_packs, load_rules
from mtfix.packs.check import check_packs
from mtfix.packs.locations import find_packs
from mtfix.packs.source import PackSource

FIXTURES = Path(__file__).parent / "fixtures"


def fresh() -> None:
    """Forget what this process has loaded; the store on disk stays."""
    load_module._load_texts.cache_clear()


def test_a_pack_holds_what_its_file_says():
    words, seams = sorted(load_packs(FIXTURES), key=lambda pack: pack.id, reverse=True)
    assert words.classes["fixture_reporting_verb"] == ("said", "added", "told", "no")
    assert words.tables["fixture_leftover"]["izq"] == ("left", "L.")
    rule = next(rule for rule in seams.rules if rule.id == "fixture-inserted-pronoun")
    assert (rule.safety, rule.severity) == (Safety.UNSAFE, Severity.WARNING)
    assert (rule.sources, rule.weight, rule.languages) == (("es", "it"), 3.0, ("en",))
    assert [example.line for example in rule.examples] == sorted(e.line for e in rule.examples)
    assert rule.examples[0].good == "Yesterday Li Qiang said that it rains."


@pytest.mark.parametrize(
    "word", ["no", "on", "yes", "off", "y", "~x", "12:30", "true", "null", "1990", "0o7", "1e3"]
)
def test_words_stay_as_they_are_written(write_pack, word):
    pack = f"pack: a\ndescription: d\nlanguages: [no]\nclasses: {{some: [{word}]}}\n"
    loaded = load_pack(write_pack(pack))
    assert loaded.classes["some"] == (word,)
    assert loaded.languages == ("no",)


def test_the_store_gives_the_same_rules(monkeypatch: pytest.MonkeyPatch):
    fresh()
    first = load_packs(FIXTURES)
    fresh()
    monkeypatch.setattr("mtfix.packs.check.check_packs", None)  # not to be called again
    second = load_packs(FIXTURES)
    assert [described(pack) for pack in first] == [described(pack) for pack in second]


def test_what_is_trusted_is_the_same_without_compiling_a_pattern(monkeypatch):
    sources = [PackSource(str(path), path.read_text("utf-8")) for path in find_packs([FIXTURES])]
    checked = check_packs(sources)
    monkeypatch.setattr("mtfix.packs.rule_nodes.check_expressions", None)  # not to be called
    assert check_packs(sources, is_trusted=True) == checked


def test_built_in_packs_are_trusted_but_where_they_are_asked_for(monkeypatch):
    paths, checked = tuple(find_packs([FIXTURES])), []
    monkeypatch.setattr("mtfix.packs.load.builtin_pack_paths", lambda: paths)
    monkeypatch.setattr("mtfix.packs.rule_nodes.check_expressions", lambda *a: checked.append(a))
    fresh()
    assert load_rules()
    assert not checked
    assert load_packs(*paths)
    assert checked


def described(pack):
    facts = ("id", "message", "why", "cite", "examples", "literals", "languages", "sources", "line")
    return (
        pack.id,
        pack.classes,
        pack.tables,
        [
            [getattr(rule, fact) for fact in facts] + [getattr(rule.detector, "spec", None)]
            for rule in pack.rules
        ],
    )


@pytest.mark.parametrize(
    "damage",
    [
        lambda body: b"",
        lambda body: body[:-10],
        lambda body: body.replace(b"said", b"sold"),
        lambda body: b"{}",
        lambda body: b"\xff" * 100,
    ],
)
def test_a_damaged_store_is_rebuilt(tmp_path, monkeypatch, damage):
    monkeypatch.setenv("MTFIX_CACHE_DIR", str(tmp_path))
    fresh()
    first = load_packs(FIXTURES)
    [path] = tmp_path.glob("packs-*.json")
    whole = path.read_bytes()
    path.write_bytes(damage(whole))
    fresh()
    assert [described(p) for p in load_packs(FIXTURES)] == [described(p) for p in first]
    assert path.read_bytes() == whole


def test_a_store_that_cannot_be_written_does_no_harm(tmp_path, monkeypatch):
    blocker = tmp_path / "file"
    blocker.write_text("not a directory")
    monkeypatch.setenv("MTFIX_CACHE_DIR", str(blocker / "cache"))
    fresh()
    assert load_packs(FIXTURES)


def test_a_changed_pack_is_read_again(write_pack):
    text = (FIXTURES / "words.yaml").read_text(encoding="utf-8")
    assert "said" in load_pack(write_pack(text)).classes["fixture_reporting_verb"]
    changed = load_pack(write_pack(text.replace("said", "says")))
    assert "says" in changed.classes["fixture_reporting_verb"]


def test_rules_of_one_language():
    assert {rule.pack for rule in load_rules([FIXTURES], "en")} == {"fixture-seams"}
    assert load_rules([FIXTURES], "de") == ()


@pytest.mark.parametrize(
    ("condition", "asks"),
    [
        (r"\S\n\s*\S", True),
        (r"\S[^\n]{60,}\n|[\p{Han}]{20}\n", True),
        (r"\A[^\n]{0,40}Dear", False),
        (r"\S\s*\S", False),
        (r"\n|end\Z", False),
    ],
)
def test_rules_tell_that_a_single_line_is_too_little(write_pack, condition, asks):
    text = (FIXTURES / "seams.yaml").read_text(encoding="utf-8")
    text = text.replace(
        "    mark: pronoun\n", f"    mark: pronoun\n    when: [{{document: '{condition}'}}]\n"
    )
    [pack] = load_packs(write_pack(text), FIXTURES / "words.yaml")[:1]
    assert pack.rules[0].asks_for_lines == asks
    assert not pack.rules[1].asks_for_lines


def test_built_in_packs_serve_as_a_library(write_pack, monkeypatch):
    monkeypatch.setattr(load_module, "builtin_pack_paths", lambda: (FIXTURES / "words.yaml",))
    text = (FIXTURES / "seams.yaml").read_text(encoding="utf-8")
    [pack] = load_packs(write_pack(text))
    assert pack.id == "fixture-seams"


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda d: d / "missing.yaml", "no such file"),
        (lambda d: d / "words.yml", "did you mean .*words.yaml"),
        (lambda d: d / "empty", "no rule pack in"),
    ],
)
def test_a_path_that_leads_nowhere(tmp_path, make, words):
    (tmp_path / "empty").mkdir()
    (tmp_path / "words.yaml").touch()
    with pytest.raises(UsageProblem, match=words):
        load_packs(make(tmp_path))
