"""What of a reStructuredText file is prose, and how edits are written into it."""

from __future__ import annotations

import pytest
from docutils import nodes
from docutils.core import publish_doctree

from mtfix.model import Edit, Span, apply_edits
from mtfix.readers.rst import RstReader

OBJECT = "\ufffc"
SAMPLE = """\
=======
 A page
=======

Intro *em* text
---------------

Para with ``lit x`` and *emph*, a `link <http://x>`_ of one
line and \\*escapes\\*, (*) and "*" and 2 * 3 and *x*\\ s and __init__ and a_b
and a name_ here. *unended

.. note:: The first line of a note
   and more.

   Second one.

   - item

     para

   .. tip:: Nested.

.. code-block:: python

   x = 1

* item one
  continued
* item two

  1. num
     two
  2. b

term
   Definition here.

   Second.

A. Einstein was a
great man.

:param x: value text
   more

-a, --all  Do all of it.

.. comment
   text

..

    quotation

Literal::

   code

More ::

> quoted
> code

::

  x

.. [1] A footnote text
   goes on.

.. _name: http://x

.. figure:: y.png
   :width: 3

   Caption text.

| line block
| two
  cont

__ http://anon

----------

>>> doctest
1

Last `one <http://y>`__
=======================
End."""


def read(raw: str) -> list[str]:
    """Return the segments, each with its role unless it is a paragraph."""
    return [
        s.text if s.role == "paragraph" else f"{s.role}:{s.text}"
        for s in RstReader().read(raw).segments
    ]


def ask_docutils(raw: str) -> list[str]:
    tree = publish_doctree(
        raw, settings_overrides={"report_level": 5, "doctitle_xform": False}
    )  # fmt: skip
    kinds = (nodes.paragraph, nodes.title, nodes.term, nodes.line, nodes.caption)
    return [
        " ".join(node.astext().split())
        for node in tree.findall()
        if isinstance(node, kinds) and not isinstance(node.parent, nodes.system_message)
    ]


def test_docutils_reads_the_same():
    ours = [" ".join(s.text.split()) for s in RstReader().read(SAMPLE).segments]
    assert ours == ask_docutils(SAMPLE)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("", []),
        ("One\r\ntwo.\r\n\r\n\tThree", ["One two.", "Three"]),
        ("Title\n=====\nText", ["heading:Title", "Text"]),
        ("- a\n- b\n  c", ["list-item:a", "list-item:b c"]),
        (".. versionadded:: 3.1\n   It came.", ["It came."]),
        (".. py:function:: f(x)\n\n   Does it.", ["Does it."]),
        (".. list-table:: T\n\n   * - A\n     - B", ["heading:T", "list-item:A", "list-item:B"]),
        (".. image:: x.png\n   :alt: A\n     map\n   :width: 2", ["caption:A map"]),
        (".. |s| replace:: some *text*\n.. |t| image:: x.png", ["some text"]),
        (".. |s| replace::\n   so\n\n.. |t| replace::\n\nit", ["so", "it"]),
        ("--all FILE\n----------\n\n-a FILE\n  so", ["heading:--all FILE", "list-item:so"]),
        (".. toctree::\n\n   a\n   b", []),
        (".. unheard-of:: x\n\n   no", []),
        ("+---+\n| a |\n+---+\n\nyes\n\n==  ==\na   b\n==  ==\nc   d\n==  ==\n", ["yes"]),
        ("A |sub| and [1]_ and [CIT]_.", [f"A {OBJECT} and {OBJECT} and {OBJECT}."]),
        (":ref:`see it <x>` and :doc:`x`", ["see it and x"]),
        ("- " * 500 + "deep", []),
    ],
)  # fmt: skip
def test_segments(raw, expected):
    assert read(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Run ``x *= 1`` and :func:`f`", ["x *= 1", "f"]),
        ("See `the page`_ and that_", ["the page", "that"]),
        ("Use :option:`-T build=1 <cmake -T>`", ["-T build=1"]),
        ("See :ref:`it <x>` and `it <http://y>`_ and :sub:`2`", []),
    ],
)
def test_protected(raw, expected):
    (segment,) = RstReader().read(raw).segments
    assert [span.of(segment.text) for span in segment.protected] == expected


@pytest.mark.parametrize(
    ("raw", "at", "expected"),
    [
        ("**Li Qiang**who", 8, "**Li Qiang**|who"),
        ("met *Xi* there", 4, "met |*Xi* there"),
        ("`Xi <http://x>`_who", 2, "`Xi <http://x>`_|who"),
        ("*x*\\ s", 1, None),
        ("s\\ *x*", 1, None),
    ],
)
def test_breaks(raw, at, expected):
    segment = RstReader().read(raw).segments[0]
    place = segment.break_at(at)
    assert (None if place is None else f"{raw[:place]}|{raw[place:]}") == expected


@pytest.mark.parametrize(
    ("raw", "old", "new", "expected"),
    [
        ("**Li**who", "w", ", w", "**Li**, who"),
        ("a b", "b", "a*b *c* d_ e", r"a a*b \*c* d\_ e"),
        ("- a\n  b", " ", "-", "- a-b"),
        ("A b\n===\n", "b", "bcd", "A bcd\n=====\n"),
        ("A bcd\n=====\n", "bcd", "b", "A b\n===\n"),
        ("A b\n=====\n", "b", "cd", "A cd\n=====\n"),
        ("===\nA b\n===\n", "b", "漢", "====\nA 漢\n====\n"),
        ("====\n A b\n====\n", "b", "bcd", "======\n A bcd\n======\n"),
    ],
)
def test_edits_are_written_as_rst(raw, old, new, expected):
    document = RstReader().read(raw)
    segment = document.segments[0]
    at = segment.text.index(old)
    edits = document.write(segment, [Edit(Span(at, at + len(old)), new)])
    assert apply_edits(raw, edits) == expected
