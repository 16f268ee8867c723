"""
Fit the trees of the seam model (src/mtfix/seams/trees.json).

    pip install scikit-learn
    OMP_NUM_THREADS=1 python benchmarks/train_seams.py DIRECTORY [--without de,tr] [--out FILE]

DIRECTORY holds clean text, one XX.txt per language. Every second line (the odd ones,
counted from 1) is damaged several times, and the cuts that the splitter proposes are
learned as right or wrong; undamaged lines and a list of names that look glued are learned
as wrong. Names are swapped for rare words of other languages in some of the lines, so that
names are not learned by heart, and large word lists are also used cut down to the size of
the small ones. `--without` leaves languages out, to measure how the model does on
languages it has never seen.
"""

# ruff: noqa: S311 (nothing here is secret)

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

from sklearn.ensemble import HistGradientBoostingClassifier
from wordfreq import get_frequency_list

from mtfix.context import DocumentContext
from mtfix.lexicon import Lexicon, load_lexicon
from mtfix.lexicon.table import build_table
from mtfix.noise import Damaged, glue_nodes
from mtfix.readers import reader_for
from mtfix.seams.features import FEATURES
from mtfix.seams.seam import measure_runs

LANGUAGES = ("ar", "de", "en", "es", "fr", "it", "nl", "pl", "pt", "ru", "tr")
CYRILLIC = ("bg", "mk", "ru", "uk")
LATIN = ("cs", "en", "es", "fi", "fr", "id", "it", "nl", "pl", "ro", "sv", "tr")
SEEDS = range(1, 7)
SWAPPED_SEEDS = range(11, 15)
CLEAN_WEIGHT = 12.0  # of a cut in clean text: most text is
CLEAN_SWAPPED_WEIGHT = 1.5
SMALL_LIST = 600  # centibels below one, where wordfreq's small lists end
HERE = Path(__file__).parent
TREES = HERE.parent / "src/mtfix/seams/trees.json"

# Which way a feature speaks for a seam, where that is plain; it keeps the trees sober.
DIRECTIONS = {
    "gain": 1,
    "gain of the cut": 1,
    "left frequency": 1,
    "right frequency": 1,
    "left as beginning": -1,
    "left as ending": 1,
    "left tail as ending": 1,
    "right as ending": -1,
    "right as beginning": 1,
    "right head as beginning": 1,
    "letters at the cut": -1,
    "whole frequency": -1,
    "whole recurs": -1,
    "stem frequency": -1,
    "left elsewhere": 1,
    "right elsewhere": 1,
    "compounds": -1,
    "agglutinates": -1,
}

_INNER_CAPITAL = re.compile(r"(?<=[^\W\d_] )[^\W\d_a-z][^\W\d_]+")

Row = tuple[tuple[float, ...], bool, float]


@cache
def small_lexicon(code: str) -> Lexicon:
    """Return the word list cut down to the size of the small ones."""
    return Lexicon(code, build_table(get_frequency_list(code, "best")[: SMALL_LIST + 1]))


@cache
def rare_words(codes: tuple[str, ...]) -> tuple[str, ...]:
    """Return rare words of some languages."""
    chosen: list[str] = []
    for code in codes:
        bands = get_frequency_list(code, "best")[550:]
        words = [w for band in bands for w in band if 4 <= len(w) <= 12 and w.isalpha()]
        chosen += random.Random(code).sample(words, 4000)
    return tuple(chosen)


def swap_names(line: str, code: str, rng: random.Random) -> str:
    """Put rare words of other languages for most capitalised words inside sentences."""
    if code == "ar":
        return line
    words = rare_words(CYRILLIC if code == "ru" else LATIN)
    kept = 0.8 if code == "de" else 0.35  # German nouns are no names

    def swap(match: re.Match[str]) -> str:
        if not match.group()[0].isupper() or rng.random() < kept:
            return match.group()
        return rng.choice(words).capitalize()

    return _INNER_CAPITAL.sub(swap, line)


