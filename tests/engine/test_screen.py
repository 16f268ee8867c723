"""The screen leaves no line out that the engine would touch."""

from __future__ import annotations

import random
from collections import defaultdict
from functools import cache, lru_cache
from importlib.util import find_spec

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtfix.context import DocumentContext
from mtfix.detectors import PatternTimeout
from mtfix.engine import Engine
from mtfix.engine.screen import Screen
from mtfix.packs import Rule, builtin_pack_paths, load_packs
from mtfix.packs.clues import ClueFinder
from mtfix.packs.scan import HyperscanScanner, LiteralScanner
from mtfix.readers import reader_for
from mtfix.settings import Settings

SCANNERS = [
    pytest.param(
        HyperscanScanner,
        marks=pytest.mark.skipif(not find_spec("hyperscan"), reason="hyperscan is not installed"),
    ),
    LiteralScanner,
]
MADE = [HyperscanScanner] * bool(find_spec("hyperscan")) + [LiteralScanner]
PACKS = load_packs(*builtin_pack_paths())
LANGUAGES = sorted({lang for pack in PACKS for lang in pack.languages} - {"any"})
CLEAN = [
    "The minister met them on Monday, and nothing else was said.",
    "Der Minister sprach am Montag; sonst geschah nichts.",
    "Министр встретился с ними в понедельник.",
    "“It is late,” she said. ‘Straße’ é ﬁn İzmir",
    "",
    " ",
]


@cache
def engine(language: str) -> Engine:
    return Engine(Settings(language=language))


@cache
def rules_of(language: str) -> tuple[Rule, ...]:
    return engine(language).rules


@cache
def finder(language: str, scanner: type) -> ClueFinder:
    return ClueFinder(rules_of(language), language, scanner=scanner)


def texts_of(rules):
    """Every line of every example, one-line texts first of all."""
    for rule in rules:
        for example in rule.examples:
            for text in (example.text, example.good, example.context):
                yield from (text or "").split("\n")


class ContextInOneLanguage(DocumentContext):
    """Reads every line as the language that is given, even if it is in another one."""

    def language_of(self, segment):
        return self.language


def context_of(line, language):
    return ContextInOneLanguage(reader_for(None).read(line, None), language=language)


def has_hit(rule, context):
    try:
        return any(
            True
            for number in range(len(context.document.segments))
            for _ in rule.detector.detect(number, context)
        )
    except PatternTimeout:
        return True


@lru_cache(maxsize=10_000)  # asked for each scanner
def hitting(line, language, asked):
    """Return which of the rules that are asked hit a line, which is a document of its own."""
    context = context_of(line, language)
    return {number for number in asked if has_hit(rules_of(language)[number], context)}


