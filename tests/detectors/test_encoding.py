"""Wrong character sets, and letters of two scripts in one word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtfix.context import DocumentContext
from mtfix.detectors import KINDS, WordClasses
from mtfix.detectors.homoglyph import write_in_one_script
from mtfix.detectors.mojibake import decode_again
from mtfix.model import Hit, Safety
from mtfix.readers import reader_for


def hits(kind: str, text: str, language: str = "en") -> list[Hit]:
    params = {"safety": Safety.SAFE, "weight": 0.0, "needs": 0.0}
    detector = KINDS[kind](params, WordClasses())
    context = DocumentContext(reader_for(None).read(text), language=language)
    segments = range(len(context.document.segments))
    return [hit for number in segments for hit in detector.detect(number, context)]


def safeties(found: list[Hit]) -> list[Safety]:
    return [hit.suggestions[0].safety for hit in found]


@pytest.mark.parametrize(
    ("run", "better"),
    [
        ("cafÃ©", "café"),
        ("Ã‰cole", "École"),
        ("donâ€™t", "don’t"),
        ("BeyoncĂ©", "Beyoncé"),
        ("ÐŸÑ€Ð¸Ð²ÐµÑ‚", "Привет"),
        ("naïve", None),
        ("Škoda", None),
        ("SÃO", None),
        ("plain", None),
        ("aÉ“", None),
        ("»Überall", None),
        ("«Élan", None),
        ("Ã ", "à "),
        ("noâ€,", "no”,"),
    ],
)
def test_decode_again(run: str, better: str | None) -> None:
    assert decode_again(run) == better


@given(st.text(alphabet="abc éèüñßøåçÉÜ’“”–", min_size=1, max_size=12))
def test_good_text_is_not_decoded_again(run: str) -> None:
    assert decode_again(run) is None


def test_a_lone_rare_word_is_only_shown_and_several_vouch_for_one_another() -> None:
    assert safeties(hits("mojibake", "The QuÃ«x was sold.")) == [Safety.FLAG]
    text = "The QuÃ«x, the BrÃ¡tz and the LÃ¼mex were sold."
    assert safeties(hits("mojibake", text)) == [Safety.SAFE] * 3


@pytest.mark.parametrize(
    ("word", "script", "forms"),
    [
        ("Moscоw", "", ["Moscow"]),
        ("Москвa", "", ["Москва"]),
        ("РАO", "Cyrillic", ["РАО", "PAO"]),
        ("Яndex", "", []),
        ("кВт", "", []),
        ("СD", "", []),
    ],
)
def test_write_in_one_script(word: str, script: str, forms: list[str]) -> None:
    assert write_in_one_script(word, script) == forms


def test_a_homoglyph_is_repaired_only_in_a_known_word() -> None:
    assert safeties(hits("homoglyph", "The talks in Moscоw; the Xаrvox.")) == [
        Safety.SAFE,
        Safety.FLAG,
    ]
