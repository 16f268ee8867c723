"""Writes the pages about rules, docs/rules/, and measures the rates that they tell."""

from __future__ import annotations

import click
from clean_text import READER, development_texts, word_count
from development import ROOT, engine, read_lines

from mtfix.model import Safety
from mtfix.packs import (
    Rates,
    builtin_pack_paths,
    builtin_rates,
    load_packs,
    load_rules,
    rates_path,
)
from mtfix.render.pages import render_pages

PAGES = ROOT / "docs" / "rules"


@click.command()
@click.option("--measure", is_flag=True, help="Measure the rates anew: rules/rates.json.")
def main(*, measure: bool) -> None:
    """Write each page anew, and take away those of packs that are no more."""
    path = rates_path()
    if measure and path is not None:
        rates = measure_rates()
        path.write_text(rates.to_json(), encoding="utf-8", newline="\n")
        click.echo(f"{sum(rates.words.values()):,} words read; written to {path}")
    pages = render_pages(load_packs(*builtin_pack_paths()), builtin_rates())
    PAGES.mkdir(exist_ok=True)
    for old in PAGES.glob("*.md"):
        if old.name not in pages:
            old.unlink()
    for name, text in pages.items():
        (PAGES / name).write_text(text, encoding="utf-8", newline="\n")
    click.echo(f"{len(pages)} pages in {PAGES.relative_to(ROOT)}")


def measure_rates() -> Rates:
    """Return what each built-in rule finds in clean text, every line a document."""
    words: dict[str, int] = {}
    measured = [rule.id for rule in load_rules()]
    repairs: dict[str, dict[str, int]] = {rule: {} for rule in measured}
    findings: dict[str, dict[str, int]] = {rule: {} for rule in measured}
    for language, path in development_texts(()):
        lines = read_lines(path)
        words[language] = sum(map(word_count, lines))
        for line in lines:
            for finding in engine(Safety.UNSAFE, language).check(READER.read(line)).findings:
                count(findings[finding.rule], language)
                if finding.safety is not Safety.FLAG:
                    count(repairs[finding.rule], language)
    return Rates(words, repairs, findings)


def count(table: dict[str, int], language: str) -> None:
    """Count one more."""
    table[language] = table.get(language, 0) + 1


if __name__ == "__main__":
    main()