def measure_line(damaged: Damaged, code: str, weight: float) -> Iterator[Row]:
    """Yield what the cuts of a line measure, and whether they are right."""
    document = reader_for(None).read(damaged.text)
    context = DocumentContext(document, language=code)
    gold = {edit.span.start for edit in damaged.edits}
    for number in range(len(document.segments)):
        for word, cuts, every in measure_runs(number, context):
            for cut, measures in zip(cuts, every, strict=True):
                yield measures, word.span.start + cut in gold, weight


def gather_language(code: str, lines: list[str], names: list[str]) -> Iterator[Row]:
    """Yield all that is learned from the lines of one language."""
    for line in lines:
        yield from measure_line(Damaged(line, ()), code, CLEAN_WEIGHT)
        for seed in SEEDS:
            yield from measure_line(glue_nodes(line, random.Random(f"{seed}{line}")), code, 1.0)
        for seed in SWAPPED_SEEDS:
            rng = random.Random(f"{seed}{line}")
            swapped = swap_names(line, code, rng)
            yield from measure_line(Damaged(swapped, ()), code, CLEAN_SWAPPED_WEIGHT)
            yield from measure_line(glue_nodes(swapped, rng), code, 1.0)
    for name in names:
        yield from measure_line(Damaged(name, ()), code, 1.0)
    if load_lexicon(code).depth > 2:
        return
    with patch("mtfix.context.document.load_lexicon", small_lexicon):
        for line in lines:
            yield from measure_line(Damaged(line, ()), code, CLEAN_WEIGHT / 3)
            for seed in SEEDS[:2]:
                rng = random.Random(f"{seed}{line}")
                yield from measure_line(glue_nodes(line, rng), code, 1.0)


def export_tree(nodes: Any, place: int = 0) -> Any:
    """Return a fitted tree as nested lists: feature, threshold, tree up to it, tree above."""
    node = nodes[place]
    if node["is_leaf"]:
        return round(float(node["value"]), 3)
    return [
        int(node["feature_idx"]),
        round(float(node["num_threshold"]), 4),
        export_tree(nodes, int(node["left"])),
        export_tree(nodes, int(node["right"])),
    ]


def main() -> None:
    """Fit the trees and write them down."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[1])
    parser.add_argument("directory", type=Path)
    parser.add_argument("--without", default="", help="languages to leave out, with commas")
    parser.add_argument("--out", type=Path, default=TREES)
    options = parser.parse_args()
    codes = [code for code in LANGUAGES if code not in options.without.split(",")]
    names = (HERE / "one-word-names.txt").read_text(encoding="utf-8").split()
    rows: list[Row] = []
    for code in codes:
        text = (options.directory / f"{code}.txt").read_text(encoding="utf-8")
        rows += gather_language(code, text.splitlines()[::2], names)
    model = HistGradientBoostingClassifier(
        max_iter=180,
        max_leaf_nodes=16,
        learning_rate=0.1,
        min_samples_leaf=20,
        l2_regularization=1.0,
        early_stopping=False,
        monotonic_cst=[DIRECTIONS.get(name, 0) for name in FEATURES],
        random_state=0,
    )
    model.fit([r[0] for r in rows], [r[1] for r in rows], sample_weight=[r[2] for r in rows])
    made = {
        "made by": "benchmarks/train_seams.py",
        "fitted on": f"the odd lines of {', '.join(codes)}: {len(rows)} cuts",
        "features": FEATURES,
        "start": round(float(model._baseline_prediction[0, 0]), 3),
        "trees": [export_tree(step[0].nodes) for step in model._predictors],
    }
    text = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    options.out.write_text(text.replace(',"', ',\n"') + "\n", encoding="utf-8")
    print(f"{len(rows)} cuts, {sum(row[1] for row in rows)} of them seams -> {options.out}")


if __name__ == "__main__":
    main()
