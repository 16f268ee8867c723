from __future__ import annotations

import pytest
import regex

from mtfix.context import DocumentContext
from mtfix.detectors import PatternDetector, PatternTimeout, WordClasses
from mtfix.detectors import base as base_module
from mtfix.detectors.pattern import PatternSpec, named_lists
from mtfix.model import Document, Safety, Segment, Span, apply_edits

CLASSES = WordClasses(
    {"verb": ("said", "added")},
    {"left": {"dcha": ("right",), "izq": ("left", "L."), "EEUU": ("US",)}},
)


def context_of(*paragraphs: str, language: str = "en") -> DocumentContext:
    segments = tuple(Segment(text, ()) for text in paragraphs)
    return DocumentContext(Document("\n".join(paragraphs), segments), language=language)


def hits_in(text: str, *others: str, language: str = "en", **spec):
    spec = {
        name: value if isinstance(value, (tuple, bool, Safety)) or name == "mark" else (value,)
        for name, value in spec.items()
    }
    detector = PatternDetector(PatternSpec(**spec), CLASSES)
    return list(detector.detect(0, context_of(text, *others, language=language)))


def repaired(text: str, *others: str, **spec) -> list[str]:
    """Return the text after each suggestion of the first hit."""
    [hit, *_] = hits_in(text, *others, **spec)
    return [apply_edits(text, suggestion.edits) for suggestion in hit.suggestions]


@pytest.mark.parametrize(
    ("text", "spec", "results"),
    [
        ("Li He said", {"match": r"(?<n>\w+) He", "replace": "{n}"}, ["Li said"]),
        ("an Hour", {"match": r"an (?<w>\w+)", "replace": "a {w:lower}"}, ["a hour"]),
        ("the us", {"match": r"(?<w>us)", "replace": "{w:upper}"}, ["the US"]),
        ("mcDonald", {"match": r"(?<w>\w+)", "replace": "{w:capital}"}, ["McDonald"]),
        ("The End", {"match": r"(?<w>End)", "replace": "{w:small}"}, ["The end"]),
        ("a b", {"match": "a b", "replace": "{{{0}}}"}, ["{a b}"]),
        ("he said. .", {"match": r"\. \.", "replace": "."}, ["he said."]),
        ("y Russia", {"match": "y", "replace": ("and", "the")}, ["and Russia", "the Russia"]),
        ("(dcha)", {"match": r"(?<w>\L<left>)", "replace": "{w|left}"}, ["(right)"]),
        ("(izq)", {"match": r"(?<w>\L<left>)", "replace": "{w|left}"}, ["(left)", "(L.)"]),
        ("ab", {"match": "(?<x>c)?ab", "replace": "{x}AB"}, ["AB"]),
    ],
)
def test_replacements(text, spec, results):
    assert repaired(text, **spec) == results


@pytest.mark.parametrize(
    ("word", "result"),
    [("dcha", "right"), ("Dcha", "Right"), ("DCHA", "RIGHT"), ("eeuu", "US"), ("EEUU", "US")],
)
def test_a_looked_up_word_keeps_the_case_of_the_match(word, result):
    spec = {"match": r"(?<w>\L<left>)", "replace": "{w|left}", "ignore_case": True}
    assert repaired(word, **spec) == [result]


def test_edits_are_as_small_as_the_change():
    [hit] = hits_in("See Ukrainein which", match=r"(?<a>Ukraine)(?<b>in)", replace="{a} {b}")
    [suggestion] = hit.suggestions
    [edit] = suggestion.edits
    assert (edit.span, edit.replacement) == (Span(11, 11), " ")
    assert hit.span == Span(4, 13)


def test_only_the_first_suggestion_has_the_trust_of_the_rule():
    [hit] = hits_in("y", match="y", replace=("and", "the", "of"), safety=Safety.SAFE)
    safeties = [suggestion.safety for suggestion in hit.suggestions]
    assert safeties == [Safety.SAFE, Safety.FLAG, Safety.FLAG]


def test_what_is_right_already_is_no_hit():
    assert hits_in("The end", match=r"(?<w>[Tt]he)", replace="{w:capital}") == []


def test_the_mark_is_what_the_finding_shows():
    [hit] = hits_in("Li He said", match=r"(?<n>\w+) (?<p>He)", mark="p")
    assert (hit.span, hit.suggestions) == (Span(3, 5), ())
    assert dict(hit.captures) == {"n": "Li", "p": "He", "0": "Li He"}


def test_a_mark_that_took_no_part_shows_the_whole_match():
    [hit] = hits_in("Li", match=r"\w+(?<p> He)?", mark="p")
    assert hit.span == Span(0, 2)


@pytest.mark.parametrize(
    ("match", "spans"),
    [
        (("a b", "b c"), [(0, 3)]),
        (("b c", "a b"), [(2, 5)]),
        (("c", "a"), [(0, 1), (4, 5)]),
        (("a", "a"), [(0, 1)]),
        (("(?<= )", "(?<= )(?=b)"), [(2, 2), (4, 4)]),
    ],
)
def test_alternatives_are_tried_in_order_and_told_in_place(match, spans):
    assert [(hit.span.start, hit.span.end) for hit in hits_in("a b c", match=match)] == spans


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("iPhone", []),
        ("an iPhone and pH", [(14, 16)]),
        ("iPhoneX", []),
        ("eBay", [(0, 2)]),
        ("so eBay-like", []),
    ],
)
def test_exceptions_drop_what_they_overlap(text, spans):
    unless = (r"\biPhone", r"\w+-like")
    hits = hits_in(text, match=r"\p{Ll}\p{Lu}", unless=unless)
    assert [(hit.span.start, hit.span.end) for hit in hits] == spans


