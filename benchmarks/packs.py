"""Measures what each pack costs: the time that its rules look at lines with their clues."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Sequence

import click
from development import folder

from mtfix.context import DocumentContext
from mtfix.model import Document, Piece, Segment, Span
from mtfix.noise import damage
from mtfix.packs import Rule, load_rules
from mtfix.packs.clues import ClueFinder

TOTAL = "all packs"


@click.command()
@click.option("--lang", "language", default="en", show_default=True, metavar="XX")
@click.option("--lines", "count", default=2000, show_default=True, help="How many, at most.")
def main(language: str, count: int) -> None:
    """
    Look at clean and at damaged lines with the rules that have clues in them.

    Printed are milliseconds of the processor for a megabyte, in packs that take the most of
    damaged text first, and in how many lines of a thousand a rule of theirs is asked.
    """
    path = folder("ntrex-dev") / f"{language}.txt"
    clean = path.read_text(encoding="utf-8").splitlines()[:count]
    texts = (damage(line, lang=language, seed=seed).text for seed, line in enumerate(clean))
    damaged = [" ".join(text.split()) for text in texts]
    rules = load_rules((), language)
    finder = ClueFinder(rules, language)
    before, after = (measure(lines, rules, finder, language) for lines in (clean, damaged))
    click.echo(f"{'':28} {'clean':>13} {'damaged':>13}")
    click.echo(f"{'pack':28} {'ms/MB':>7} {'‰':>5} {'ms/MB':>7} {'‰':>5}")
    for pack, (spent, asked) in sorted(after.items(), key=lambda item: -item[1][0]):
        clean_spent, clean_asked = before.get(pack, (0.0, 0.0))
        click.echo(f"{pack:28} {clean_spent:7.1f} {clean_asked:5.0f} {spent:7.1f} {asked:5.0f}")


def measure(
    lines: Sequence[str], rules: Sequence[Rule], finder: ClueFinder, language: str
) -> dict[str, tuple[float, float]]:
    """Return, for each pack, the milliseconds for a megabyte and the lines of a thousand."""
    seconds: Counter[str] = Counter()
    asked: defaultdict[str, set[int]] = defaultdict(set)
    for is_warm in (False, True):  # patterns are compiled, and words learnt, the first time
        seconds.clear()
        for number, found in finder.find("\n".join(lines), lines).items():
            whole = Span(0, len(lines[number]))
            document = Document(lines[number], (Segment(lines[number], (Piece(whole, whole),)),))
            context = DocumentContext(document, language=language)
            is_hit = False
            asked_here = (rules[each] for each in found.every)
            for rule in sorted(asked_here, key=lambda rule: rule.waits):
                if rule.waits and not is_hit:
                    break  # it waits for the evidence of others
                started = time.process_time()
                hits = list(rule.detector.detect(0, context))
                taken = time.process_time() - started
                is_hit |= bool(hits)
                if is_warm:
                    for pack in (rule.pack, TOTAL):
                        seconds[pack] += taken
                        asked[pack].add(number)
    megabytes = sum(len(line.encode()) for line in lines) / 1e6
    share = 1000 / len(lines)
    return {
        pack: (spent * 1000 / megabytes, len(asked[pack]) * share)
        for pack, spent in seconds.items()
    }


if __name__ == "__main__":
    main()
