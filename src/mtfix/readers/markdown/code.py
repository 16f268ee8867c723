"""What in a Markdown file is for programs, and would mislead a parser of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.model import Span
from mtfix.readers.closers import Closers

_CODE = r"\{\{|\{%|<\?|<%"
_PARTS = re.compile(
    rf"""
      (?P<fence>^[ \t>]*(?P<mark>`{{3,}}(?![^\n]*`)|~{{3,}})[^\n]*\n)
    | (?P<ticks>`+)
    | (?P<escape>\\.)
    | (?P<comment><!--)
    | (?P<code>{_CODE})
    | (?P<line>^[ \t>]*(?::{{3,}}|!!![ ]|\?\?\?\+?[ ])[^\n]*$)
    """,
    re.VERBOSE | re.MULTILINE,
)
_MDX = re.compile(
    rf"""{_PARTS.pattern}
    | (?P<module>^(?:import|export)\b)
    | (?P<brace>\{{)
    | (?P<fragment></?>)
    | (?P<dotted></?[A-Za-z][\w-]*(?:[.:][\w-]+)+)
    """,
    _PARTS.flags,
)
_CODE_ENDS = {"{{": "}}", "{%": "%}", "<?": "?>", "<%": "%>"}
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_STRINGS = re.compile(
    r"""[{}]|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|/\*.*?\*/""", re.DOTALL
)
_FRONT = re.compile(
    r"\A(?:---[ \t]*\r?\n(?:.*?\n)??---|\+\+\+[ \t]*\r?\n(?:.*?\n)??\+\+\+)[ \t\r]*(?:\n|\Z)"
    r"|\A\{[ \t\r]*\n.*?^\}[ \t\r]*(?:\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def find_front_matter(raw: str) -> Span:
    """Return where the settings of the page are, with their fences; empty without any."""
    front = _FRONT.match(raw)
    return Span(*front.span()) if front else Span(0, 0)


def mask_code(raw: str, *, is_mdx: bool) -> tuple[str, list[Span]]:
    """
    Return the text as the parser is to see it, of the same length, and the code in its lines.

    Settings, and in MDX imports and exports, are blank; calls of templates, and in MDX
    expressions in braces, are letters.

        >>> mask_code("See {{< ref a >}}.", is_mdx=False)
        ('See xxxxxxxxxxxxx.', [Span(start=4, end=17)])
    """
    front = find_front_matter(raw)
    parts = [_blank(front.of(raw))]
    codes = []
    at = front.end
    for kind, span in _Scan(raw, is_mdx=is_mdx).parts(front.end):
        parts.append(raw[at : span.start])
        if kind in ("module", "line"):
            parts.append(_blank(span.of(raw)))
        elif kind == "dotted":
            parts.append(re.sub("[.:]", "-", span.of(raw)))
        else:
            parts.append("x" * len(span))
            codes.append(span)
        at = span.end
    text = "".join([*parts, raw[at:]])
    return _SURROGATE.sub("\ufffd", text), codes


class _Scan:
    """One walk through a text, which meets each sign once."""

    def __init__(self, raw: str, *, is_mdx: bool) -> None:
        self._raw = raw
        self._is_mdx = is_mdx
        self._pattern = _MDX if is_mdx else _PARTS
        self._closers = Closers(raw)
        self._unended: set[str] = set()  # marks that have no end in the rest of the text
        self._first = 0
        self._blank = -1  # the end of the paragraph that was looked at last

    def parts(self, at: int) -> Iterator[tuple[str, Span]]:
        """Yield what is to be masked from `at` on: its kind and where it is."""
        self._first = at
        while part := self._pattern.search(self._raw, at):
            kind = part.lastgroup or ""
            end = self._end(kind, part)
            at = end or part.end()
            if end and kind not in ("fence", "ticks", "escape", "comment"):
                yield kind, Span(part.start(), end)

    def _end(self, kind: str, part: re.Match[str]) -> int | None:
        """Return where a thing ends, None where it does not, and is text."""
        if kind == "fence":
            fence = re.compile(rf"^[ \t>]*{part['mark']}[`~]*[ \t\r]*$", re.MULTILINE)
            closing = fence.search(self._raw, part.end())
            return closing.end() if closing else len(self._raw)
        if kind == "ticks":
            return self._find(rf"(?<!`){part[0]}(?!`)", part)
        if kind == "comment":
            return self._closers.find("-->", part.end())
        if kind == "brace" or (kind == "code" and part[0][0] == "{" and self._is_mdx):
            return self._end_of_braces(part.start())
        if kind == "code":
            end = self._closers.find(_CODE_ENDS[part[0]], part.end())
            return end if end and end <= self._end_of_paragraph(part.end()) else None
        if kind == "module":
            start = part.start()
            is_apart = start == self._first or _BLANK_LINE.search(self._raw, start - 3, start)
            return self._end_of_paragraph(part.end()) if is_apart else None
        return part.end()

    def _find(self, pattern: str, part: re.Match[str]) -> int | None:
        """Return where a mark ends that must end within its paragraph."""
        if part[0] in self._unended:
            return None
        closing = re.compile(pattern).search(self._raw, part.end())
        if not closing:
            self._unended.add(part[0])
            return None
        return closing.end() if closing.end() <= self._end_of_paragraph(part.end()) else None

    def _end_of_paragraph(self, at: int) -> int:
        if self._blank < at:
            blank = _BLANK_LINE.search(self._raw, at)
            self._blank = blank.start() if blank else len(self._raw)
        return self._blank

    def _end_of_braces(self, start: int) -> int | None:
        """Return where an expression ends; behind one that does not, braces are text."""
        if "{" in self._unended:
            return None
        depth = 0
        for part in _STRINGS.finditer(self._raw, start):
            depth += {"{": 1, "}": -1}.get(part[0], 0)
            if not depth:
                return part.end()
        self._unended.add("{")
        return None


def _blank(text: str) -> str:
    return re.sub(r"[^\r\n]", " ", text)
