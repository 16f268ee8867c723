from __future__ import annotations

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from mtfix.detectors import WordClasses
from mtfix.detectors.pattern import compile_pattern
from mtfix.packs.fold import fold, haystack
from mtfix.packs.literals import required_literals

CLASSES = WordClasses(
    {"verb": ("said", "Added", "told off"), "sharp": ("Straße", "ﬁn"), "empty": ("", "x")},
    {"left": {"dcha": ("right",), "İzmir": ("Smyrna",)}},
)


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        ("according", {"according"}),
        ("Straße", {"Straße"}),
        (r"\bAccording (?=\p{Lu})", {"According "}),
        (r"a(?:bc|cd)e", {"abce", "acde"}),
        (r"(?:foo|bb+)\w", {"foo", "b"}),
        (r"(?:foo|b+)x", {"x"}),
        (r"colou?r", {"color", "colour"}),
        (r"[Tt]he", {"The", "the"}),
        (r"(?i)Straße[Tt]he", {"strassethe"}),
        (r"fo\w*bar|quux", {"bar", "quux"}),
        (r"\L<verb> that", {"said that", "Added that", "told off that"}),
        (r"\L<left>", {"dcha", "İzmir"}),
        (r"(?i:\L<left>)", {"dcha", "izmir"}),
        (r"(?<a>x{2}yy)z", {"yy"}),
        (r"(?i:The) (?-i:end)", {"the end"}),
        ("(?x) a b # comment\n c", {"abc"}),
        (r"\x41\u0042\N{LATIN SMALL LETTER C}", {"ABc"}),
        (r"a(?=bcd)", {"bcd"}),
        (r"ab(?!cde)", {"ab"}),
        (r"(?<!cde)ab", {"ab"}),
        (r"\.\s*\.", {"."}),
        (r"(?:ab)++c", {"ab"}),
        (r"aaab|aa", {"aa"}),
        (r"(a)\1", {"a"}),
        (r"(?<a>b)(?P=a)cde", {"cde"}),
        (r"(?<n>8)?(?(n)00|1)", {"00", "1"}),
    ],
)
def test_known_literals(pattern, literals):
    assert required_literals(pattern, CLASSES)[0] == literals


@pytest.mark.parametrize(
    ("pattern", "sets"),
    [
        (r"said\W+that", [{"said"}, {"that"}]),
        (r"\L<verb>\s\L<left>", [{"İzmir", "dcha"}, {"told off", "Added", "said"}]),
        (r"(?<=the \w+ )y(?= of)", [{"the "}, {" of"}, {"y"}]),
        (r"ab\d(?:cd|\d)", [{"ab"}]),
        (r"(?:ab\dcd|ef\dgh)\Wij", [{"ij"}, {"ab", "ef"}]),
        (r"a\W+ \W+\w", [{"a"}]),
        (r"\w \w", [{" "}]),
        (r"(?i:He|It)\W+(?-i:Said)", [{"Said"}, {"he", "it"}]),
        (r"ab\wcd\wef\wgh", [{"ab"}, {"cd"}, {"ef"}]),
    ],
)
def test_a_pattern_may_need_several_literals(pattern, sets):
    assert list(required_literals(pattern, CLASSES)) == sets


@pytest.mark.parametrize(
    "pattern",
    [
        r"\w+",
        r"a*",
        r"(?:abc)?",
        r"a|\d",
        r"[^a]",
        r"[a-c]",
        r"\L<missing>",
        r"\L<empty>",
        r"(?:abc){e<=1}",
        r"(abc)(?1)",
        r"(?(DEFINE)(?<a>abc))d",
        r"(?V0)abc",
        r"(?r)abc",
        r"a{",
        r"abc)",
        r"[]a]",
        r"abc[",
        "abc\\",
        r"(?:abc){0}",
        r"(?:abc){,3}",
    ],
)
def test_patterns_that_promise_nothing(pattern):
    assert required_literals(pattern, CLASSES) == ()


def test_folding_is_as_broad_as_matching_without_case():
    characters = [
        c
        for c in map(chr, [*range(0xD800), *range(0xE000, 0x1F000)])
        if len({c, c.lower(), c.upper(), c.casefold()}) > 1
    ]
    haystack = "\n".join(characters)
    for character in characters:
        pattern = compile_pattern(regex.escape(character), CLASSES, ignore_case=True)
        for found in pattern.findall(haystack):
            assert fold(character) in fold(found)


@given(st.text(), st.text())
def test_folding_works_part_by_part(left, right):
    assert fold(left + right) == fold(left) + fold(right)


