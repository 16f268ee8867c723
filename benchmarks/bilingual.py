"""Measures the checks against a source: false alarms on good translations, recall of damage."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

import click
import regex
from development import folder, read_lines

from mtfix.detectors.bilingual.lengths import weigh_letters
from mtfix.detectors.bilingual.numbers import find_numbers
from mtfix.engine import Engine
from mtfix.model import CheckResult, Safety, Span
from mtfix.readers import AlignedReader, reader_for
from mtfix.settings import Settings

PACK = "bilingual"
NAME = regex.compile(r"(?<=[\p{Ll},] )\p{Lu}\p{Ll}{4,}(?= )")


@dataclass(frozen=True, slots=True)
class Pair:
    """A good translation of a line."""

    source: str
    target: str


@click.command()
@click.option("--pair", "pairs", multiple=True, metavar="XX-YY", help="Only this pair.")
@click.option("--only", type=click.Choice(["clean", "damage"]), help="One half of the measures.")
@click.option("-v", "--verbose", is_flag=True, help="Print every finding and every miss.")
def main(pairs: tuple[str, ...], only: str | None, *, verbose: bool) -> None:
    """Check translations that need no check, and then the same ones damaged."""
    if only != "damage":
        for name, lines in texts():
            if not pairs or name[:5] in pairs:
                show_clean(name, lines, verbose=verbose)
    if only != "clean":
        for name, lines in texts():
            if name.endswith(("ntrex", "pe")) and (not pairs or name[:5] in pairs):
                show_damage(name, lines, verbose=verbose)


def texts() -> Iterator[tuple[str, list[Pair]]]:
    """Yield the translations: human ones, machine translations, and their post-edits."""
    home = folder("ntrex-dev")
    english = read_lines(home / "en.txt")
    for path in sorted(home.glob("*.txt")):
        if path.stem != "en":
            lines = read_lines(path)
            yield f"en-{path.stem} ntrex", pair_up(english, lines)
            yield f"{path.stem}-en ntrex", pair_up(lines, english)
    home = folder("mlqe-pe-dev")
    for path in sorted(home.glob("*.src")):
        for kind in ("mt", "pe"):
            lines = read_lines(path.with_suffix(f".{kind}"))
            yield f"{path.stem} {kind}", pair_up(read_lines(path), lines)


def pair_up(sources: list[str], targets: list[str]) -> list[Pair]:
    """Return lines beside lines, without the carriage returns at their ends."""
    return [Pair(s.rstrip("\r"), t.rstrip("\r")) for s, t in zip(sources, targets, strict=True)]


@cache
def engine(language: str, source: str, select: tuple[str, ...]) -> Engine:
    """Return the engine that runs some rules only."""
    return Engine(Settings(language, source, select))


def check(name: str, pair: Pair, select: tuple[str, ...] = (PACK,)) -> CheckResult:
    """Return what is found in one translation, as a document of its own."""
    source, language = name[:5].split("-")
    reader = AlignedReader(reader_for(None), (pair.source,))
    return engine(language, source, select).check(reader.read(pair.target))


def show_clean(name: str, pairs: list[Pair], *, verbose: bool) -> None:
    """Print how many findings a translation gets, and of which rules."""
    counts: Counter[str] = Counter()
    edits = 0
    for number, pair in enumerate(pairs, start=1):
        for finding in check(name, pair).findings:
            counts[finding.rule] += 1
            edits += finding.safety is Safety.SAFE
            if verbose:
                marked = finding.span.of(pair.target)
                click.echo(
                    f"    {name} {number}: {finding.rule}: [{marked[:40]}] {finding.message}"
                )
                click.echo(f"        {pair.source}\n        {pair.target}")
    found = counts.total()
    click.echo(
        f"{name:<14}{found:>4} in {len(pairs)} = {1000 * found / len(pairs):5.1f} per 1,000, "
        f"{edits} safe  " + ", ".join(f"{rule} {n}" for rule, n in counts.most_common())
    )


def drop_number(pair: Pair, chance: random.Random) -> Pair | None:
    """Take out a number that the source has, too."""
    wanted = {number.digits for number in find_numbers(pair.source)}
    numbers = [n for n in find_numbers(pair.target) if n.digits in wanted and not n.is_small]
    if not numbers:
        return None
    return Pair(pair.source, cut(pair.target, chance.choice(numbers).span))


def swap_digits(pair: Pair, chance: random.Random) -> Pair | None:
    """Swap two digits of a number that the source has, too."""
    wanted = {number.digits for number in find_numbers(pair.source)}
    places = [
        (number, at)
        for number in find_numbers(pair.target)
        if number.digits in wanted and len(number.digits) > 2
        for at in range(len(number.text) - 1)
        if number.text[at : at + 2].isdigit() and number.text[at] != number.text[at + 1]
    ]
    if not places:
        return None
    number, at = chance.choice(places)
    start = number.span.start + at
    swapped = pair.target[start + 1] + pair.target[start]
    return Pair(pair.source, pair.target[:start] + swapped + pair.target[start + 2 :])


def drop_placeholder(pair: Pair, chance: random.Random) -> Pair:
    """Give the source a placeholder that the target does not have."""
    return Pair(f"{pair.source} ({chance.choice(('%s', '{name}', '{{count}}'))})", pair.target)


def break_placeholder(pair: Pair, chance: random.Random) -> Pair:
    """Give the source a placeholder that the target has with a blank or a capital in it."""
    whole, broken = chance.choice((("%1$s", "% 1 $ s"), ("{name}", "{Name}"), ("%d", "% D")))
    return Pair(f"{pair.source} ({whole})", f"{pair.target} ({broken})")


def cut_sentence(pair: Pair, chance: random.Random) -> Pair | None:
    """Give the source a sentence more, as long as itself or half as long."""
    words = pair.source.split()
    if weigh_letters(pair.source) < 60 or len(words) < 4:
        return None
    more = words[: len(words) // chance.choice((1, 2))]
    return Pair(f"{pair.source} {' '.join(more).capitalize()}.", pair.target)


def drop_name(pair: Pair, chance: random.Random) -> Pair | None:
    """Take out a word that stands in both with a capital in mid-sentence."""
    names = [m for m in NAME.finditer(pair.target) if f" {m[0]} " in pair.source]
    if not names:
        return None
    match = chance.choice(names)
    return Pair(pair.source, cut(pair.target, Span(*match.span())))


def copy_source(pair: Pair, _chance: random.Random) -> Pair | None:
    """Leave the source untranslated."""
    return Pair(pair.source, pair.source) if pair.source != pair.target else None


def cut(text: str, span: Span) -> str:
    """Return the text without what the span covers, and without a second blank."""
    return f"{text[: span.start].rstrip()} {text[span.end :].lstrip()}".strip()


Damage = Callable[[Pair, random.Random], Pair | None]
DAMAGES: dict[str, tuple[Damage, tuple[str, ...]]] = {
    "number dropped": (drop_number, ("missing-number", "changed-number")),
    "digits swapped": (swap_digits, ("changed-number", "missing-number", "added-number")),
    "placeholder dropped": (drop_placeholder, ("missing-placeholder",)),
    "placeholder broken": (break_placeholder, ("altered-placeholder",)),
    "sentence cut": (cut_sentence, ("missing-sentence",)),
    "name dropped": (drop_name, ("missing-name",)),
    "source copied": (copy_source, ("untranslated",)),
}


def show_damage(name: str, pairs: list[Pair], *, verbose: bool) -> None:
    """Print how much of each kind of damage is found by a rule for it."""
    shares = []
    for title, (damage, rules) in DAMAGES.items():
        chance = random.Random(f"{name} {title}")  # noqa: S311
        damaged = [pair for pair in (damage(pair, chance) for pair in pairs) if pair]
        missed = [pair for pair in damaged[:200] if not check(name, pair, rules).findings]
        total = min(len(damaged), 200)
        if total:
            shares.append(f"{title} {total - len(missed)}/{total}")
        if verbose:
            for pair in missed[:20]:
                click.echo(f"    {title}: {pair.source}\n        {pair.target}")
    click.echo(f"{name:<14}" + ", ".join(shares))


if __name__ == "__main__":
    main()
