"""
Fit the trees of the seam model (src/mtfix/seams/trees.json).

    pip install scikit-learn
    OMP_NUM_THREADS=1 python benchmarks/train_seams.py NEWS MORE… [--rows KEPT] [--without de,tr]
        [--good DIRECTORY] [--out FILE]

Each directory holds clean text, one XX.txt per language: NEWS as translated news is, MORE as
`benchmarks/collect_text.py` makes it. Every second line (the odd ones, counted from 1) is
damaged several times, alone and among others, and the cuts that the splitter proposes are
learned as right or wrong; undamaged lines and a list of names that look glued are learned as
wrong. Names are swapped for rare words of other languages in some of the lines, so that names
are not learned by heart, and large word lists are also used cut down to the size of the small
ones. Measuring takes most of the time: `--rows` keeps what was measured for the next fit.
`--without` leaves languages out, to see how the model does on languages it has never seen.

`--good` has good text of other kinds, one XX.txt per language and one document per line, its
paragraphs parted by tabs. What in it looks like a seam is learned as wrong, but for the runs
in `slips.txt` there, which its authors glued themselves. Look-alikes weigh more so than they
are common, so that the points to start from are raised again by `RAISED`.
"""

# ruff: noqa: S311 (nothing here is secret)

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from multiprocessing import Pool
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from wordfreq import available_languages, get_frequency_list

from mtfix.context import DocumentContext
from mtfix.languages import LANGUAGES
from mtfix.lexicon import Lexicon, load_lexicon
from mtfix.lexicon.table import build_table
from mtfix.model import Edit
from mtfix.noise import Damaged, glue_nodes
from mtfix.readers import reader_for
from mtfix.seams.features import FEATURES
from mtfix.seams.model import estimate
from mtfix.seams.runs import measure_runs

CYRILLIC = ("bg", "mk", "ru", "uk")
LATIN = ("cs", "en", "es", "fi", "fr", "id", "it", "nl", "pl", "ro", "sv", "tr")
LINES_OF_A_DOCUMENT = 12
SMALL_LIST = 600  # centibels below one, where wordfreq's small lists end
HERE = Path(__file__).parent
TREES = HERE.parent / "src/mtfix/seams/trees.json"

# Where a cut is, and what it weighs there. Most text is clean, so a wrong cut there weighs most.
CLEAN, CLEAN_DOCUMENT, CLEAN_SMALL, CLEAN_SWAPPED, NAME, DAMAGED, GOOD = range(7)
WEIGHTS = np.array((12.0, 6.0, 4.0, 1.5, 1.0, 1.0, 6.0))
RAISED = 1.45  # as much as keeps the recall that beliefs of 0.95 had without `--good`
LEAST = 0.01  # belief of what looks like a seam in good text

# Which way a feature speaks for a seam, where that is plain; it keeps the trees sober.
DIRECTIONS = {
    "gain": 1,
    "gain of the cut": 1,
    "margin": 1,
    "gain in letters": 1,
    "left frequency": 1,
    "right frequency": 1,
    "left as beginning": -1,
    "left as ending": 1,
    "left tail as ending": 1,
    "right as ending": -1,
    "right as beginning": 1,
    "right head as beginning": 1,
    "letters at the cut": -1,
    "left makes words": -1,
    "right makes words": -1,
    "left opens compounds": -1,
    "right closes compounds": -1,
    "whole frequency": -1,
    "whole recurs": -1,
    "left elsewhere": 1,
    "right elsewhere": 1,
    "right elsewhere small": -1,
    "stem of the whole": -1,
    "compounds": -1,
    "agglutinates": -1,
    "technical": -1,
}

_INNER_CAPITAL = re.compile(r"(?<=[^\W\d_] )[^\W\d_a-z][^\W\d_]+")

Row = tuple[float, ...]  # the features of a cut, whether it is right, and where it is


@dataclass(frozen=True, slots=True)
class Source:
    """A text, how many of its odd lines are used, and how often each is damaged."""

    code: str
    path: Path
    most: int
    times: int


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
        chosen += random.Random(code).sample(words, min(4000, len(words)))
    return tuple(chosen)


