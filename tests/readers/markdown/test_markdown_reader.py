"""What of a Markdown file is prose, and how edits are written into it."""

from __future__ import annotations

import pytest

from mtfix.model import Edit, Span, apply_edits
from mtfix.readers.markdown import MarkdownReader

OBJECT = "\ufffc"


def read(raw: str, path: str = "a.md") -> list[str]:
    """Return the segments, each with its role unless it is a paragraph."""
    return [
        s.text if s.role == "paragraph" else f"{s.role}:{s.text}"
        for s in MarkdownReader().read(raw, path).segments
    ]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("", []),
        ("One\ntwo.\r\n\r\nThree.", ["One two.", "Three."]),
        ("# A *b* #\n\nC\nd\n===\n", ["heading:A b", "heading:C d"]),
        ("> one\n> two\nthree\n>\n> four", ["one two three", "four"]),
        ("- a\n  b\n- [ ] c\n  1. d", ["list-item:a b", "list-item:c", "list-item:d"]),
        ("| a | b\\|c |\n|--|--|\n| d | e", [f"table-cell:{c}" for c in ("a", "b|c", "d", "e")]),
        ("Term\n: What it is\n", ["list-item:Term", "list-item:What it is"]),
        ("one  \ntwo\\\nthree<br>four", ["one", "two", "three", "four"]),
        ("a\\*b \\_c\\_ &amp; &#65;&nbsp;d &x;", ["a*b _c_ & A\u00a0d &x;"]),
        ("see ![A *cat*](c.png 't') here", [f"see {OBJECT} here", "attribute:A cat"]),
        ("word[^1].\n\n[^1]: The note.", ["word.", "The note."]),
        ("[text][r] and [r]\n\n[r]: http://x 'no'", ["text and r"]),
        ("```js\nlet no\n```\n\n    no\n\nyes\n~~~\nno", ["yes"]),
        ("<!-- no -->\n\nyes <!-- no --> so", ["yes so"]),
        ("<div title='A'>\nb <i>c</i>\n\n*d*\n\n</div>", ["attribute:A", "b c", "d"]),
        ("> <p>a\n> b</p>\n\n<pre>\nno\n\nno</pre>\nyes", ["a b", "yes"]),
        ("a {{< ref x >}} b {% if y %}", [f"a {{{{< ref x >}}}} b {OBJECT}"]),
        (":::note No\nyes\n:::", ["yes"]),
        ("a\n\n---\n\ntitle: b\n\n---", ["a", "title: b"]),
        ("x\u00e9\u2028\U0001f600 *y* \ud800z", ["x\u00e9\u2028\U0001f600 y \ud800z"]),
    ],
)
def test_segments(raw, expected):
    assert read(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ('---\ntitle: "A \\"b\\""\nslug: no\n---\nc', ['A "b"', "c"]),
        ("---\r\ntitle: A\r\n  b # no\r\nDescription: 'It''s'\r\n---\r\n", ["A b", "It's"]),
        ("---\nseo: {og_title: A b, x: no}\nlist:\n - summary: C d\n---\n", ["A b", "C d"]),
        (
            "---\ndescription: >\n  a\n  b\n\n  c\nexcerpt: |-\n  d\n  e\n---\n",
            ["a b", "c", "d", "e"],
        ),
        ("---\ntitle: [broken\n---\nc", ["c"]),
        ("---\ntitle: 12\ndescription: 2020-01-01\n---\n", []),
        ('+++\ntitle = "A \\"b\\"" # no\nslug = "no"\nsummary = \'C\'\n+++\n', ['A "b"', "C"]),
        ('{\n"title": "no"\n}\n\nyes', ["yes"]),
        ("---\n---\nyes", ["yes"]),
    ],
)
def test_front_matter(raw, expected):
    assert [text.removeprefix("metadata:") for text in read(raw)] == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("import A from 'a'\nexport const b = 1\n\nyes", ["yes"]),
        ("Hi {name}{' '}you{/* no */}!", [f"Hi {OBJECT} you!"]),
        ("{a.map(x => (\n\n  <li>{'}'}</li>\n\n))}\n\nyes", ["yes"]),
        ("<A.B title='C d' on={() => x('}')}>\ne <b>f</b>\n</A.B>", ["attribute:C d", "e f"]),
        ("a <Tip label='b'>c</Tip> <Icon /> d", [f"a c {OBJECT} d", "attribute:b"]),
        ("a `{` b { c\n\n```\n{\n```\n\nd", ["a { b { c", "d"]),
    ],
)
def test_mdx(raw, expected):
    assert read(raw, "page.mdx") == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Run `x  = 1` and $a_b$ so", ["x  = 1", "a_b"]),
        ("See <https://a.b> and [ref]\n\n[ref]: /x", ["https://a.b", "ref"]),
        ("The <b translate=no>Acme *Corp*</b> is `a`", ["Acme Corp", "a"]),
        ("Hi {{ name }}, <i lang=fr>oui</i>", ["{{ name }}"]),
    ],
)
def test_protected(raw, expected):
    (segment,) = MarkdownReader().read(raw).segments
    closed = [span.of(segment.text) for span in segment.protected]
    assert [text for text in closed if text != "oui"] == expected


@pytest.mark.parametrize(
    ("raw", "at", "expected"),
    [
        ("**Li Qiang**who", 8, "**Li Qiang**|who"),
        ("met[Xi](u 't')", 3, "met|[Xi](u 't')"),
        ("met[Xi](u)who", 5, "met[Xi](u)|who"),
        ("***Xi***[Li](u)", 2, "***Xi***|[Li](u)"),
        ("> a\n> *b*c", 3, "> a\n> *b*|c"),
        ("a<b>b</b>c `d`e", 5, "a<b>b</b>c `d`|e"),
        ("word[^1]the\n\n[^1]: n", 4, "word[^1]|the\n\n[^1]: n"),
    ],
)
def test_breaks(raw, at, expected):
    segment = MarkdownReader().read(raw).segments[0]
    place = segment.break_at(at)
    assert place is not None
    assert f"{raw[:place]}|{raw[place:]}" == expected


@pytest.mark.parametrize(
    ("raw", "old", "new", "expected"),
    [
        ("**Li**who", "w", ", w", "**Li**, who"),
        ("a b", "b", "5 * c *d* [e] `f` <g & h", r"a 5 * c \*d\* \[e] \`f\` \<g & h"),
        ("a b", "b", "_c_ d_e <3 &c", r"a \_c\_ d_e <3 \&c"),
        ("| a |\n|--|", "a", "b|c", "| b\\|c |\n|--|"),
        ("> a\n>   b", " ", "-", "> a-b"),
        ("a \\* b", "*", "x", "a x b"),
        ("<img alt='a'>", "a", "it's", "<img alt='it&#39;s'>"),
        ("---\ntitle: 'a'\n---\n", "a", "it's", "---\ntitle: 'it''s'\n---\n"),
        ('---\ntitle: "a"\n---\n', "a", 'a "b"', '---\ntitle: "a \\"b\\""\n---\n'),
    ],
)
def test_edits_are_written_as_markdown(raw, old, new, expected):
    document = MarkdownReader().read(raw)
    segment = document.segments[0]
    at = segment.text.index(old)
    edits = document.write(segment, [Edit(Span(at, at + len(old)), new)])
    assert apply_edits(raw, edits) == expected


def test_toml_has_no_way_to_write_an_apostrophe():
    document = MarkdownReader().read("+++\ntitle = 'a'\n+++\n")
    assert document.write(document.segments[0], [Edit(Span(0, 1), "it's")]) is None
