"""`mtfix noise`: damage clean text, with labels that say how to repair it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import click

from mtfix.cli.guard import OK, note
from mtfix.cli.inputs import Input
from mtfix.errors import UsageProblem
from mtfix.noise import KINDS, DamagedText, damage
from mtfix.readers import Decoded, decode_lines, encode
from mtfix.readers.replacement import Replacement

_HTML = (".htm", ".html", ".xhtml")
_FILE = click.Path(path_type=Path, dir_okay=False)

Write = Callable[[bytes], object]


def _rate_options(callback: Callable[..., Any]) -> Callable[..., Any]:
    """Give the command one option for the rate of each kind of damage."""
    for name, kind in reversed(KINDS.items()):
        about = f"How often {kind.about} (default: {kind.rate:g})."
        callback = click.option(f"--{name}", type=float, metavar="RATE", help=about)(callback)
    return callback


@dataclass(frozen=True, slots=True)
class Outputs:
    """Where the damaged text, the reference and the labels go; None where nowhere."""

    noisy: Path | None
    reference: Path | None
    edits: Path | None

    def require_apart(self, source: Input) -> None:
        """Raise UsageProblem where one would be written over another, or over the input."""
        taken = {source.file.resolve(): source.name} if source.file else {}
        for path in filter(None, (self.noisy, self.reference, self.edits)):
            if path.resolve() in taken:
                raise UsageProblem(f"{path} would overwrite {taken[path.resolve()]}")
            taken[path.resolve()] = str(path)


@click.command("noise")
@click.argument("source", metavar="INPUT", type=click.Path(path_type=Path, allow_dash=True))
@_rate_options
@click.option(
    "--only",
    multiple=True,
    metavar="KIND",
    type=click.Choice(list(KINDS)),
    help="Only this kind of damage, and what has a rate. May be repeated.",
)
@click.option("--seed", type=int, default=0, help="Another number, another damage.")
@click.option("--lang", "language", metavar="CODE", help="Language of the text, such as en.")
@click.option("--lines", is_flag=True, help="Each input line is a document of its own.")
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["text", "html"]),
    help="What the input is (default: by the ending of its name).",
)
@click.option("--encoding", metavar="NAME", help="Encoding of the input (default: UTF-8).")
@click.option(
    "--pack",
    "packs",
    multiple=True,
    type=click.Path(),
    help="Rule pack with words for the damage. May be repeated.",
)
@click.option("-o", "--output-dir", type=click.Path(path_type=Path, file_okay=False))
@click.option("--reference", type=_FILE, help="Write the clean text to this file.")
@click.option("--edits", type=_FILE, help="Write the labels to this file, as JSON lines.")
def command(
    source: Path,
    only: tuple[str, ...],
    seed: int,
    language: str | None,
    format_name: str | None,
    encoding: str | None,
    packs: tuple[str, ...],
    output_dir: Path | None,
    reference: Path | None,
    edits: Path | None,
    *,
    lines: bool,
    **rates: float | None,
) -> int:
    """
    Damage clean text as machine translation does page by page, and label the damage.

    INPUT is a file of text or HTML, or - for standard input. The damaged text goes to
    standard output; with --output-dir, NAME.noisy.txt, NAME.reference.txt and
    NAME.edits.jsonl are written there. Nodes are those between the inline tags of HTML, in
    plain text they are guessed. A RATE, from 0 to 1, is the share of the places that fit.
    """
    named = Input(str(source), None if str(source) == "-" else source, source)
    outputs = _outputs(named, output_dir, reference, edits)
    outputs.require_apart(named)
    chosen = format_name or ("html" if source.suffix.lower() in _HTML else "text")
    if lines and chosen == "html":
        raise UsageProblem("--lines is for plain text; a line of HTML is no document")
    make = partial(
        damage,
        lang=language,
        seed=seed,
        rates={name.replace("_", "-"): rate for name, rate in rates.items()},
        only=only,
        format_name=chosen,
        packs=packs,
    )
    make("")  # a wrong choice ends the run before anything is read or written
    texts = _by_line(named, encoding, make) if lines else _whole(named, encoding, make)
    with ExitStack() as stack:

        def writer(path: Path | None) -> Write:
            return stack.enter_context(Replacement(path)).write if path else lambda _: None

        to_noisy = writer(outputs.noisy) if outputs.noisy else sys.stdout.buffer.write
        count = _write(texts, to_noisy, writer(outputs.reference), writer(outputs.edits))
    if output_dir:
        note(f"{count} places damaged; see {outputs.noisy}")
    return OK


def _outputs(
    source: Input, directory: Path | None, reference: Path | None, edits: Path | None
) -> Outputs:
    if directory is None:
        return Outputs(None, reference, edits)
    if reference or edits:
        raise UsageProblem("--output-dir names all files itself; leave --reference and --edits out")
    name = source.within.stem if source.file else "stdin"
    return Outputs(
        directory / f"{name}.noisy.txt",
        directory / f"{name}.reference.txt",
        directory / f"{name}.edits.jsonl",
    )


Texts = Iterator[tuple[Decoded, DamagedText, str]]  # what it was cut from, and its line end


def _whole(source: Input, encoding: str | None, make: Callable[[str], DamagedText]) -> Texts:
    decoded = source.read(encoding)
    yield decoded, make(decoded.text), ""


def _by_line(source: Input, encoding: str | None, make: Callable[[str], DamagedText]) -> Texts:
    with source.open() as stream:
        for line in decode_lines(stream, source.name, encoding):
            yield line.decoded, make(line.text), line.end


def _write(texts: Texts, noisy: Write, reference: Write, edits: Write) -> int:
    """Write all texts one after the other, and return how many edits they have."""
    count, place, line = 0, 0, 1
    for decoded, damaged, end in texts:
        noisy(encode(decoded.with_text(damaged.text + end)))
        reference(encode(decoded.with_text(damaged.reference + end)))
        for label in _labels(damaged, place, line):
            edits(f"{json.dumps(label, ensure_ascii=False)}\n".encode())
            count += 1
        place += len(damaged.text) + len(end)
        line += (damaged.text + end).count("\n")
    return count


def _labels(damaged: DamagedText, place: int, line: int) -> Iterator[dict[str, object]]:
    """Yield the edits, counted from `place` and `line` of the output on."""
    reached = 0
    for labelled in damaged.edits:
        span = labelled.edit.span
        line += damaged.text.count("\n", reached, span.start)
        reached = span.start
        yield {
            "kind": labelled.kind,
            "line": line,
            "start": place + span.start,
            "end": place + span.end,
            "noisy": span.of(damaged.text),
            "repair": labelled.edit.replacement,
        }
