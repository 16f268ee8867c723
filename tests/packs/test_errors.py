from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtfix.errors import PackError
from mtfix.packs import load_packs
from mtfix.packs.check import check_packs
from mtfix.packs.source import PackSource

RULE = """\
pack: trial
description: A pack to break.
languages: [en]
classes:
  verb: [said, added]
tables:
  leftover: {dcha: right}
rules:
  - id: trial-pronoun
    message: "“{pronoun}” is one too many."
    why: The source has none.
    category: Fluency/Grammar
    severity: warning
    safety: unsafe
    since: 0.1.0
    match: '(?<name>\\w+) (?<pronoun>He) (?<verb>\\L<verb>)'
    unless: ['God He']
    when:
      - name: name
      - number-nearby: 40
    mark: pronoun
    replace: '{name} {verb:lower}'
    examples:
      - {bad: "Li He said", good: "Li said"}
      - {keep: "Li. He said"}
"""


def test_the_pack_to_break_is_whole(write_pack):
    [pack] = load_packs(write_pack(RULE))
    assert [rule.id for rule in pack.rules] == ["trial-pronoun"]


# (what is replaced, by what, then line, column and words of the complaint)
BROKEN = {
    "unknown pack key": ("description:", "descripton:", 2, 1, "did you mean “description”?"),
    "unknown rule key": ("    severity:", "    severty:", 13, 5, "did you mean “severity”?"),
    "missing key": ("    why: The source has none.\n", "", 9, 5, "lacks the key “why”"),
    "duplicate key": (
        "    since: 0.1.0\n",
        "    since: 0.1.0\n    since: 0.1.1\n",
        16,
        5,
        "stands twice; first in line 15",
    ),
    "unknown safety": ("safety: unsafe", "safety: unsave", 14, 13, "did you mean “unsafe”?"),
    "unknown severity": ("severity: warning", "severity: bad", 13, 15, "error, warning or info"),
    "unknown language": ("languages: [en]", "languages: [zz]", 3, 13, "unknown language “zz”"),
    "no language": ("languages: [en]", "languages: []", 3, 12, "needs a language code"),
    "languages not a list": ("languages: [en]", "languages: en", 3, 12, "must be a list, not “en”"),
    "broken id": ("id: trial-pronoun", "id: Trial_1", 9, 9, "lower-case words joined by “-”"),
    "broken category": ("Fluency/Grammar", "fluency", 12, 15, "Fluency/Grammar"),
    "broken version": ("since: 0.1.0", "since: soon", 15, 12, "something like “0.1.0”"),
    "broken pattern": ("(?<name>\\w+)", "(?<name>\\w+", 16, 57, "the pattern is broken: missing )"),
    "unknown class": ("\\L<verb>)", "\\L<verbs>)", 16, 49, "did you mean “verb”?"),
    "unknown group in replace": (
        "'{name} {verb:lower}'",
        "'{nam} {verb}'",
        22,
        14,
        "did you mean “name”?",
    ),
    "unknown format": ("{verb:lower}", "{verb:lowest}", 22, 14, "unknown format “lowest”"),
    "unknown table": ("{verb:lower}", "{verb|leftovers}", 22, 14, "did you mean “leftover”?"),
    "stray brace": ("{name} {verb:lower}", "{name} {verb", 22, 14, "stray “{”"),
    "unknown group in message": ("{pronoun}", "{pro}", 10, 14, "no group “pro”"),
    "unknown group in mark": ("mark: pronoun", "mark: noun", 21, 11, "no group “noun”"),
    "unknown group in when": ("- name: name", "- name: nmae", 19, 15, "did you mean “name”?"),
    "unknown condition": ("- name: name", "- nam: name", 19, 9, "did you mean “name”?"),
    "two conditions in one": (
        "- name: name",
        "- {name: name, known: name}",
        19,
        9,
        "one key and its value",
    ),
    "condition wants a number": ("nearby: 40", "nearby: far", 20, 24, "must be a number"),
    "unknown kind": (
        "    since:",
        "    kind: patern\n    since:",
        15,
        11,
        "did you mean “pattern”",
    ),
    "params on a pattern": ("    since:", "    params: {}\n    since:", 15, 5, "no key “params”"),
    "broken exception": ("['God He']", "['God (He']", 17, 22, "the pattern is broken"),
    "pattern that matches nothing": ("['God He']", "['x*']", 17, 14, "matches the empty text"),
    "no replacement": ("    replace: '{name} {verb:lower}'\n", "", 14, 13, "has no “replace”"),
    "boolean that is none": (
        "    mark:",
        "    ignore_case: yes\n    mark:",
        21,
        18,
        "true or false, not “yes”",
    ),
    "trust that it has already": (
        "safety: unsafe",
        "safety: safe\n    safe-with: 3",
        15,
        16,
        "“safe-with” is for rules that are unsafe",
    ),
    "weight that is none": ("    mark:", "    weight: heavy\n    mark:", 21, 13, "a number"),
    "nothing to find": (
        '      - {bad: "Li He said", good: "Li said"}\n',
        "",
        24,
        7,
        "needs an example of what it finds",
    ),
    "nothing to keep": (
        '      - {keep: "Li. He said"}\n',
        "",
        24,
        7,
        "needs an example of a look-alike",
    ),
    "bad and keep": ('{keep: "Li', '{bad: "x", keep: "Li', 25, 9, "either “bad” or “keep”"),
    "bad alone": (', good: "Li said"', "", 24, 9, "needs “good” or “flag”"),
    "good is bad": ('good: "Li said"', 'good: "Li He said"', 24, 35, "the same as “bad”"),
    "flag is not there": ('good: "Li said"', "flag: She", 24, 35, "does not stand in"),
    "word twice": ("[said, added]", "[said, said]", 5, 16, "“said” stands twice"),
    "empty class": ("[said, added]", "[]", 5, 9, "has no words"),
    "word that is a list": ("[said, added]", "[said, [x]]", 5, 16, "must be text, not a list"),
    "class and table alike": ("  leftover:", "  verb:", 7, 3, "is a class already"),
    "unknown pack to use": (
        "classes:\n",
        "uses: [trials]\nclasses:\n",
        4,
        8,
        "no other pack “trials”",
    ),
    "not YAML": ("languages: [en]", "languages: [en", 4, 8, "this is not YAML"),
    "rule is text": ("  - id: trial-pronoun", "  - text\n  - id: x", 9, 5, "must be a mapping"),
    "empty value": ("    why: The source has none.", "    why:", 11, 9, "nothing stands here"),
    "tag": ("why: The", "why: !!python/name:os.x The", 11, 10, "must be text"),
}


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "words"), BROKEN.values(), ids=list(BROKEN)
)
def test_a_broken_pack_is_shown_at_its_place(write_pack, old, new, line, column, words):
    assert RULE.count(old) == 1
    path = write_pack(RULE.replace(old, new))
    with pytest.raises(PackError) as caught:
        load_packs(path)
    error = caught.value
    assert words in error.problem
    assert (error.path, error.line, error.column) == (str(path), line, column)
    assert path.read_text(encoding="utf-8").splitlines()[line - 1][:60] in str(error)


