from __future__ import annotations

import subprocess
import sys

import pytest
from sacrebleu.metrics.chrf import CHRF

from mtfix.scoring.metrics import Score, bleu_tokenizer, measure

REFERENCE = "a political solution to the conflict in Ukraine in which all will be respected"


def scores(hypothesis: str, reference: str = REFERENCE, language: str = "en") -> dict[str, Score]:
    return {score.name: score for score in measure([hypothesis], [reference], language)}


def test_what_sees_our_damage_comes_first() -> None:
    names = [score.name for score in measure(["x"], ["x"])]
    assert names == ["chrF with blanks", "TER with case", "BLEU", "chrF++", "TER"]


def test_a_perfect_text() -> None:
    found = scores(REFERENCE)
    assert {name: round(score.value, 6) for name, score in found.items()} == {
        "chrF with blanks": 100.0,
        "TER with case": 0.0,
        "BLEU": 100.0,
        "chrF++": 100.0,
        "TER": 0.0,
    }


def test_a_lost_blank_is_seen_by_chrf_with_blanks_only() -> None:
    glued = REFERENCE.replace("Ukraine in", "Ukrainein")
    assert CHRF().corpus_score([glued], [[REFERENCE]]).score == pytest.approx(100.0)
    assert scores(glued)["chrF with blanks"].value < 99.0


def test_a_capital_is_seen_by_ter_with_case_only() -> None:
    capital = REFERENCE.replace("political", "Political")
    found = scores(capital)
    assert found["TER"].value == 0.0
    assert found["TER with case"].value == pytest.approx(100 / len(REFERENCE.split()))


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("chrF with blanks", {"nc:6", "nw:0", "space:yes"}),
        ("TER with case", {"case:mixed", "norm:no", "punct:yes"}),
        ("BLEU", {"tok:13a", "case:mixed"}),
        ("chrF++", {"nw:2", "space:no"}),
        ("TER", {"case:lc"}),
    ],
)
def test_signatures_tell_the_settings(name: str, parts: set[str]) -> None:
    signature = scores(REFERENCE)[name].signature.split("|")
    assert parts <= set(signature)
    assert signature[-1].startswith("version:")


def test_lower_is_better_for_ter_alone() -> None:
    lower = {score.name for score in measure(["x"], ["x"]) if not score.higher_is_better}
    assert lower == {"TER", "TER with case"}


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "13a"), ("de", "13a"), ("zh", "zh"), ("th", "char"), (None, "13a")],
)
def test_bleu_tokenizer(language: str | None, expected: str) -> None:
    assert bleu_tokenizer(language) == expected


def test_bleu_reads_letters_where_the_tokenizer_is_not_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("mtfix.scoring.metrics.find_spec", lambda name: None)
    assert (bleu_tokenizer("ja"), bleu_tokenizer("ko")) == ("char", "char")
    monkeypatch.setattr("mtfix.scoring.metrics.find_spec", lambda name: object())
    assert (bleu_tokenizer("ja"), bleu_tokenizer("ko")) == ("ja-mecab", "ko-mecab")


@pytest.mark.parametrize(
    ("language", "reference"),
    [(None, "中国与俄罗斯加强了外交关系。"), ("zh-Hant", "中國與俄羅斯加強了外交關係。")],
)
def test_chinese_is_not_one_word_a_line(language: str | None, reference: str) -> None:
    found = {
        score.name: score
        for score in measure([reference.replace("斯", "思")], [reference], language)
    }
    assert 0 < found["TER"].value < 20
    assert "tok:zh" in found["BLEU"].signature


def test_importing_scoring_does_not_load_sacrebleu() -> None:
    code = "import mtfix.scoring, sys; sys.exit('sacrebleu' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