def test_an_exception_holds_an_insertion_inside_it():
    spec = {"match": r"(?<=\p{Ll})(?=\p{Lu})", "replace": " "}
    assert repaired("HassFellow", **spec) == ["Hass Fellow"]
    assert hits_in("McDonald", **spec, unless=r"\bMc\p{Lu}") == []


def test_ignoring_case_folds_fully():
    assert len(hits_in("STRASSE Straße", match="straße", ignore_case=True)) == 2


def test_a_pattern_that_runs_away_is_stopped(monkeypatch):
    monkeypatch.setattr(base_module, "SECONDS_PER_TEXT", 0.1)
    detector = PatternDetector(PatternSpec(("x", r"(a|a)*b\b")))
    hits = detector.detect(0, context_of("x " + "a" * 60 + "bc"))
    assert next(hits).span == Span(0, 1)  # what came before the end of time counts
    with pytest.raises(PatternTimeout):
        next(hits)


@pytest.mark.parametrize("condition", ["usually", "document"])
def test_a_condition_that_runs_away_is_stopped_once(monkeypatch, condition):
    monkeypatch.setattr(base_module, "SECONDS_PER_TEXT", 0.1)
    detector = PatternDetector(PatternSpec(("x",), when=((condition, r"(a|a)*b\b"),)))
    context = context_of("x " + "a" * 60 + "bc")
    with pytest.raises(PatternTimeout):
        list(detector.detect(0, context))
    assert list(detector.detect(0, context)) == []


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        (r"\L<a> \L<b>", ["a", "b"]),
        (r"\\L<a>", []),
        (r"\\\L<a>", ["a"]),
        (r"L<a>", []),
    ],
)
def test_the_classes_that_a_pattern_names(pattern, names):
    assert named_lists(pattern) == names


# (condition, text, other paragraphs, whether group w meets it)
CONDITIONS_AT_WORK = [
    ("name", "It was [Xi] there.", ["We saw Xi twice."], True),
    ("name", "[Xi] came.", [], False),
    ("name", "We saw [Xi Jinping] there.", [], True),
    ("name", "We saw [the] house.", [], False),
    ("not-name", "[Xi] came.", [], True),
    ("not-name", "It was [Xi] there.", [], False),
    ("known", "the [house] is", [], True),
    ("known", "the [hxzqe] is", [], False),
    ("known", "the [house hxzqe] is", [], False),
    ("unknown", "the [hxzqe] is", [], True),
    ("unknown", "the [house] is", [], False),
    ("noun", "the [trade] is", [], True),
    ("noun", "the [foreign trade] is", [], True),
    ("noun", "the [commercial] is", [], False),
    ("singular", "the [trade] is", [], True),
    ("singular", "the [patents] are", [], False),
    ("plural", "the [Patents] are", [], True),
    ("plural", "the [trade] is", [], False),
    ("adjective", "is [commercial] and", [], True),
    ("adjective", "is [trade] and", [], False),
    ("verb", "they [became] rich", [], True),
    ("verb", "they [commercial] rich", [], False),
    ("classed", "the [trade] is", [], True),
    ("classed", "the [casa] is", [], False),
    ("mid-sentence", "and [The] man", [], True),
    ("mid-sentence", "end. [The] man", [], False),
    ("sentence-start", "end. [The] man", [], True),
    ("sentence-start", "and [The] man", [], False),
    ("elsewhere", "a [Mijal] spoke", ["So did Mijal."], True),
    ("elsewhere", "a [Mijal] spoke", ["So did Mijals."], False),
    ("elsewhere", "a [Qiang]who spoke", ["So did Qiang."], True),
    ("elsewhere", "a [Qiang]who spoke", [], False),
    ("elsewhere", "a [Li Qiang] spoke", ["So did Li Qiang."], True),
    ("elsewhere", "a [Li Qiang] spoke", ["So did Li Qiangs."], False),
    ("number-nearby", "10 years of [war]", [], True),
    ("number-nearby", "10 long, long years of [war]", [], False),
    ("number-nearby", "a [G20] meeting", [], False),
    ("number-nearby", "[war] of 1914", [], True),
]


@pytest.mark.parametrize(("name", "text", "others", "holds"), CONDITIONS_AT_WORK)
def test_conditions(name, text, others, holds):
    start, end = text.index("["), text.index("]") - 1
    text = text.replace("[", "").replace("]", "")
    word = regex.escape(text[start:end])
    spec = {"match": rf"(?<w>{word})", "when": ((name, 12 if name == "number-nearby" else "w"),)}
    spans = [hit.span for hit in hits_in(text, *others, **spec)]
    assert (Span(start, end) in spans) is holds


def test_a_condition_on_a_group_that_took_no_part_fails():
    assert hits_in("ab", match="(?<x>c)?ab", when=(("known", "x"),)) == []


def test_conditions_tell_their_evidence():
    [hit] = hits_in("It was Xi there.", match="(?<w>Xi)", when=(("name", "w"),))
    assert hit.evidence == ("“Xi” is a name in this document",)


@pytest.mark.parametrize(
    ("language", "word", "native"),
    [
        ("es", "vecinos", True),
        ("es", "love", False),  # known in Spanish, too, and much more frequent in English
        ("es", "hotel", False),
        ("de", "Hxzqe", False),
        ("en", "house", False),
    ],
)
def test_what_is_native_is_rare_in_english(language, word, native):
    hits = hits_in(word, match=rf"(?<w>{word})", when=(("native", "w"),), language=language)
    assert bool(hits) is native


def test_nothing_is_unknown_without_a_lexicon():
    assert hits_in("hxzqe", match="(?<w>hxzqe)", when=(("unknown", "w"),), language="eo") == []