@pytest.mark.parametrize(
    ("raw", "line", "words"),
    [
        (b"", 1, "is empty"),
        (b"# nothing\n", 1, "is empty"),
        (b"- a list\n", 1, "must be a mapping"),
        (b"pack: a\nwhy: caf\xe9\n", 2, "must be UTF-8"),
        (b"pack: a\n\nwhy: \x07\n", 3, "not allowed"),
        (b"pack: a\ndescription: b\nlanguages: [en]\n", 1, "needs “rules”"),
        (b"a: &a [*a]\n", 1, "has no key “a”"),
    ],
)
def test_a_file_that_is_no_pack(tmp_path, raw, line, words):
    path = tmp_path / "pack.yaml"
    path.write_bytes(raw)
    with pytest.raises(PackError, match=words) as caught:
        load_packs(path)
    assert caught.value.line == line


def test_a_pattern_in_a_block_is_shown_at_its_line(write_pack):
    block = "match: |-\n      (?x)(?<name>\\w+)\\ (?<pronoun>He)\n      \\ (?<verb>\\w+"
    old = "match: '(?<name>\\w+) (?<pronoun>He) (?<verb>\\L<verb>)'"
    with pytest.raises(PackError, match="missing") as caught:
        load_packs(write_pack(RULE.replace(old, block)))
    assert caught.value.line == 18


