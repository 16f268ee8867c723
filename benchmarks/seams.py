"""
Measure how well glued words are found and parted, and what is done to clean text.

    python benchmarks/seams.py [--data DIRECTORY]… [--lines odd|even|all] [--most N]
        [--seed N] [--verbose] [en de …]

A DIRECTORY (or $MTFIX_DATA, or ../shared/data) has ntrex-dev/XX.txt, or XX.txt itself: one
clean text for each language that is written with spaces. Each line is a document of its own.
It is damaged by `mtfix.noise.glue_nodes` and repaired by the engine with the safe fixes of all
rules; a restored boundary is right where a space was lost. The clean lines are repaired, too:
every edit there counts as wrong. The model was fitted on the odd lines, so that the even ones
are the ones to believe. `--verbose` shows what is wrong.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from mtfix.api import engine_for
from mtfix.model import AppliedEdit
from mtfix.noise import glue_nodes
from mtfix.readers import reader_for
from mtfix.settings import Settings

HERE = Path(__file__).parent
UNSPACED = {"ja", "zh", "th"}


@dataclass(slots=True)
class Tally:
    """What was lost, restored, and wrongly changed in one language."""

    lost: int = 0
    restored: int = 0
    right: int = 0
    words: int = 0
    misplaced: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def precision(self) -> float:
        """Which part of the restored boundaries is right."""
        return self.right / self.restored if self.restored else 1.0

    @property
    def recall(self) -> float:
        """Which part of the lost boundaries is restored."""
        return self.right / self.lost if self.lost else 1.0

    @property
    def f_half(self) -> float:
        """F0.5, which counts precision twice."""
        bottom = 0.25 * self.precision + self.recall
        return 1.25 * self.precision * self.recall / bottom if bottom else 0.0

    @property
    def wrong_per_100k(self) -> float:
        """Edits on clean text per 100,000 words."""
        return len(self.wrong) * 100_000 / max(self.words, 1)


def restored_boundaries(edits: Iterable[AppliedEdit]) -> set[int]:
    """Return the offsets in the damaged text where an edit put a space."""
    return {
        applied.edit.span.start
        for applied in edits
        if "glued-words" in applied.rules and not len(applied.edit.span)
    }


def measure(lines: Sequence[str], language: str, seed: int) -> Tally:
    """Damage and repair each line, and repair the clean one."""
    engine, reader, tally = engine_for(Settings(language)), reader_for(None), Tally()
    for line in lines:
        damaged = glue_nodes(line, random.Random(f"{seed} {line}"))  # noqa: S311
        if damaged.edits:
            gold = {edit.span.start for edit in damaged.edits}
            found = restored_boundaries(engine.clean(damaged.text, reader).edits)
            tally.lost += len(gold)
            tally.restored += len(found)
            tally.right += len(gold & found)
            tally.misplaced += (show(damaged.text, at, at, " ") for at in sorted(found - gold))
        start = time.perf_counter()
        edits = engine.clean(line, reader).edits
        tally.seconds += time.perf_counter() - start
        tally.words += len(line.split())
        for applied in edits:
            span = applied.edit.span
            shown = show(line, span.start, span.end, applied.edit.replacement)
            tally.wrong.append(f"{shown} {applied.rules}")
    return tally


def show(text: str, start: int, end: int, replacement: str) -> str:
    """Return an edit with what stands around it."""
    change = f"[{text[start:end]}→{replacement}]"
    return f"{text[max(0, start - 20) : start]}{change}{text[end : end + 20]}"


def find_texts(directory: Path) -> list[Path]:
    """Return the text of each language that is written with spaces."""
    inner = directory / "ntrex-dev"
    paths = sorted((inner if inner.is_dir() else directory).glob("??.txt"))
    return [path for path in paths if path.stem not in UNSPACED]


def read_lines(path: Path, which: str) -> list[str]:
    """Return the lines of a text: `odd` and `even` ones counted from 1, or `all`."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {"odd": lines[::2], "even": lines[1::2], "all": lines}[which]


def main() -> None:
    """Print the figures of each text, and of all."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[1])
    default = Path(os.environ.get("MTFIX_DATA") or HERE.parent.parent / "shared/data")
    parser.add_argument("--data", type=Path, action="append", help="may be given again")
    parser.add_argument("--lines", choices=("odd", "even", "all"), default="even")
    parser.add_argument("--most", type=int, metavar="N", help="use no more lines of a text")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--verbose", action="store_true", help="show the wrong edits")
    parser.add_argument("languages", nargs="*")
    options = parser.parse_args()
    texts = [text for directory in options.data or [default] for text in find_texts(directory)]
    if not texts:
        sys.exit("there is no XX.txt: give --data or set MTFIX_DATA")
    tallies = []
    print("     precision  recall    F0.5   words  wrong  per 100,000  ms a line")
    for path in texts:
        code = path.stem
        if options.languages and code not in options.languages:
            continue
        lines = read_lines(path, options.lines)[: options.most]
        tally = measure(lines, code, options.seed)
        tallies.append(tally)
        print(
            f"{code:4} {tally.precision:9.4f} {tally.recall:7.3f} {tally.f_half:7.4f}"
            f" {tally.words:7} {len(tally.wrong):6} {tally.wrong_per_100k:12.1f}"
            f" {1000 * tally.seconds / len(lines):10.2f}  {path.parent.name}",
            flush=True,
        )
        if options.verbose:
            print(*(f"       damaged: {edit}\n" for edit in tally.misplaced), sep="", end="")
            print(*(f"       clean:   {edit}\n" for edit in tally.wrong), sep="", end="")
    size = len(tallies)
    words, wrong = sum(t.words for t in tallies), sum(len(t.wrong) for t in tallies)
    print(
        f"all  {sum(t.precision for t in tallies) / size:9.4f}"
        f" {sum(t.recall for t in tallies) / size:7.3f}"
        f" {sum(t.f_half for t in tallies) / size:7.4f}"
        f" {words:7} {wrong:6} {wrong * 100_000 / words:12.1f}"
    )


if __name__ == "__main__":
    main()
