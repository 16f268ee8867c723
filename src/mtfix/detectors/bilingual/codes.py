"""What a translation must keep letter for letter: placeholders, tags, addresses, code."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import regex

from mtfix.model import Span

_PLACEHOLDER = regex.compile(
    r"""
      %(?:\([^()\s]{1,40}\)|\d{1,2}\$)?[-+0\#]*(?:\d+|\*)?(?:\.(?:\d+|\*))?
        (?:hh|h|ll|l|L|z|j|t|q)?[sdiufFxXeEgGcopr@]                          # printf
        (?![[\p{Ll}&&\p{Latin}]\p{N}])                                # but 5%so; %sте is one
    | %(?:\{[^{}\s]{1,40}\}|(?!d\p{L}{0,3}%\d?d)\w{2,40}%)          # Ruby, %name%, not %dh%dm
    | \{\{\{?(?!["'”“»])[^{}\n]{1,80}\}?\}\}                                 # Mustache, i18next
    | \$?\{(?![^{}]*-[^{}]*-|\s\p{L}{2,5}\s)                                 # {0} {name} ${name}
        \s{0,2}[\w.$:!,\[\]-]{0,60}\s{0,2}\}
    | \$t\([^()\n]{1,80}\)                                                   # i18next
    | \ufffc                                                                 # inline codes
    """,
    regex.VERBOSE | regex.VERSION1,
)
_ICU = regex.compile(r"\{\s*(\w+)\s*,\s*(?:plural|select|selectordinal|number|date|time)\b")
_ICU_NAME = regex.compile(r"\{\s*(\w+)\s*[,}]")
_NUMBERED = regex.compile(r"%(\d{1,2})\$(?=.*[a-zA-Z@]\Z)")
_COUNTED = regex.compile(r"%[^(%{*]*[a-zA-Z@]\Z")
_ATTRIBUTE = r"""\s+[\w:@.-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>]+)"""
_TAG = regex.compile(rf"<(/?)([A-Za-z][\w:-]*)(?:{_ATTRIBUTE}){{0,30}}\s*(/?)>")
# Tags whose end may be missing; others without one, in pointed brackets, are words to fill in.
_UNENDED = frozenset(
    {"a", "b", "br", "center", "div", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img"}
    | {"li", "ol", "p", "small", "span", "strong", "sub", "sup", "td", "th", "tr", "u", "ul", "wbr"}
)
_ADDRESS = regex.compile(
    r"""
      (?:https?|ftp|file|mailto|tel)://?(?=/?[^\s/])[^\s\p{Han}\p{Hiragana}\p{Katakana}<>"'`“”«»（）]*
        [^\s\p{Han}\p{Hiragana}\p{Katakana}<>"'`“”«»（）.,;:!?)\]}。、，]
    | \bwww\.[\w./?=&%+~\#-]*[\w/]
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
    """,
    regex.VERBOSE | regex.VERSION1,
)
# Not what stands between two quotations of old manuals, `so'.
_SNIPPET = regex.compile(r"(?<!`)`(?![^`'\n]*'[^`'\n]*`)[^`\n]{1,80}`(?!`)")
# Numbers of issues, comparisons, and names with signs, points or capitals inside of them.
_NAME = regex.compile(
    r"""
      (?<![\w\#&])\#\d+(?!\w)
    | (?<![^\s\w])(?:[<>=!]=|[=-]>)(?![^\s\w])
    | (?<!\S)@[\w-]+/\w[\w-]*(?![\w/-])
    | (?<![\w.-])[A-Za-z]\w*(?:[-_]\w+)+(?![\w-])
    | (?<!\w)[A-Za-z0-9]*[a-z][A-Z]\w*
    | (?<![\w.])[A-Za-z]\w+(?:\.[A-Za-z]\w+)+
    | (?<!\w)\w&\w(?!\w)
    """,
    regex.VERBOSE | regex.VERSION1,
)
# What a translation may have made of the marks around code.
_MARKS = "[`'\"„“”«»‘’｀「」『』]"


@dataclass(frozen=True, slots=True)
class Code:
    """A code as written, `key` being what of it must be the same."""

    text: str
    span: Span
    key: str


def find_placeholders(text: str) -> tuple[Code, ...]:
    """
    Return the placeholders of a text, in order.

        >>> [code.key for code in find_placeholders("%1$s has {{ count }} of {max}, 5% so")]
        ['%1$s', '{{count}}', '{max}']
        >>> [code.key for code in find_placeholders("%(size)s에서 %d를")]
        ['%(size)s', '%d']
    """
    if _ICU.search(text):
        return tuple(_find_arguments(text))
    found = _PLACEHOLDER.finditer(text)
    return tuple(Code(match[0], Span(*match.span()), _key_of(match[0])) for match in found)


def _key_of(placeholder: str) -> str:
    """Return what two placeholders share; one that takes an argument and prints none is `%s`."""
    key = _without_blanks(placeholder)
    return "%s" if key in ("%.0s", "%0.0s") else key


def _find_arguments(text: str) -> Iterator[Code]:
    """Yield each argument of an ICU message once; a branch may name them as often as it likes."""
    names: dict[str, regex.Match[str]] = {}
    for match in _ICU_NAME.finditer(text):
        names.setdefault(match[1], match)
    for name, match in names.items():
        yield Code(name, Span(*match.span(1)), f"{{{name}}}")


def number_placeholders(codes: tuple[Code, ...], others: tuple[Code, ...]) -> tuple[Code, ...]:
    """
    Return codes with the numbers of their arguments, where only the others have such numbers.

    A translation that changes the order of arguments has to number them.

        >>> codes, others = find_placeholders("%s in %d"), find_placeholders("%2$d: %1$s")
        >>> [code.key for code in number_placeholders(codes, others)]
        ['%1$s', '%2$d']
    """
    if not any(_NUMBERED.match(code.key) for code in others):
        return codes
    numbered, count = [], 0
    for code in codes:
        if _NUMBERED.match(code.key) or not _COUNTED.match(code.key):
            numbered.append(code)
            continue
        count += 1
        numbered.append(replace(code, key=f"%{count}${code.key[1:]}"))
    return tuple(numbered)


def is_unclear(codes: tuple[Code, ...], others: tuple[Code, ...]) -> bool:
    """
    Tell whether the others number more arguments than these have, so that some were not read.

        >>> codes, others = find_placeholders("%sth of %s"), find_placeholders("%2$s: %1$s")
        >>> is_unclear(codes, others), is_unclear(others, codes)
        (True, False)
    """
    numbers = [int(match[1]) for code in others if (match := _NUMBERED.match(code.key))]
    if not numbers or any(_NUMBERED.match(code.key) for code in codes):
        return False
    return max(numbers) > sum(bool(_COUNTED.match(code.key)) for code in codes)


def _without_blanks(text: str) -> str:
    """Return a Mustache tag without the blanks that it may have inside."""
    return "".join(text.split()) if text.startswith("{{") else text


def find_tags(text: str) -> tuple[Code, ...]:
    """
    Return the tags of a text by name: attributes may be translated.

    What the help of a command puts in angle brackets for its user to fill in is none.

        >>> [code.key for code in find_tags('<a href="x">A</a><br/> <file>')]
        ['<a>', '</a>', '<br>']
    """
    found = list(_TAG.finditer(text))
    closed = {match[2].lower() for match in found if match[1]}
    return tuple(
        Code(match[0], Span(*match.span()), f"<{match[1]}{match[2].lower()}>")
        for match in found
        if (name := match[2].lower()) in closed
        or name in _UNENDED
        or ":" in name
        or match[0][-2] in "/\"'"
    )


def find_addresses(text: str) -> tuple[Code, ...]:
    """
    Return web and e-mail addresses.

        >>> [code.key for code in find_addresses("See http://a.org/b, or mail x@a.org.")]
        ['http://a.org/b', 'x@a.org']
    """
    return tuple(
        Code(match[0], Span(*match.span()), match[0].rstrip("/"))
        for match in _ADDRESS.finditer(text)
    )


def find_snippets(text: str) -> tuple[Code, ...]:
    """
    Return the code between backticks, as in Markdown.

        >>> [code.key for code in find_snippets("Set `retries` in `app.toml`.")]
        ['`retries`', '`app.toml`']
    """
    return tuple(Code(match[0], Span(*match.span()), match[0]) for match in _SNIPPET.finditer(text))


def find_names(text: str) -> tuple[Code, ...]:
    """
    Return what no translator pulls apart: comparisons, names of issues, files and products.

        >>> [code.key for code in find_names("Fixed max_size in js-core, see #12 (NodeRed).")]
        ['max_size', 'js-core', '#12', 'NodeRed']
        >>> [code.key for code in find_names("Now Node.js >= 20, by @iris/lint")]
        ['Node.js', '>=', '@iris/lint']
    """
    return tuple(Code(match[0], Span(*match.span()), match[0]) for match in _NAME.finditer(text))


FIND: dict[str, Callable[[str], tuple[Code, ...]]] = {
    "placeholder": find_placeholders,
    "tag": find_tags,
    "address": find_addresses,
    "snippet": find_snippets,
    "name": find_names,
}


def break_open(code: str) -> regex.Pattern[str]:
    """
    Return what finds a code that was pulled apart, put in capitals, in wide signs or in quotes.

        >>> bool(break_open("%1$s").search("for % 1 $ S"))
        True
        >>> bool(break_open("`app.toml`").search("in « app. toml »"))
        True
    """
    blanks = r"[ \u00a0\u200b]?"
    signs = (_alternatives(sign) for sign in code if not sign.isspace())
    start = r"(?<!\w)" if code[0].isalnum() else ""
    end = r"(?!\w)" if code[-1].isalnum() else ""
    return regex.compile(rf"{start}{blanks.join(signs)}{end}", regex.VERSION1 | regex.IGNORECASE)


def _alternatives(sign: str) -> str:
    if sign == "`":
        return _MARKS
    wide = chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign
    return f"[{regex.escape(sign)}{regex.escape(wide)}]"
