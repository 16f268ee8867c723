"""
Collect translated prose from unpacked packages, to fit and to measure the seam model.

    python benchmarks/collect_text.py DIRECTORY OUT [--most 6000] [--only XX,YY]

DIRECTORY holds packages as `dpkg-deb -x` or `unzip` lays them out. Their message
catalogues (`XX/LC_MESSAGES/*.mo`), help pages (Mallard, DocBook or HTML in a folder named for
their language) and manual pages (`man/XX/man?/*.gz`) are read, paragraph by paragraph. OUT
gets one XX.txt for each language, with at most so many paragraphs, chosen by their hash.
"""

from __future__ import annotations

import argparse
import gettext
import gzip
import re
from collections import defaultdict
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from lxml import etree, html

from mtfix.lexicon import load_lexicon

_FEWEST_WORDS, _MOST_LETTERS = 6, 1200
_MARKUP = re.compile(r"<[^<>]*>|\\f[A-Z]|\\[&%/,]")
_PARAGRAPHS = ("p", "para", "{http://projectmallard.org/1.0/}p")
_LEAST_KNOWN = 0.25  # of very common words; less is a list, code, or another language
_VARIANTS = {"zh": None, "sr@latin": None, "no": "nb", "nb_NO": "nb", "C": "en"}


def language_of(name: str) -> str | None:
    """Return the language that a folder is named for, None where it is none of ours."""
    if name in _VARIANTS:
        return _VARIANTS[name]
    match = re.fullmatch(r"([a-z]{2})(?:[_-][A-Z]{2})?(?:\.UTF-8)?", name)
    return match[1] if match else None


def read_catalogue(path: Path) -> Iterator[str]:
    """Yield the paragraphs of translated messages."""
    with path.open("rb") as stream:
        catalogue = gettext.GNUTranslations(stream)._catalog  # type: ignore[attr-defined]
    for source, target in catalogue.items():
        if isinstance(source, str) and source and source != target:
            yield from target.replace("\\n", "\n").splitlines()


def read_page(path: Path) -> Iterator[str]:
    """Yield the paragraphs of a help page."""
    raw = path.read_bytes()
    try:
        tree = html.fromstring(raw) if path.suffix == ".html" else etree.fromstring(raw)
    except (etree.LxmlError, ValueError):
        return
    for node in tree.iter(*_PARAGRAPHS):
        yield "".join(node.itertext())


def read_manual(path: Path) -> Iterator[str]:
    """Yield the paragraphs of a manual page."""
    lines: list[str] = []
    text = gzip.decompress(path.read_bytes()).decode("utf-8", "ignore")
    for line in text.splitlines():
        if line.startswith((".", "'")):
            words = line.split(maxsplit=1)
            if words[0] in (".B", ".I", ".BR", ".IR") and len(words) > 1 and '"' not in line:
                lines.append(words[1].replace(" ", "") if words[0] != ".B" else words[1])
                continue
            yield " ".join(lines)
            lines = []
        else:
            lines.append(line)
    yield " ".join(lines)


def find_paragraphs(directory: Path) -> Iterator[tuple[str, str]]:
    """Yield the language of each paragraph, and the paragraph."""
    for path in sorted(directory.rglob("*")):
        names = [*path.parts[-6:-1]]
        if path.suffix == ".mo":
            code, read = language_of(path.parts[-3]), read_catalogue
        elif path.suffix in (".page", ".html", ".docbook", ".xml"):
            code = next(filter(None, (language_of(n) for n in reversed(names))), None)
            read = read_page
        elif path.suffix == ".gz" and re.fullmatch(r"man\d", path.parts[-2]):
            code, read = language_of(path.parts[-3]), read_manual
        else:
            continue
        if code:
            for paragraph in read(path):
                yield code, " ".join(_MARKUP.sub("", paragraph).split())


def is_prose(paragraph: str, code: str) -> bool:
    """Tell whether a paragraph is long enough, and in this language."""
    words = paragraph.split()
    if len(words) < _FEWEST_WORDS or len(paragraph) > _MOST_LETTERS or "\\" in paragraph:
        return False
    lexicon = load_lexicon(code)
    known = sum(lexicon.zipf(word) >= 5 for word in words)
    return bool(lexicon) and known >= _LEAST_KNOWN * len(words)


def main() -> None:
    """Write the paragraphs down."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[1])
    parser.add_argument("directory", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--most", type=int, default=6000, help="paragraphs of a language")
    parser.add_argument("--only", default="", help="languages, with commas; else all")
    options = parser.parse_args()
    wanted = set(filter(None, options.only.split(",")))
    found: defaultdict[str, dict[bytes, str]] = defaultdict(dict)
    for code, paragraph in find_paragraphs(options.directory):
        if (not wanted or code in wanted) and is_prose(paragraph, code):
            found[code][blake2b(paragraph.encode(), digest_size=8).digest()] = paragraph
    options.out.mkdir(parents=True, exist_ok=True)
    for code, paragraphs in sorted(found.items()):
        chosen = [paragraphs[key] for key in sorted(paragraphs)[: options.most]]
        (options.out / f"{code}.txt").write_text("\n".join(chosen) + "\n", encoding="utf-8")
        print(f"{code} {len(chosen)} of {len(paragraphs)}")


if __name__ == "__main__":
    main()
