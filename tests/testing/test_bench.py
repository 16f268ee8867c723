from __future__ import annotations

import pytest

from mtfix.packs import load_packs
from mtfix.testing import run_pack_tests

PACK = """\
pack: trial
description: Rules to try.
languages: [en]
rules:
"""


def rule(name: str, match: str, replace: str, *examples: str, more: str = "safety: safe") -> str:
    lines = "\n".join(f"      - {{{example}}}" for example in examples)
    body = f"    match: '{match}'\n" + (f"    replace: '{replace}'\n" if replace else "")
    return (
        f"  - id: {name}\n    message: Wrong.\n    why: It is.\n    category: Fluency/Grammar\n"
        f"    severity: warning\n    since: 0.1.0\n    {more}\n{body}    examples:\n{lines}\n"
    )


@pytest.fixture
def try_rules(tmp_path, monkeypatch):
    """Return a function that writes rules, tests them, and gives the failures by rule."""
    monkeypatch.setattr("mtfix.packs.load.builtin_pack_paths", tuple)
    monkeypatch.setenv("MTFIX_CACHE_DIR", str(tmp_path / "cache"))

    def try_them(*rules: str) -> list[tuple[str, str, list[str]]]:
        path = tmp_path / "pack.yaml"
        path.write_text(PACK + "".join(rules), encoding="utf-8")
        results = run_pack_tests(load_packs(path))
        return [
            (result.rule, result.name, [problem.check for problem in result.problems])
            for result in results
            if not result.is_expected
        ]

    return try_them


GOOD_RULE = rule(
    "teh", r"\bteh\b", "the", "bad: I saw teh cat, good: I saw the cat", "keep: The cat"
)


def test_a_sound_rule_passes(try_rules):
    assert try_rules(GOOD_RULE) == []


# What is wrong with a rule, and the checks that tell.
WRONG = {
    "repairs otherwise": (
        [rule("teh", "teh", "the", "bad: teh cat sat, good: The cat sat", "keep: a cat")],
        [("teh", "bad-1", ["repair"])],
    ),
    "repairs nothing": (
        [rule("teh", "tteh", "the", "bad: teh cat sat, good: the cat sat", "keep: a cat")],
        [("teh", "bad-1", ["repair"])],
    ),
    "flags a look-alike": (
        [rule("teh", "teh", "the", "bad: teh cat, good: the cat", "keep: a tehsil")],
        [("teh", "keep-2", ["keep", "harmony"])],
    ),
    "marks another stretch": (
        [rule("teh", "teh", "", "bad: see teh cat, flag: cat", "keep: a cat", more="safety: flag")],
        [("teh", "bad-1", ["flag"])],
    ),
    "is never done": (
        [rule("ha", r"\bha+\b", "{0}a", "bad: he said ha, good: he said haa", "keep: a cat")],
        [("ha", "bad-1", ["repair", "stable", "stable", "harmony"])],
    ),
    "undoes another rule": (
        [
            rule("grey", "grey", "gray", "bad: a grey cat, good: a gray cat", "keep: a cat"),
            rule("gray", "gray", "grey", "bad: the gray cat, good: the grey cat", "keep: a cat"),
        ],
        [("grey", "bad-1", ["harmony"]), ("gray", "bad-1", ["harmony"])],
    ),
    "repairs what another calls good": (
        [
            GOOD_RULE,
            rule("saw", "I saw", "We saw", "bad: I saw him, good: We saw him", "keep: a cat"),
        ],
        [("teh", "bad-1", ["harmony"])],
    ),
    "backtracks": (
        [rule("slow", r"x(a|aa)*b\b", "y", "bad: so xaaab it is, good: so y it is", "keep: a cat")],
        [("slow", "backtracking", ["time"])],
    ),
    "passes though it is known to fail": (
        [
            rule(
                "teh",
                "teh",
                "the",
                "bad: teh cat, good: the cat",
                "keep: a cat, known-failure: why not",
            )
        ],
        [("teh", "keep-2", [])],
    ),
}


@pytest.mark.parametrize(("rules", "failures"), WRONG.values(), ids=list(WRONG))
def test_what_is_wrong_is_told(try_rules, rules, failures):
    told = try_rules(*rules)
    assert [failure[:2] for failure in told] == [failure[:2] for failure in failures]
    for (*_, checks), (*_, expected) in zip(told, failures, strict=True):
        assert set(checks) >= set(expected[:1])
        assert set(checks) <= {*expected, "stable", "harmony"}


def test_a_known_failure_is_expected(try_rules):
    known = "bad: tehh cat, good: the cat, known-failure: not yet"
    assert (
        try_rules(rule("teh", r"teh\b", "the", known, "bad: teh x, good: the x", "keep: a cat"))
        == []
    )


def test_another_rule_may_repair_what_it_is_allowed_to(try_rules):
    also = "bad: I saw teh cat, good: I saw the cat, also: saw"
    saw = rule("saw", "I saw", "We saw", "bad: I saw him, good: We saw him", "keep: a cat")
    assert try_rules(rule("teh", "teh", "the", also, "keep: a cat"), saw) == []


def test_context_is_evidence_from_all_rules(try_rules):
    evidence = rule(
        "dcha", "dcha", "right", "bad: the dcha one, good: the right one", "keep: a",
        more="safety: unsafe\n    weight: 3",
    )  # fmt: skip
    guarded = rule(
        "there", " there ", " and ",
        "context: The dcha one., bad: China there Russia, good: China and Russia",
        "keep: China there Russia",
        more="safety: unsafe\n    needs: 2",
    )  # fmt: skip
    assert try_rules(evidence, guarded) == []


def test_an_example_may_say_what_the_text_was_translated_from(try_rules):
    examples = ("source-language: {}, bad: I saw teh cat, good: I saw the cat", "keep: a cat")
    more = "safety: safe\n    sources: [es]"
    for language, expected in (("es", []), ("fr", [("teh", "bad-1", ["repair"])])):
        bad, keep = examples
        told = try_rules(rule("teh", "teh", "the", bad.format(language), keep, more=more))
        assert told == expected


def test_a_flag_is_repaired_by_its_first_suggestion(try_rules):
    flagged = rule(
        "teh", "teh", "the", "bad: teh cat, good: the cat, flag: teh", "keep: a cat",
        more="safety: flag",
    )  # fmt: skip
    assert try_rules(flagged) == []


def test_a_failure_says_what_was_expected(tmp_path, try_rules):
    try_rules(WRONG["repairs otherwise"][0][0])
    [result] = [
        result
        for result in run_pack_tests(load_packs(tmp_path / "pack.yaml"))
        if not result.is_expected
    ]
    assert result.explain() == ("repair\n  expected: The cat sat\n  actual:   the cat sat")
    assert (result.path, result.line) == (str(tmp_path / "pack.yaml"), 15)
