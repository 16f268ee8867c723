"""The pages of documentation about rules, as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mtfix.languages import LANGUAGES
from mtfix.packs import Example, Rates, Rule, RulePack
from mtfix.packs.rule import ANY_LANGUAGE
from mtfix.render.rules import describe_trust, plain_message

_MOST_EXAMPLES = 3  # of each sort; the pack has them all
_MARKUP = re.compile(r"([\\`*_\[\]<>|#~])")
_CODE = re.compile(r"(`[^`]+`)")
NOTE = "<!-- Made from the rule packs; `CONTRIBUTING.md` says how. Do not edit. -->\n"


def render_pages(packs: Iterable[RulePack], rates: Rates | None) -> dict[str, str]:
    """Return the text of each page by its file name: an index, and a page for each pack."""
    with_rules = (pack for pack in packs if pack.rules)
    listed = sorted(with_rules, key=lambda pack: (_order(pack), pack.id))
    pages = {f"{pack.id}.md": "".join(_page(pack, rates)) for pack in listed}
    return {"README.md": "".join(_index(listed, rates)), **pages}


def _order(pack: RulePack) -> str:
    return "" if ANY_LANGUAGE in pack.languages else pack.languages[0]


def _language(pack: RulePack) -> str:
    if len(pack.languages) > 1:
        return "Several languages"
    code = pack.languages[0]
    return "Any language" if code == ANY_LANGUAGE else LANGUAGES[code].name


def _index(packs: list[RulePack], rates: Rates | None) -> Iterator[str]:
    count = sum(len(pack.rules) for pack in packs)
    yield f"{NOTE}# Rules\n\n{count} rules in {len(packs)} packs. `mtfix rule ID` explains one.\n"
    if rates is not None:
        read = rates.words_in([ANY_LANGUAGE])
        yield (
            f"\nRates are those on {read:,} words of clean human text in {len(rates.words)} "
            "languages, each line a document of its own. Such text needs few repairs, if any.\n"
        )
    heading = ""
    for pack in packs:
        if _language(pack) != heading:
            heading = _language(pack)
            yield f"\n## {heading}\n\n| pack | rules | safe | unsafe | flags | about |\n"
            yield "| --- | --- | --- | --- | --- | --- |\n"
        grades = [sum(r.safety.value == name for r in pack.rules) for name in _GRADES]
        cells = " | ".join(map(str, (len(pack.rules), *grades)))
        yield f"| [{pack.id}]({pack.id}.md) | {cells} | {_prose(pack.description)} |\n"


_GRADES = ("safe", "unsafe", "flag")


def _page(pack: RulePack, rates: Rates | None) -> Iterator[str]:
    yield f"{NOTE}# {pack.id}\n\n{_prose(pack.description)} [All rules](README.md)\n"
    for rule in pack.rules:
        yield from _section(rule, rates)


def _section(rule: Rule, rates: Rates | None) -> Iterator[str]:
    yield f"\n## {rule.id}\n\n{_escaped(plain_message(rule))}\n\n"
    yield f"*{rule.safety.value}, {rule.severity.value}, {rule.category}"
    yield f"; languages: {', '.join(rule.languages)}"
    yield f"; translated from: {', '.join(rule.sources)}*\n" if rule.sources else "*\n"
    yield f"\n**Why.** {_prose(' '.join(rule.why.split()))}\n"
    repaired = [e for e in rule.examples if e.good is not None and not e.known_failure]
    shown = [e for e in rule.examples if e.flag is not None and not e.known_failure]
    kept = [e for e in rule.examples if e.keep is not None and not e.known_failure]
    yield from _rows("becomes", [(e, _cell(e.good or "")) for e in repaired])
    yield from _rows("marked", [(e, _cell(e.flag or "")) for e in shown])
    if kept:
        yield "\nLeft alone:\n\n"
        yield from (f"- {_text(example)}\n" for example in kept[:_MOST_EXAMPLES])
    yield f"\n**Fix safety.** {_prose(' '.join(describe_trust(rule)))}"
    yield f" {rates.describe(rule.id, rule.languages)}\n" if rates is not None else "\n"


def _rows(heading: str, rows: list[tuple[Example, str]]) -> Iterator[str]:
    if rows:
        yield f"\n| damaged | {heading} |\n| --- | --- |\n"
        yield from (f"| {_text(e)} | {cell} |\n" for e, cell in rows[:_MOST_EXAMPLES])


def _text(example: Example) -> str:
    """Return the text of an example, and what it was translated from, if that matters."""
    origin = "" if example.source is None else f" (from “{_cell(example.source)}”)"
    return _cell(example.text) + origin


def _cell(text: str) -> str:
    """Return a text on one line, its own line ends shown, its marks taken literally."""
    lines = (line.strip() for line in text.splitlines())
    return _escaped(" ⏎ ".join(line for line in lines if line))


def _prose(text: str) -> str:
    """Return prose of a pack, whose own code spans stay what they are."""
    parts = _CODE.split(text)
    return "".join(part if number % 2 else _escaped(part) for number, part in enumerate(parts))


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)