def missed(lines, language, scanner, asked_of=None):
    """Return lines and the rules that hit them though there is no clue."""
    every = range(len(rules_of(language)))
    lines = [line for line in lines if "\r" not in line]
    found = finder(language, scanner).find("\n".join(lines), lines)
    return [
        (line, rules_of(language)[rule].id)
        for number, line in enumerate(lines)
        for rule in hitting(line, language, asked_of(line) if asked_of else every)
        if rule not in (found[number].every if number in found else set())
        # Where nothing else speaks, what waits for evidence finds none.
        if number in found or not rules_of(language)[rule].waits
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_example_of_any_rule_is_missed(language):
    # Scanners take long to make; one worker makes those of a language, and asks them everything.
    everywhere = {number for scanner in MADE for number in finder(language, scanner).everywhere}
    assert [rules_of(language)[number].id for number in everywhere] == []
    owners = defaultdict(set)
    for number, rule in enumerate(rules_of(language)):
        for line in texts_of([rule]):
            owners[line].add(number)
    lines = sorted({*CLEAN, *owners})
    random.Random(language).shuffle(lines)
    # Each line is shown to its own rules and to a quarter of the others, in each language to
    # another one: all rules by all lines would take half of the time of all tests.
    quarters = [frozenset(range(n, len(rules_of(language)), 4)) for n in range(4)]
    asked = {line: quarters[n % 4] | owners[line] for n, line in enumerate(lines)}
    missing = {
        scanner.__name__: missed(lines, language, scanner, asked.__getitem__) for scanner in MADE
    }
    assert not any(missing.values()), missing


# Read before any strategy draws: hypothesis wants no files written while it does.
TEXTS = {language: [*CLEAN, *texts_of(rules_of(language))] for language in LANGUAGES}


@st.composite
def mixtures(draw):
    """Pieces of examples of all languages, glued to one another at random."""
    language = draw(st.sampled_from(LANGUAGES))
    pieces = st.sampled_from(TEXTS[language]).flatmap(_piece)
    joints = st.sampled_from(
        ["", " ", "\n", "\r\n", ". ", ", ", " “", "\u00a0", "(", "ß", "İ", "5 "]
    )
    parts = draw(st.lists(st.tuples(pieces, joints), max_size=20))
    return language, "".join(piece + joint for piece, joint in parts)


def _piece(text):
    ends = st.integers(0, len(text))
    return st.tuples(ends, ends).map(lambda pair: text[min(pair) : max(pair)]) | st.just(text)


@pytest.mark.parametrize("scanner", SCANNERS)
@settings(max_examples=60, deadline=None)
@given(mixture=mixtures())
def test_no_mixture_of_examples_is_missed(scanner, mixture):
    language, text = mixture
    assert missed(text.replace("\r\n", "\n").split("\n"), language, scanner) == []


@cache
def screen(language):
    return engine(language).make_screen()


@settings(max_examples=30, deadline=None)
@given(mixture=mixtures())
def test_the_engine_finds_nothing_where_the_screen_lets_lines_pass(mixture):
    language, text = mixture
    lines = text.replace("\r\n", "\n").replace("\r", "").split("\n")
    suspects = screen(language).suspects("\n".join(lines))
    for number, line in enumerate(lines):
        if number not in suspects:
            assert engine(language).check(reader_for(None).read(line)).findings == ()


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ar", "The minister met them on Monday, and nothing else was said.Es wuchs um 3,5 %."),
        ("zh", "The minister met them on Monday，and nothing else was said at all."),
        ("en", "Der Minister hat sie am Montag gesehen, und sonst ist nichts geschehen."),
        # Without what is protected, few of the words are common.
        ("tr", "`ve bir de` der Minister hat sie am Montag nicht mehr sprechen wollen"),
        ("ru", "Міністр зустрівся з ними в понеділок, і більше нічого не було сказано."),
    ],
)
def test_what_is_in_another_language_is_left_to_the_engine(language, line):
    assert screen(language).suspects(line) == [0]


FOREIGN = [
    *(word for line in CLEAN for word in line.split()),
    *("der Minister wollte nicht mehr", "la réunion a été très longue", "и он не был на встрече"),
    *("denetimlerinin belgelendirilmesi", "согласованию подведомственных", "wo\u00adllen"),
    *("`the and of`", "www.of.com", "{the}", "_", "that’s", "of/and", "ve bu bir de için ile"),
]


@settings(deadline=None)
@given(
    language=st.sampled_from(["ar", "de", "en", "ru", "tr", "zh"]),
    parts=st.lists(st.sampled_from(FOREIGN), max_size=20),
)
def test_no_line_passes_that_the_engine_reads_as_another_language(language, parts):
    line = " ".join(parts)
    context = DocumentContext(reader_for(None).read(line), language=language)
    if line.strip() and context.language_of(0) != language:
        assert screen(language).suspects(line) == [0]


def test_clean_lines_pass():
    lines = ["The minister met them on Monday, and nothing else was said."] * 50
    safe = [rule for rule in rules_of("en") if rule.safety.value == "safe"]
    assert Screen(safe, "en").suspects("\n".join(lines)) == []


def test_lines_count_as_in_the_input():
    safe = [rule for rule in rules_of("en") if rule.safety.value == "safe"]
    block = "\r\nWell.\r\nXinhuasaid so.\nA lone \r return\n\nXinhuasaid so."
    assert Screen(safe, "en").suspects(block) == [2, 3, 5]