def swap_names(line: str, code: str, rng: random.Random) -> str:
    """Put rare words of other languages for most capitalised words inside sentences."""
    if LANGUAGES[code].script not in ("Latin", "Cyrillic"):
        return line
    words = rare_words(LATIN if LANGUAGES[code].script == "Latin" else CYRILLIC)
    kept = 0.8 if LANGUAGES[code].noun_capitals else 0.35

    def swap(match: re.Match[str]) -> str:
        if not match.group()[0].isupper() or rng.random() < kept:
            return match.group()
        return rng.choice(words).capitalize()

    return _INNER_CAPITAL.sub(swap, line)


def measure(damaged: Damaged, code: str, where: float) -> Iterator[Row]:
    """Yield what the cuts of a document measure, and whether they are right."""
    document = reader_for(None).read(damaged.text)
    context = DocumentContext(document, language=code)
    gold = {edit.span.start for edit in damaged.edits}
    for number, segment in enumerate(document.segments):
        start = segment.pieces[0].raw.start
        for word, cuts, every in measure_runs(number, context):
            for cut, measures in zip(cuts, every, strict=True):
                yield *measures, float(start + word.span.start + cut in gold), where


def gather_good(path: Path) -> np.ndarray:
    """Return what looks like a seam in good text and is none."""
    code, slips = path.stem, set((path.parent / "slips.txt").read_text("utf-8").split())
    rows: list[Row] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        document = reader_for(None).read(line.replace("\t", "\n\n"))
        context = DocumentContext(document, language=code)
        for number in range(len(document.segments)):
            rows += (
                (*measures, 0.0, GOOD)
                for word, _, every in measure_runs(number, context)
                if word.text not in slips
                for measures in every
                if estimate(measures) > LEAST
            )
    return np.array(rows, np.float32).reshape(-1, len(FEATURES) + 2)


def join(parts: Sequence[Damaged]) -> Damaged:
    """Return one document of damaged lines."""
    text, edits = "", []
    for part in parts:
        edits += [Edit(edit.span.shift(len(text)), edit.replacement) for edit in part.edits]
        text += f"{part.text}\n"
    return Damaged(text, tuple(edits))


def gather(source: Source) -> np.ndarray:
    """Return all that is learned from a text."""
    code = source.code
    lines = source.path.read_text(encoding="utf-8").splitlines()[::2][: source.most]
    names = (HERE / "one-word-names.txt").read_text(encoding="utf-8").split()
    rows = chain(
        _of_lines(lines, source),
        _of_documents(lines, code),
        *(measure(Damaged(name, ()), code, NAME) for name in names),
    )
    return np.array(list(rows), np.float32)


