"""
Make the list of word classes of English (src/mtfix/lexicon/word_classes/en.txt).

    pip install --no-deps textblob==0.20.1
    python benchmarks/make_word_classes.py

The package ships the lexicon of Brill's tagger: for each word the tag that it has most
often in the Brown corpus and the Penn Treebank. Of that, words in small letters are kept
that are common enough to matter, and of the tags the class.
"""

from __future__ import annotations

from importlib.metadata import distribution
from pathlib import Path

import click
import regex
from development import ROOT

from mtfix.lexicon import load_lexicon

LEAST_ZIPF = 3.0  # words rarer than one in a million say little, and there are many
CLASSES = {
    **dict.fromkeys(["NN"], "noun"),
    **dict.fromkeys(["NNS"], "plural"),
    **dict.fromkeys(["JJ", "JJR", "JJS"], "adjective"),
    **dict.fromkeys(["VB", "VBD", "VBP", "VBZ"], "verb"),
    **dict.fromkeys(["RB", "RBR", "RBS"], "adverb"),
    **dict.fromkeys(["VBG", "VBN"], "participle"),
}
OTHER = "other"  # function words, figures in words
NO_WORDS = ("FW", "NNP", "NNPS", "SYM", "UH", "USR", "LS", ":")  # foreign words, names, signs
HEAD = """\
# The class that an English word most often has, by `benchmarks/make_word_classes.py`.
# From the lexicon of Brill's rule based tagger 1.14 (Brown corpus, Penn Treebank), as in
# TextBlob 0.20.1. Copyright 1993 by the Massachusetts Institute of Technology and the
# University of Pennsylvania, MIT license; some words from the Twitter Part-of-Speech
# Annotated Data, Carnegie Mellon University, CC-BY 3.0.
"""
WORD = regex.compile(r"[a-z]{2,}|a")


@click.command()
def main() -> None:
    """Write the list anew."""
    lexicon = load_lexicon("en")
    found: dict[str, list[str]] = {name: [] for name in (*CLASSES.values(), OTHER)}
    lines = Path(str(distribution("textblob").locate_file("textblob/en/en-lexicon.txt")))
    for line in lines.read_text(encoding="utf-8").splitlines():
        word, _, tag = line.partition(" ")
        if WORD.fullmatch(word) and tag not in NO_WORDS and lexicon.zipf(word) >= LEAST_ZIPF:
            found[CLASSES.get(tag, OTHER)].append(word)
    path = ROOT / "src" / "mtfix" / "lexicon" / "word_classes" / "en.txt"
    listed = (
        f"[{name}]\n" + "".join(f"{word}\n" for word in sorted(set(words)))
        for name, words in found.items()
    )
    path.write_text(HEAD + "".join(listed), encoding="utf-8")
    click.echo(f"{sum(map(len, found.values())):,} words, {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
