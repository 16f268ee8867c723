"""HTML for noise: paragraphs, and nodes at the inline tags."""

from __future__ import annotations

import pytest

from mtfix.noise.html import read_html


@pytest.mark.parametrize(
    ("raw", "nodes"),
    [
        ("<p>He met <b>Li Qiang</b>, who left.", [["He met", "Li Qiang", "who left."]]),
        ("<p>a<i></i><b></b>b", [["a", "b"]]),
        ("one<p>two</p>three<br>four<div>five", [["one"], ["two"], ["three"], ["four"], ["five"]]),
        ("<ul><li>one <a href='x'>two</a><li>three</ul>", [["one", "two"], ["three"]]),
        ("<P>A <STRONG>B</STRONG>\n  C</P>", [["A", "B", "C"]]),
        (
            "<p>Fish &amp; chips &lt;b&gt; &#8217; &eacute; &bogus; &",
            [["Fish & chips <b> ’ é &bogus; &"]],
        ),
        ("<p>ten&nbsp;men <b>of</b> it", [["ten\u00a0men", "of", "it"]]),
        ("<title>T</title><style>p {}</style><script>if (a<b) {'<p>x</p>'}</script><p>A", [["A"]]),
        ("<svg><text>x</text><path/></svg>A<!-- no --> b<template>y</template>", [["A b"]]),
        ("<p>A <b>B <i>C</b> D</i> E", [["A", "B", "C", "D", "E"]]),
        ("", []),
        ("<p> \n </p><b> </b>", []),
        ("no tags, at all", [["no tags, at all"]]),
        ("<p>a < b and <3", [["a < b and <3"]]),
        ("<p>one <svg></svg>two <img src=x>three<br/>four", [["one", "two", "three"], ["four"]]),
    ],
)
def test_paragraphs_and_nodes(raw, nodes):
    clean = read_html(raw)
    assert [[span.of(p.text) for span in p.nodes] for p in clean.passages] == nodes
    for passage in clean.passages:
        end = passage.start + len(passage.text)
        assert clean.text[passage.start : end] == passage.text


def test_the_text_has_one_line_for_each_paragraph():
    assert read_html("<h1>One</h1>\n<p>Two\nlines</p>").text == "One\n\nTwo lines\n"
