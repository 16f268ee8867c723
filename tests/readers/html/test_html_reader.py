"""What of an HTML page is prose, and that the map to the page is exact."""

from __future__ import annotations

import pytest

from mtfix.model import Edit, Span, apply_edits
from mtfix.readers.html import HtmlReader

OBJECT = "\ufffc"


def read(raw: str) -> list[tuple[str, str]]:
    return [(s.role, s.text) for s in HtmlReader().read(raw).segments]


def texts(raw: str) -> list[str]:
    return [text for _, text in read(raw)]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("", []),
        ("no tags at all", ["no tags at all"]),
        ("<p>One.</p>\n<p> Two. </p>", ["One.", "Two."]),
        ("<p>One.<p>Two.", ["One.", "Two."]),
        ("<p>a\n   b\r\n\tc</p>", ["a b c"]),
        ("<p>a <b> b</b>c</p>", ["a bc"]),
        ("one<br>two<br/>three", ["one", "two", "three"]),
        ("<p>super<wbr>cali<!-- a > b -->fragil</p>", ["supercalifragil"]),
        ("<p>a&nbsp;b &amp; c &#x41; &foo; AT&T x &lt y</p>", ["a\u00a0b & c A &foo; AT&T x < y"]),
        ("<p>x < y and 5 > 3 <3</p><p>z</p>", ["x < y and 5 > 3 <3", "z"]),
        (
            "<p>See <img src=x> and <svg><g><text>t</text></g></svg>.",
            [f"See {OBJECT} and {OBJECT}."],
        ),
        ("<p>a<script>if (1<2) '</p>'</script>b<style>p{}</style></p>", ["ab"]),
        ("<pre>code\n\n  here</pre>text<textarea>t</textarea>", [f"text{OBJECT}"]),
        ("<template><p>no</p></template><noscript>Turn it on.</noscript>", ["Turn it on."]),
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>字", ["漢字"]),
        ("<select><option>One<option>Two</select>", ["One", "Two"]),
        (
            "<label>Name <input type=text></label><button>Send it</button>",
            [f"Name {OBJECT}", "Send it"],
        ),
        ("<div>a<div>b</div>c</div>", ["a", "b", "c"]),
        ("<p>Press <i>Cmd</i><i hidden>Ctrl</i>+A", [f"Press Cmd{OBJECT}+A"]),
        ("<p>Dear <?php if ($a > 1) { echo '<b>'; } ?>, hi", [f"Dear {OBJECT}, hi"]),
        (
            "{% if a < b %}<p {% if x %}class='{{ y }}'{% endif %}>Hi {{ name }}!</p>",
            ["Hi {{ name }}!"],
        ),
        ("<![if !IE]><p>a</p><![endif]><![CDATA[b > c]]><!---->d", ["a", "d"]),
        ("<p>\u00e9t\u00e9\u2028\U0001f600 <b>x</b></p>", ["\u00e9t\u00e9\u2028\U0001f600 x"]),
    ],
)
def test_segments(raw, expected):
    assert texts(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("<title>T &amp; U</title>", "heading:T & U"),
        ("<h2>A <i>b</i></h2>", "heading:A b"),
        ("<ul><li>a<li>b <p>c</ul>d", "list-item:a list-item:b list-item:c paragraph:d"),
        ("<table><caption>c<tr><th>a<td>b</table>", "caption:c table-cell:a table-cell:b"),
        ("<figure><img alt='A'><figcaption>He.</figure>", "attribute:A caption:He."),
        ('<a title="A &quot;b&quot;" href="n" id="n">c</a>', 'attribute:A "b" paragraph:c'),
        ("<input placeholder='Your name' value='n'>", "attribute:Your name"),
        ("<input type=submit value='Go'><input value='n'>", "attribute:Go"),
        ("<meta name=description content='A b'><meta name=robots content='n'>", "attribute:A b"),
        ("<meta content='A b' property='og:title'><meta content='n'>", "attribute:A b"),
        ("<img alt=bare><img alt=''><img alt='{{ x }}'>", "attribute:{{ x }}"),
    ],
)
def test_roles(raw, expected):
    assert " ".join(f"{role}:{text}" for role, text in read(raw)) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("<p>Run <code>x = 1</code> or <kbd>q</kbd></p>", ["x = 1", "q"]),
        ("<p>The <b translate=no>Acme <i>Corp</i></b> is</p>", ["Acme Corp"]),
        ("<p class='a notranslate'>Acme <b translate=yes>is</b></p>", ["Acme "]),
        ("<p>and <i lang=fr>joie de vivre</i>.", ["joie de vivre"]),
        ("<html lang=en-US><p lang=en>and <i lang=en>joy</i>.", []),
    ],
)
def test_protected(raw, expected):
    (segment,) = HtmlReader().read(raw).segments
    assert [span.of(segment.text) for span in segment.protected] == expected


