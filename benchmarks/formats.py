"""Measures how well formats and phrases that were kept from the source are repaired."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click
import regex
from development import BOLDNESS, engine, folder, read_lines

from mtfix.model import Safety
from mtfix.readers import reader_for

READER = reader_for(None)
EVIDENCE = "It was signed in Jakartabefore the vote. The pact with Egyptwhich is old.\n\n"
MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
WEEKDAY = "(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
# What a clean text has, and what it becomes: mistakes that any text can be made to have.
DAMAGE = {
    "decimal comma": (r"(?<![\d.,])(\d+)\.(\d+)(?=%| percent| million| billion)", r"\1,\2"),
    "thousands with a dot": (r"(?<![\d.,$£€])(\d{1,3}),(\d{3})(?= \p{Ll})", r"\1.\2"),
    "long scale": (r"(?<![\d.,])(\d{1,3}) billion\b", r"\1,000 million"),
    "percent sign first": (r"(?<![\d.,$])(\d{1,2}(?:\.\d)?)%", r"%\1"),
    "clock with h": (r"(?<![\d:])(\d\d?):(\d\d)(?= |[,.])(?! [ap]\.?m)", r"\1h\2"),
    "day of month": (rf"\bon (\d\d?) ({MONTH})\b", r"on \1 of \2"),
    "month of year": (rf"\b(\d\d?) ({MONTH}) (\d{{4}})", r"\1 of \2 of \3"),
    "this weekday": (rf"\bon ({WEEKDAY})\b", r"this \1"),
    "year with its word": (r"\bin ((?:19|20)\d\d)\b(?=[,.]| \p{Ll})", r"in \1 year"),
    "Roman century": (r"\b19th(?= century)", "XIX"),
    "decade with hyphen": (r"\b((?:19|20)\d0)s\b", r"\1-ies"),
    "age of years": (r"\b([Aa]|[Tt]he) (\d\d)-year-old (man|woman|boy)\b", r"\1 \3 of \2 years"),
    "according": (r"\baccording to\b", "according"),
    "an before consonant": (r"\ba (?=[bcdgkptvw]\p{Ll}{3})", "an "),
    "a before vowel": (r"\ban (?=[aei]\p{Ll}{3})", "a "),
    "doubled word": (r"(?<=\p{Ll} )(the|of|to)(?= \p{Ll})", r"\1 \1"),
    "further than": (r"\bmore than(?= \d)", "further than"),
    "since for for": (r"\bfor (?=(?:\d+|two|three|several) (?:years|months|days)\b)", "since "),
    "realized": (r"\bcarried out(?= (?:a|an|several)\b)", "realized"),
    "author of crime": (r"\bperpetrators?(?= of)", "author"),
    "pronoun after name": (r"(?<=\p{Ll} (?:\p{Lu}\p{Ll}+ ){2})(said|told|was|has)\b", r"He \1"),
    "capital in sentence": (r"(?<=\p{Ll} )(the|first|because|in|and)(?= \p{Ll}{3})", "CAPITAL"),
    "stop in phrase": (r"(?<=\p{Ll}{4})(?= (?:of|against|between) \p{Ll}{3})", "."),
    "adjective after noun": (r"\b(\p{Ll}{4,}(?:onal|ural|itary|omic)) (\p{Ll}{4,}s)\b", r"\2 \1"),
}  # fmt: skip
MOST = 100


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--lines", type=click.Choice(["odd", "even", "all"]), default="all")
@click.option("-v", "--verbose", is_flag=True, help="Print every wrong repair.")
def main(files: tuple[Path, ...], lines: str, *, verbose: bool) -> None:
    """
    Damage clean English in one place, and repair it as part of a damaged document.

    FILES are clean texts, by default the development data. Right is a repair that gives
    the clean text back; one that an editor may like as well counts as wrong, too.
    """
    first, step = {"odd": (0, 2), "even": (1, 2), "all": (0, 1)}[lines]
    paths = files or (folder("ntrex-dev") / "en.txt",)
    text = [line.strip() for path in paths for line in read_lines(path)[first::step]]
    heads = "".join(f"{b.value:>9}:  right wrong missed" for b in BOLDNESS)
    click.echo(f"{'damage':<22}{'places':>6}{heads}")
    total: Counter[str] = Counter()
    for name, (pattern, wrong) in DAMAGE.items():
        counts: Counter[str] = Counter()
        for line in measure(text, regex.compile(pattern), wrong, counts):
            if verbose:
                click.echo(f"    {line}")
        show(name, counts)
        total += counts
    show("all", total)


def measure(
    text: list[str], pattern: regex.Pattern[str], wrong: str, counts: Counter[str]
) -> list[str]:
    """Damage up to `MOST` places, each alone, and clean; return what came out wrong."""
    shown = []
    for line in text:
        for match in pattern.finditer(line):
            if counts["places"] == MOST:
                return shown
            put = match.group().capitalize() if wrong == "CAPITAL" else match.expand(wrong)
            damaged = f"{line[: match.start()]}{put}{line[match.end() :]}"
            counts["places"] += 1
            for boldness in BOLDNESS:
                after, clean = repair(damaged, boldness), repair(line, boldness)
                verdict = "right" if after == clean else "missed" if put in after else "wrong"
                counts[f"{boldness.value} {verdict}"] += 1
                if verdict == "wrong":
                    near = slice(max(0, match.start() - 40), match.end() + 40)
                    shown.append(f"{boldness.value}: {damaged[near]} → {after[near]}")
    return shown


def repair(line: str, boldness: Safety) -> str:
    """Return the line as it comes out of a damaged document."""
    return engine(boldness, "en").clean(EVIDENCE + line, READER).text.split("\n\n")[-1]


def show(name: str, counts: Counter[str]) -> None:
    """Print a row of the table."""
    cells = "".join(
        f"{'':>11}"
        + "".join(f"{counts[f'{b.value} {v}']:>6}" for v in ("right", "wrong", "missed"))
        for b in BOLDNESS
    )
    click.echo(f"{name:<22}{counts['places']:>6}{cells}")


if __name__ == "__main__":
    main()
