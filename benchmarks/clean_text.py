"""Measures false alarms on clean human text: every edit is wrong until shown otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click
import regex
from development import engine, excerpt, folder, read_lines

from mtfix.model import AppliedEdit, Safety
from mtfix.readers import reader_for

READER = reader_for(None)
# Words of scripts without blanks are about two letters long.
LETTER = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]")


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--unsafe", is_flag=True, help="Make unsafe edits, too.")
@click.option("--lang", "languages", multiple=True, metavar="XX", help="Only this language.")
@click.option(
    "--lines",
    "size",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    metavar="N",
    help="Lines that make one document: the more, the more evidence it gathers.",
)
@click.option("--detect", is_flag=True, help="Let the language be found out.")
@click.option("-v", "--verbose", is_flag=True, help="Print every edit.")
def main(
    files: tuple[Path, ...],
    languages: tuple[str, ...],
    size: int,
    *,
    unsafe: bool,
    detect: bool,
    verbose: bool,
) -> None:
    """
    Clean text that needs no cleaning, and count what is done and found.

    FILES are your own clean texts, all of the one language of `--lang`; without any it is
    the development data.
    """
    texts = own_texts(files, languages) if files else development_texts(languages)
    boldness = Safety.UNSAFE if unsafe else Safety.SAFE
    click.echo("lang     words  edits  per 100,000 words  findings  per 10,000 words")
    total: Counter[str] = Counter()
    for language, path in texts:
        counts: Counter[str] = Counter()
        edits: list[str] = []
        for start, text in documents(read_lines(path), size):
            result = engine(boldness, None if detect else language).clean(text, READER)
            found = engine(boldness, None if detect else language).check(READER.read(text))
            counts += Counter(
                words=word_count(text), edits=len(result.edits), findings=len(found.findings)
            )
            edits += (describe(text, start, applied) for applied in result.edits)
        show(language, counts)
        total += counts
        if verbose:
            click.echo("".join(f"    {edit}\n" for edit in edits), nl=False)
    show("all", total)


def own_texts(files: tuple[Path, ...], languages: tuple[str, ...]) -> list[tuple[str, Path]]:
    """Return the files, each with the one language that they are in."""
    if len(languages) != 1:
        raise click.UsageError("say with --lang which language the files are in")
    return [(languages[0], path) for path in files]


def development_texts(languages: tuple[str, ...]) -> list[tuple[str, Path]]:
    """Return the texts of the development data in these languages, or in all."""
    home = folder("ntrex-dev")
    wanted = languages or sorted(path.stem for path in home.glob("*.txt"))
    return [(language, home / f"{language}.txt") for language in wanted]


def documents(lines: list[str], size: int) -> Iterator[tuple[int, str]]:
    """Yield `size` lines at a time, a blank line between, and the number of the first."""
    for start in range(0, len(lines), size):
        yield start + 1, "\n\n".join(lines[start : start + size])


def word_count(text: str) -> int:
    """Count words; two letters make one where no blanks do."""
    letters = len(LETTER.findall(text))
    return letters // 2 + len(LETTER.sub(" ", text).split())


def describe(text: str, start: int, applied: AppliedEdit) -> str:
    """Return an edit on one line, with its line in the file and its rules."""
    span = applied.edit.span
    line = start + text.count("\n\n", 0, span.start)
    return f"{line}: {', '.join(applied.rules)}: {excerpt(text, span, applied.edit.replacement)}"


def show(language: str, counts: Counter[str]) -> None:
    """Print a row of the table."""
    words = max(counts["words"], 1)
    click.echo(
        f"{language:<4}{counts['words']:>10,}{counts['edits']:>7}"
        f"{counts['edits'] * 100_000 / words:>19.1f}"
        f"{counts['findings']:>10}{counts['findings'] * 10_000 / words:>18.1f}"
    )


if __name__ == "__main__":
    main()