def test_a_paragraph_of_code_is_not_read():
    raw = "<p class='i0 code'>lb config noauto<br>x</p><p translate=no>Acme<br>Corp</p>"
    acme, corp = HtmlReader().read(raw).segments
    assert acme.protected and corp.protected  # noqa: PT018


def test_languages():
    raw = "<html lang=es-MX><body><p>uno<p lang=en>two<p lang='es'>tres<div xml:lang='!'>x</div>"
    document = HtmlReader().read(raw)
    assert document.language == "es-MX"
    assert [segment.language for segment in document.segments] == [None, "en", None, None]


@pytest.mark.parametrize(
    ("raw", "at", "expected"),
    [
        ("<p><b>Li Qiang</b>who", 8, "<p><b>Li Qiang</b>|who"),
        ("<p>met<b>Xi</b>", 3, "<p>met|<b>Xi</b>"),
        ("<i><b>Xi</b></i><a href=x>Li</a>", 2, "<i><b>Xi</b></i>|<a href=x>Li</a>"),
        ("a<b> c</b>", 1, "a|<b> c</b>"),
        ("<b>a </b>\n c", 2, "<b>a </b>|\n c"),
        ("a<b></b>c", 1, "a|<b></b>c"),
        ("a<!-- --><b>c</b>", 1, "a<!-- -->|<b>c</b>"),
    ],
)
def test_breaks(raw, at, expected):
    (segment,) = HtmlReader().read(raw).segments
    place = segment.break_at(at)
    assert place is not None
    assert f"{raw[:place]}|{raw[place:]}" == expected


@pytest.mark.parametrize(
    "raw",
    [
        "<b>a<wbr>b<!-- -->c<script></script>d<sub>2</sub>e</b>",
        "<sup>GOD</sup><i>Enlil</i>",
        "<i>x</i><sup><a>1</a></sup>",
    ],
)
def test_no_break_inside_of_a_word(raw):
    (segment,) = HtmlReader().read(raw).segments
    assert segment.breaks == ()


@pytest.mark.parametrize(
    ("raw", "old", "new", "expected"),
    [
        ("<b>Li Qiang</b>who said", "", ", ", "<b>Li Qiang</b>, who said"),
        ("<b>Li Qiang</b>Who said", "W", ", w", "<b>Li Qiang</b>, who said"),
        ("<p>x y</p>", "y", "a < b & c", "<p>x a &lt; b &amp; c</p>"),
        ("<p>x&nbsp;y</p>", "y", "a\u00a0!", "<p>x&nbsp;a&nbsp;!</p>"),
        ("<p>x y</p>", "y", "a\u00a0!", "<p>x a\u00a0!</p>"),
        ("<img alt=\" 'x' y \">", "y", "\"a\" 'b'", "<img alt=\" 'x' &quot;a&quot; 'b' \">"),
        ("<img alt='\"x\" y'>", "y", "\"a\" 'b'", '<img alt=\'"x" "a" &#39;b&#39;\'>'),
        ("<p>a  \n b</p>", " ", "-", "<p>a-b</p>"),
    ],
)
def test_edits_are_written_as_html(raw, old, new, expected):
    document = HtmlReader().read(raw)
    segment = next(s for s in document.segments if s.text != OBJECT)
    at = segment.text.index(old) if old else 8
    edits = document.write(segment, [Edit(Span(at, at + len(old)), new)])
    assert apply_edits(raw, edits) == expected