def test_a_pattern_in_double_quotes_is_told_of_single_ones(write_pack):
    with pytest.raises(PackError, match="single quotes"):
        load_packs(write_pack(RULE.replace("['God He']", '["God\\b"]')))


def test_an_alternative_that_lacks_a_group_is_named(write_pack):
    old = "match: '(?<name>\\w+) (?<pronoun>He) (?<verb>\\L<verb>)'"
    new = f"match:\n      - {old.removeprefix('match: ')}\n      - '(?<name>Li)'"
    with pytest.raises(PackError, match="alternative 2 of the pattern has no group “pronoun”"):
        load_packs(write_pack(RULE.replace(old, new)))


def test_ids_are_unique_over_all_packs(write_pack):
    one = write_pack(RULE, "one.yaml")
    two = write_pack(RULE.replace("pack: trial", "pack: other"), "two.yaml")
    with pytest.raises(PackError, match="the rule id “trial-pronoun” is taken by") as caught:
        load_packs(one, two)
    assert str(one) in caught.value.problem
    assert (caught.value.path, caught.value.line) == (str(two), 9)


def test_pack_ids_are_unique(write_pack):
    one, two = write_pack(RULE, "one.yaml"), write_pack(RULE, "two.yaml")
    with pytest.raises(PackError, match="the pack id “trial” is taken by"):
        load_packs(one, two)


def test_a_borrowed_class_must_not_hide_another(write_pack):
    one = write_pack(RULE, "one.yaml")
    words = "pack: words\ndescription: d\nlanguages: [en]\nuses: [trial]\nclasses: {verb: [x]}\n"
    with pytest.raises(PackError, match="both words and trial have a class “verb”"):
        load_packs(one, write_pack(words, "two.yaml"))


@pytest.mark.parametrize(
    ("folder", "languages", "is_told"),
    [
        ("en", "[en]", False),
        ("any", "[en, de]", False),
        ("en", "[en, de]", True),
        ("en", "[any]", True),
    ],
)
def test_a_builtin_rule_is_read_for_all_of_its_languages(
    monkeypatch, tmp_path, folder, languages, *, is_told
):
    monkeypatch.setattr("mtfix.packs.locations.builtin_directory", lambda: tmp_path)
    text = RULE.replace("[en]", languages)
    source = PackSource(str(tmp_path / folder / "trial.yaml"), text)
    if not is_told:
        assert check_packs([source])
        return
    with pytest.raises(PackError, match="is read for en only; put it into rules/any") as caught:
        check_packs([source])
    assert caught.value.line == 9


def test_a_builtin_pack_uses_packs_of_its_language_alone(monkeypatch, tmp_path):
    monkeypatch.setattr("mtfix.packs.locations.builtin_directory", lambda: tmp_path)
    words = "pack: words\ndescription: d\nlanguages: [any]\nclasses: {some: [word]}\n"
    user = RULE.replace("languages:", "uses: [words]\nlanguages:", 1)
    sources = [
        PackSource(str(tmp_path / folder / name), text)
        for folder, name, text in (("any", "words.yaml", words), ("en", "trial.yaml", user))
    ]
    with pytest.raises(PackError, match="what is in rules/en is read without “words”"):
        check_packs(sources)
    sources[0] = PackSource(str(tmp_path / "en" / "words.yaml"), words.replace("any", "en"))
    assert check_packs(sources)


@given(
    st.integers(0, len(RULE)),
    st.integers(0, 12),
    st.one_of(
        st.sampled_from(["", " ", "\n", "[", "]", "{", "}", ":", "- ", '"', "'", "*", "&a ", "#"]),
        st.text(max_size=4),
    ),
)
def test_a_slip_of_the_pen_is_a_pack_error_or_none(start, length, slip):
    text = RULE[:start] + slip + RULE[start + length :]
    places = []
    try:
        check_packs([PackSource("pack.yaml", text)])
    except PackError as error:
        places.append((error.path, error.line))
    assert all(path == "pack.yaml" and 1 <= line <= len(text) + 1 for path, line in places)