def _of_lines(lines: Sequence[str], source: Source) -> Iterator[Row]:
    code = source.code
    for line in lines:
        yield from measure(Damaged(line, ()), code, CLEAN)
        for seed in range(source.times):
            yield from measure(glue_nodes(line, random.Random(f"{seed}{line}")), code, DAMAGED)
        for seed in range(max(1, source.times // 2)):
            rng = random.Random(f"swapped {seed}{line}")
            swapped = swap_names(line, code, rng)
            yield from measure(Damaged(swapped, ()), code, CLEAN_SWAPPED)
            yield from measure(glue_nodes(swapped, rng), code, DAMAGED)
    if source.times == 1 or load_lexicon(code).depth > 2:
        return
    with patch("mtfix.context.document.load_lexicon", small_lexicon):
        for line in lines:
            yield from measure(Damaged(line, ()), code, CLEAN_SMALL)
            yield from measure(glue_nodes(line, random.Random(f"0{line}")), code, DAMAGED)


def _of_documents(lines: Sequence[str], code: str) -> Iterator[Row]:
    for first in range(0, len(lines), LINES_OF_A_DOCUMENT):
        group = lines[first : first + LINES_OF_A_DOCUMENT]
        yield from measure(join([Damaged(line, ()) for line in group]), code, CLEAN_DOCUMENT)
        damaged = [glue_nodes(line, random.Random(f"d{line}"), most_nodes=2) for line in group]
        yield from measure(join(damaged), code, DAMAGED)


def find_sources(news: Path, more: Iterable[Path], without: Iterable[str]) -> Iterator[Source]:
    """Yield the texts of all languages that have spaces and a word list."""
    for directory in (news, *more):
        for path in sorted(directory.glob("??.txt")):
            code = path.stem
            known = code in LANGUAGES and LANGUAGES[code].spaced and code != "ko"
            if known and code in available_languages("small") and code not in without:
                yield Source(code, path, *((300, 4) if directory == news else (500, 1)))


def measure_all(sources: Sequence[Source], kept: Path) -> np.ndarray:
    """Return what is learned from all texts, measured now or kept from an earlier time."""
    kept.mkdir(parents=True, exist_ok=True)
    files = [kept / f"{source.path.parent.name}-{source.code}.npy" for source in sources]
    missing = [n for n, file in enumerate(files) if not file.exists()]
    with Pool() as pool:
        for n, rows in zip(missing, pool.imap(gather, [sources[n] for n in missing]), strict=True):
            np.save(files[n], rows)
            print(f"{sources[n].path}: {len(rows)} cuts", flush=True)
    return np.concatenate([rows for file in sorted(files) if len(rows := np.load(file))])


def export_tree(nodes: Any, place: int = 0) -> Any:
    """Return a fitted tree as nested lists: feature, threshold, tree up to it, tree above."""
    node = nodes[place]
    if node["is_leaf"]:
        return round(float(node["value"]), 3)
    return [
        int(node["feature_idx"]),
        round(float(node["num_threshold"]), 3),
        export_tree(nodes, int(node["left"])),
        export_tree(nodes, int(node["right"])),
    ]


def main() -> None:
    """Fit the trees and write them down."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[1])
    parser.add_argument("news", type=Path)
    parser.add_argument("more", type=Path, nargs="*")
    parser.add_argument("--without", default="", help="languages to leave out, with commas")
    parser.add_argument("--rows", type=Path, required=True, help="directory of what is measured")
    parser.add_argument("--good", type=Path, help="directory of good text of other kinds")
    parser.add_argument("--out", type=Path, default=TREES)
    options = parser.parse_args()
    sources = list(find_sources(options.news, options.more, options.without.split(",")))
    rows = measure_all(sources, options.rows)
    fitted_on = f"the odd lines of {len(sources)} texts in"
    if options.good:
        paths = sorted(options.good.glob("??.txt"))
        with Pool() as pool:
            good = np.concatenate(pool.map(gather_good, paths))
        fitted_on = (
            f"{len(good)} look-alikes of good text in {len(paths)} languages, and {fitted_on}"
        )
        rows = np.concatenate((rows, good))
    model = HistGradientBoostingClassifier(
        max_iter=400,
        max_leaf_nodes=24,
        learning_rate=0.08,
        min_samples_leaf=30,
        l2_regularization=2.0,
        early_stopping=False,
        monotonic_cst=[DIRECTIONS.get(name, 0) for name in FEATURES],
        random_state=0,
    )
    model.fit(rows[:, :-2], rows[:, -2], sample_weight=WEIGHTS[rows[:, -1].astype(int)])
    codes = ", ".join(sorted({source.code for source in sources}))
    start = float(model._baseline_prediction[0, 0]) + (RAISED if options.good else 0)
    made = {
        "made by": "benchmarks/train_seams.py",
        "fitted on": f"{fitted_on} {codes}: {len(rows)} cuts",
        "features": FEATURES,
        "start": round(start, 3),
        "trees": [export_tree(step[0].nodes) for step in model._predictors],
    }
    text = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    options.out.write_text(text.replace(',"', ',\n"') + "\n", encoding="utf-8")
    print(f"{len(rows)} cuts, {int(rows[:, -2].sum())} of them seams -> {options.out}")


if __name__ == "__main__":
    main()