LETTERS = "aAbsSßſıİiIﬁfσςΣé ."


@st.composite
def patterns(draw, depth=3):
    """Draw a pattern of all that the parser knows, and some that it does not."""
    atoms = st.sampled_from(
        [*map(regex.escape, LETTERS), ".", r"\w", r"\s", r"\p{L}", r"\b", "[ab]", "[^a]", "[sß]",
         "[a-s]", "[[ab]--[b]]", r"\L<verb>", r"\L<sharp>", r"\L<left>", r"\L<empty>", "^", "$",
         r"\x61", r"\u00DF", "(?i)", r"\p{Lu}", r"\K"]
    )  # fmt: skip
    if depth == 0:
        return draw(atoms)
    inner = patterns(depth - 1)
    shape = draw(st.integers(0, 9))
    if shape <= 3:
        return "".join(draw(st.lists(inner, min_size=1, max_size=4)))
    if shape == 4:
        return f"(?:{draw(inner)}|{draw(inner)})"
    if shape == 5:
        group = draw(st.sampled_from(["(", "(?:", "(?>", "(?<g>", "(?i:", "(?x: ", "(?-x:"]))
        return f"{group}{draw(inner)})"
    if shape == 6:
        quantifier = draw(
            st.sampled_from(["*", "+", "?", "{2}", "{0,1}", "{1,}", "{,2}", "+?", "?+"])
        )
        return f"(?:{draw(inner)}){quantifier}"
    if shape == 7:
        look = draw(st.sampled_from(["(?=", "(?!", "(?<=", "(?<!"]))
        return f"{look}{draw(inner)})"
    return draw(inner)


ATOMS = {
    **{regex.escape(letter): (letter,) for letter in LETTERS},
    r"\w": ("a", "s"),
    "[ab]": ("a", "b"),
    "[^a]": ("x", "b"),
    r"\L<verb>": CLASSES["verb"],
    r"\L<sharp>": CLASSES["sharp"],
    r"\b": ("",),
    r"\x61": ("a",),
}


@st.composite
def matching(draw, depth=3):
    """Draw a pattern and a text that it is likely to match."""
    if depth == 0:
        atom = draw(st.sampled_from(list(ATOMS)))
        return atom, draw(st.sampled_from(ATOMS[atom]))
    parts = draw(st.lists(matching(depth - 1), min_size=1, max_size=3))
    shape = draw(st.sampled_from(["sequence", "sequence", "choice", "repeat", "look"]))
    if shape == "choice":
        return f"(?:{'|'.join(pattern for pattern, _ in parts)})", draw(st.sampled_from(parts))[1]
    if shape == "repeat":
        marks = {"*": 3, "+": 2, "?": 0, "{2}": 2, "{,2}": 1, "{1}": 1, "*?": 2, "{0,1}": 0}
        mark = draw(st.sampled_from(list(marks)))
        return f"(?:{parts[0][0]}){mark}", parts[0][1] * marks[mark]
    if shape == "look":
        return f"(?={parts[0][0]}){parts[0][0]}", parts[0][1]
    return "".join(pattern for pattern, _ in parts), "".join(text for _, text in parts)


@settings(max_examples=500)
@given(matching(), st.sampled_from([str, str.upper, str.lower, str.casefold, str.title]))
def test_a_text_made_for_the_pattern_holds_a_literal(drawn, change):
    pattern, text = drawn
    check_sound(pattern, text, ignore_case=False)
    check_sound(pattern, change(text), ignore_case=True)


WORDS = [*LETTERS, "said", "ADDED", "told off", "STRASSE", "ﬁn", "FIN", "dcha", "izmir", "İZMİR"]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=12).map("".join)


@given(patterns(), TEXTS, st.booleans())
def test_a_text_that_matches_holds_a_literal(pattern, text, ignore_case):
    check_sound(pattern, text, ignore_case)


@given(st.text("ab|()[]{}?*+^$\\wsLix:=!<>#-,1 2&~"), st.text("ab12 |(", max_size=8))
def test_no_syntax_misleads(pattern, text):
    check_sound(pattern, text, ignore_case=False)


def check_sound(pattern, text, ignore_case):
    try:
        compiled = compile_pattern(pattern, CLASSES, ignore_case=ignore_case)
    except (regex.error, KeyError, ValueError, RecursionError):
        return
    needed = required_literals(f"(?i){pattern}" if ignore_case else pattern, CLASSES)
    try:
        matches = needed and compiled.search(text, timeout=0.5)
    except TimeoutError:
        return
    if matches:
        here = haystack(text)
        assert all(any(literal in here for literal in literals) for literals in needed)
