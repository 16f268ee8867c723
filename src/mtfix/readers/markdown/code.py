"""What in a Markdown file is for programs, and would mislead a parser of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.model import Span

_PARTS = re.compile(
    r"""
      (?P<fence>^[ \t>]*(?P<mark>`{3,}|~{3,})[^\n]*\n(?:.*?^[ \t>]*(?P=mark)[`~]*[ \t\r]*$|.*\Z))
    | (?P<span>(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n[ \t\r]*\n).)+?(?<!`)(?P=ticks)(?!`))
    | (?P<escape>\\.)
    | (?P<comment><!--.*?-->)
    | (?P<code>\{\{(?:(?!\n[ \t\r]*\n).)*?\}\}|\{%(?:(?!\n[ \t\r]*\n).)*?%\}
        | <\?(?:(?!\n[ \t\r]*\n).)*?\?> | <%(?:(?!\n[ \t\r]*\n).)*?%>)
    | (?P<line>^[ \t>]*(?::{3,}|!!![ ]|\?\?\?\+?[ ])[^\n]*$)
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_MDX = re.compile(
    rf"""{_PARTS.pattern}
    | (?P<module>(?:\A|(?<=\n\n)|(?<=\n\r\n))(?:import|export)\b(?:(?!\n[ \t\r]*\n).)*)
    | (?P<brace>\{{)
    | (?P<fragment></?>)
    | (?P<dotted></?[A-Za-z][\w-]*(?:[.:][\w-]+)+)
    """,
    _PARTS.flags,
)
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
    for kind, span in _find_code(raw, front.end, _MDX if is_mdx else _PARTS):
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


def _find_code(raw: str, at: int, pattern: re.Pattern[str]) -> Iterator[tuple[str, Span]]:
    while part := pattern.search(raw, at):
        at = part.end()
        kind = part.lastgroup or ""
        if kind == "brace":
            at = _end_of_braces(raw, part.start())
            if at > part.end():
                yield kind, Span(part.start(), at)
            at = max(at, part.end())
        elif kind not in ("fence", "span", "escape", "comment"):
            yield kind, Span(*part.span())


def _end_of_braces(raw: str, start: int) -> int:
    """Return where an expression in braces ends; `start` where it does not."""
    depth = 0
    for part in _STRINGS.finditer(raw, start):
        depth += {"{": 1, "}": -1}.get(part[0], 0)
        if not depth:
            return part.end()
    return start


def _blank(text: str) -> str:
    return re.sub(r"[^\r\n]", " ", text)
