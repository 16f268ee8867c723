"""Measures how often the language of short texts is told, and how fast, beside langdetect."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from random import Random

import click
from development import folder
from langdetect import LangDetectException
from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

from mtfix.context.language import detect_language
from mtfix.languages import primary_subtag

OWN_SCRIPT = ("ja", "zh")  # whose signs tell
SURE = 0.9
LENGTHS = (45, 80, 10_000)  # code points


@click.command()
@click.option("--lines", default=120, show_default=True, help="So many of each language.")
def main(lines: int) -> None:
    """Tell the language of lines of news, whole and cut short, and print what is told wrongly."""
    texts = list(take(lines))
    click.echo(f"{len(texts)} texts     right  sure  sure and wrong  ms a text")
    for name, detect in (("mtfix", detect_language), ("langdetect", make_langdetect())):
        start = time.process_time()
        told = [detect(text) for _, text in texts]
        seconds = time.process_time() - start
        pairs = [(code, *answer) for (code, _), answer in zip(texts, told, strict=True)]
        right = sum(code == answer for code, answer, _ in pairs)
        sure = [code == answer for code, answer, probability in pairs if probability >= SURE]
        wrong = sure.count(False)
        click.echo(
            f"{name:12} {right:7} {len(sure):5} {wrong:15} {1000 * seconds / len(texts):10.2f}"
        )


def take(lines: int) -> Iterator[tuple[str, str]]:
    """Yield some lines of each language, each also cut at a blank."""
    random = Random(3)  # noqa: S311 - no secret
    for path in sorted(folder("ntrex-dev").glob("*.txt")):
        if path.stem in OWN_SCRIPT:
            continue
        every = [line for line in path.read_text(encoding="utf-8").splitlines() if len(line) > 20]
        for line in random.sample(every, min(lines, len(every))):
            for length in LENGTHS:
                text = line[:length]
                yield path.stem, text if text == line else text.rpartition(" ")[0]


def make_langdetect() -> Callable[[str], tuple[str, float]]:
    """Return what asks langdetect."""
    DetectorFactory.seed = 0
    factory = DetectorFactory()
    factory.load_profile(PROFILES_DIRECTORY)

    def detect(text: str) -> tuple[str, float]:
        detector = factory.create()
        detector.append(text)
        try:
            best = detector.get_probabilities()[0]
        except LangDetectException:
            return "und", 0.0
        return primary_subtag(best.lang), best.prob

    return detect


if __name__ == "__main__":
    main()
