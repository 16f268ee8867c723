"""Placeholders, tags and addresses, and how a code looks when it is broken."""

from __future__ import annotations

import pytest

from mtfix.detectors.bilingual.codes import (
    break_open,
    find_addresses,
    find_placeholders,
    find_tags,
)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("%s of %1$s, %(name)s, %05.2f, %-5d, %lu, %@", "%s %1$s %(name)s %05.2f %-5d %lu %@"),
        ("100% sure, 5 % de, 50%, 3%.", ""),
        ("%sте град, %dте ходове", "%s %d"),
        ("%s 的 %0.0s", "%s %s"),
        ("{} {0} {name} {a.b} ${sum} {$count}", "{} {0} {name} {a.b} ${sum} {$count}"),
        ("{{name}} {{ name }} {{{raw}}} {{#each}}", "{{name}} {{name}} {{{raw}}} {{#each}}"),
        ("%{count} %user_name% $t(key)", "%{count} %user_name% $t(key)"),
        ("{n, plural, one {# file of {who}} other {# files of {who}}}", "{n} {who}"),
        ("A set {1, 2 and 3} of \ufffc", "\ufffc"),
    ],
)
def test_placeholders(text, keys):
    found = find_placeholders(text)
    assert [code.key for code in found] == keys.split()
    assert all(code.span.of(text) == code.text for code in found)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ('<a href="x" title="a">b</a>', ["<a>", "</a>"]),
        ("<BR/> <br /> a < b > c, a<b and b>c", ["<br>", "<br>"]),
        ("<my-tag:x>", ["<my-tag:x>"]),
    ],
)
def test_tags(text, keys):
    assert [code.key for code in find_tags(text)] == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("(see https://a.org/b?c=d&e.)", ["https://a.org/b?c=d&e"]),
        ("见https://a.org/b。", ["https://a.org/b"]),
        ("www.a.org/, x.y+z@a.b.org; a@b", ["www.a.org", "x.y+z@a.b.org"]),
    ],
)
def test_addresses(text, keys):
    assert [code.key for code in find_addresses(text)] == keys


@pytest.mark.parametrize(
    ("code", "text", "broken"),
    [
        ("%1$s", "für % 1 $ s da", "% 1 $ s"),
        ("%s", "５０ ％ｓ", "％ｓ"),
        ("%s", "50 % sicher", None),
        ("{name}", "{ Name }", "{ Name }"),
        ("</b>", "fett< / b>", "< / b>"),
    ],
)
def test_broken_codes(code, text, broken):
    match = break_open(code).search(text)
    assert (match and match[0]) == broken
