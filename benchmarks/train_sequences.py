"""
Make the model of word sequences of a language (src/mtfix/lexicon/sequences/).

    python benchmarks/train_sequences.py [--lang XX] FILE…

FILES are clean text, a paragraph a line. Common function words, and those that the tables
`node_*` of the packs name, are symbols of their own; all others are their classes, or where
there is no list of classes their endings. Of the
trigrams and bigrams those with such a word are kept that occur twice and that tell more than
shorter ones would.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

import click
from development import ROOT, read_lines

from mtfix.lexicon import load_lexicon
from mtfix.lexicon.sequence import EDGES, SequenceModel, load_symbol_classes, name_ending
from mtfix.packs import builtin_pack_paths, load_packs

COMMON = {"other": 5.0, "adverb": 5.7, "verb": 6.0}  # Zipf values from which words are symbols
USUAL = 5.4  # the same for languages without classes
FEWEST_ENDINGS = 150  # words that make their ending a symbol
FEWEST = 200  # places of another word of the tables that is one
LEAST_GAIN = 4.0  # nats that a kept row saves on the training text
ENGLISH = """\
# logarithms of shares. Fitted on the Anarchist FAQ 15.3 (GFDL 1.1+, GPL-2+), the Debian
# Handbook 11 (CC BY-SA 3.0, GPL-2+), the Jargon File 4.4.7 (public domain) and the fortunes
# of Debian (1.99.1), as packaged by Debian 12."""
OTHERS = """\
# logarithms of shares. Fitted on STORY, GUIDE and MANUAL of docs/figures.md (“Glued words”),
# with their licences."""
HEAD = """\
# How {lang} words follow each other, by `benchmarks/train_sequences.py`: no text, only
{origin}
# First line: words and endings that are symbols. Then what stands before, the weight of all
# that is not listed behind it, and what is, with tenths of negative natural logarithms.
"""


@click.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
@click.option("--lang", default="en", show_default=True, help="The language of FILES.")
def main(files: tuple[Path, ...], lang: str) -> None:
    """Fit the model on FILES and write it."""
    text = [line for path in files for line in read_lines(path)]
    classes = load_symbol_classes(lang)
    words = choose_words(text, lang, classes)
    reader = SequenceModel(words, classes, {})
    counts: tuple[Counter[tuple[str, ...]], ...] = (Counter(), Counter(), Counter())
    for line in text:
        row = [*EDGES[0], *reader.symbols(line)[0], *EDGES[1]]
        for place in range(2, len(row)):
            for length, counter in enumerate(counts):
                counter[tuple(row[place - length : place + 1])] += 1
    rows = list(write_rows(counts, words))
    head = HEAD.format(lang=lang, origin=ENGLISH if lang == "en" else OTHERS)
    out = ROOT / "src" / "mtfix" / "lexicon" / "sequences" / f"{lang}.txt"
    out.write_text("\n".join([f"{head}{' '.join(sorted(words))}", *rows]) + "\n", encoding="utf-8")
    click.echo(f"{lang}: {len(words)} symbols, {len(rows):,} rows, {out.stat().st_size:,} bytes")


def choose_words(text: Iterable[str], lang: str, classes: Mapping[str, str]) -> frozenset[str]:
    """Return what is a symbol: common function words, all in the packs' tables, and endings."""
    lexicon = load_lexicon(lang)
    plain = SequenceModel(frozenset(), {}, {})
    found: Counter[str] = Counter()
    for line in text:
        found.update(line[a:b].lower().replace("’", "'") for a, b in plain.symbols(line)[1])
    lone = {w for w in named_words(lang) if found[w] >= FEWEST and (not classes or w in classes)}
    if classes:
        common = {w for w, kind in classes.items() if lexicon.zipf(w) >= COMMON.get(kind, 9.0)}
        return frozenset({*common, *lone, "a", "i"})
    known = {w: count for w, count in found.items() if w.isalpha()}
    endings: Counter[str] = Counter()
    for word, count in known.items():
        endings[name_ending(word)] += count
    usual = {w for w, count in known.items() if count >= FEWEST and lexicon.zipf(w) >= USUAL}
    kept = (ending for ending, count in endings.items() if count >= FEWEST_ENDINGS)
    return frozenset({*usual, *lone, *kept})


def named_words(lang: str) -> set[str]:
    """Return the words in the tables `node_*` of the language's packs."""
    tables = [
        table
        for pack in load_packs(*builtin_pack_paths())
        if lang in pack.languages
        for name, table in pack.tables.items()
        if name.startswith("node_")
    ]
    named = (word for table in tables for words in (table, *table.values()) for word in words)
    return {part.lower() for word in named for part in word.split()}


def write_rows(
    counts: tuple[Counter[tuple[str, ...]], ...], words: frozenset[str]
) -> Iterable[str]:
    """Yield a line for each context that is kept, the empty one first."""
    shares = [weigh_all(counts[0], {})]
    shares.append(weigh_all(counts[1], shares[0]))
    shares.append(weigh_all(counts[2], shares[1]))
    kept: list[set[tuple[str, ...]]] = [set(counts[0])]
    kept += (
        {
            row
            for row, count in counts[length].items()
            if count > 1
            and any(symbol in words and symbol[0] != "<" for symbol in row)
            and count * abs(math.log(shares[length][row] / shares[length - 1][row[1:]]))
            >= LEAST_GAIN
        }
        for length in (1, 2)
    )
    for length in (0, 1, 2):
        behind: defaultdict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
        for row in kept[length]:
            behind[row[:-1]].append(row)
        for before, listed in sorted(behind.items()):
            back = 0.0
            if length:
                left = 1 - sum(shares[length][row] for row in listed)
                lower = 1 - sum(shares[length - 1][row[1:]] for row in listed)
                back = math.log(max(left, 1e-9) / max(lower, 1e-9))
            entries = " ".join(f"{row[-1]}:{tenths(shares[length][row])}" for row in sorted(listed))
            yield f"{' '.join(before)}\t{round(-10 * back)}\t{entries}"


def weigh_all(
    counts: Mapping[tuple[str, ...], int], lower: Mapping[tuple[str, ...], float]
) -> dict[tuple[str, ...], float]:
    """Return the share of each last symbol behind the others, by Witten and Bell."""
    total: Counter[tuple[str, ...]] = Counter()
    kinds: Counter[tuple[str, ...]] = Counter()
    for row, count in counts.items():
        total[row[:-1]] += count
        kinds[row[:-1]] += 1
    even = 1 / max(len(counts), 1)
    return {
        row: (count + kinds[row[:-1]] * lower.get(row[1:], even))
        / (total[row[:-1]] + kinds[row[:-1]])
        for row, count in counts.items()
    }


def tenths(share: float) -> int:
    """Return the negative logarithm as it is stored."""
    return round(-10 * math.log(share))


if __name__ == "__main__":
    main()
