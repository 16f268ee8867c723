"""
Fit the weights of the seam model (src/mtfix/seams/weights.json).

    pip install scikit-learn
    python benchmarks/train_seams.py DIRECTORY      # of clean text, one XX.txt per language

Every second line of the training languages is damaged several times and the cuts that
the splitter proposes are learned as right or wrong; undamaged lines and a list of names
that look glued are learned as wrong. The other lines and languages stay unseen.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from sklearn.linear_model import LogisticRegression

from mtfix.context import DocumentContext
from mtfix.noise import Damaged, glue_nodes
from mtfix.readers import reader_for
from mtfix.seams.features import CASE, DIGIT, PLAIN
from mtfix.seams.seam import measure_runs

LANGUAGES = ("en", "es", "de", "it", "nl", "ru", "tr")
SEEDS = (1, 2, 3)
CLEAN_WEIGHT = 3.0  # damaged lines are half of what is learned from, but rare in the world
HERE = Path(__file__).parent
WEIGHTS = HERE.parent / "src/mtfix/seams/weights.json"

Row = tuple[str, dict[str, float], bool, float]


def measure_line(damaged: Damaged, code: str, weight: float) -> Iterator[Row]:
    document = reader_for(None).read(damaged.text)
    context = DocumentContext(document, language=code)
    gold = {edit.span.start for edit in damaged.edits}
    for number in range(len(document.segments)):
        for word, cuts, measured in measure_runs(number, context):
            for cut, measure in zip(cuts, measured, strict=True):
                is_seam = word.span.start + cut in gold
                yield measure.kind, dict(measure.features), is_seam, 1.0 if is_seam else weight


def gather(directory: Path) -> Iterator[Row]:
    for code in LANGUAGES:
        lines = (directory / f"{code}.txt").read_text(encoding="utf-8").splitlines()[::2]
        for line in lines:
            yield from measure_line(Damaged(line, ()), code, CLEAN_WEIGHT)
            for seed in SEEDS:
                damaged = glue_nodes(line, random.Random(f"{seed}{line}"))
                if damaged.edits:
                    yield from measure_line(damaged, code, 1.0)
    names = (HERE / "one-word-names.txt").read_text(encoding="utf-8").split()
    for code in LANGUAGES:
        for name in names:
            yield from measure_line(Damaged(name, ()), code, 1.0)


def main() -> None:
    rows = list(gather(Path(sys.argv[1])))
    weights = {}
    for kind in (CASE, DIGIT, PLAIN):
        own = [row for row in rows if row[0] == kind]
        names = list(own[0][1])
        model = LogisticRegression(C=1.0, max_iter=5000, fit_intercept=False)
        model.fit(
            [[row[1][name] for name in names] for row in own],
            [row[2] for row in own],
            sample_weight=[row[3] for row in own],
        )
        weights[kind] = {
            name: round(float(w), 3) for name, w in zip(names, model.coef_[0], strict=True)
        }
        print(f"{kind}: {len(own)} cuts, {sum(row[2] for row in own)} of them seams")
    made = {
        "made by": "benchmarks/train_seams.py",
        "fitted on": f"every second line of {', '.join(LANGUAGES)}, damaged with seeds {SEEDS}",
        "weights": weights,
    }
    WEIGHTS.write_text(json.dumps(made, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
