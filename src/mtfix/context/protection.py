"""Spans that no rule may enter: addresses, code, placeholders, tags."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

import regex

from mtfix.errors import UsageProblem
from mtfix.model import Span
from mtfix.patterns import compile_pattern

_TLDS = (
    "com|org|net|edu|gov|mil|int|info|biz|name|io|ai|app|dev|tv|me|co|eu|us|uk|de|fr|es|it|pt|br|"
    "mx|ar|cl|pe|ru|ua|by|kz|pl|cz|sk|hu|ro|bg|gr|tr|nl|be|ch|at|se|no|dk|fi|ee|lv|lt|jp|cn|kr|"
    "tw|hk|in|id|vn|th|sa|ae|eg|il|ir|au|nz|za|ca"
)
# Ends of the names of files and of what is named like them (Node.js), but for those that are words.
_ENDINGS = (
    "js|jsx|mjs|cjs|ts|tsx|py|rb|rs|kt|cpp|hpp|php|sql|html?|css|scss|xml|jsonl?|ya?ml|toml|ini|"
    "mdx?|rst|txt|csv|tsv|pdf|docx?|xlsx?|zip|gz|png|jpe?g|gif|svg|webp|exe|dll|bat|ps1|dmg|deb"
)
# What a language model writes between marks like tags is no markup.
_ANSWERS = (
    "(?:think|thinking|reasoning|translation|answer|output|source_text|target_text|"
    "start_of_turn|end_of_turn|unk|pad)>"
)
# Nor are the masks that a pipeline puts for code and links, and forgets to take away.
_MASKS = (
    "_*(?:INLINE_CODE|CODE_BLOCK|CODE_SPAN|HTML_TAG|MD_LINK|LINK_URL|IMAGE_LINK|PLACE_?HOLDER"
    "|NO_TRANSLATE|DO_NOT_TRANSLATE|MASK_TOKEN)_\\d"
)
# Where words have no blanks between them, names in programs stand in the midst of them.
_IN_NAME = r"[\w--[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}]]"
# What is closed, in order, and the sign without which a text has none of it.
_CLOSED = (
    (
        "address",
        r"""(?:https?|ftp|file|mailto|tel)://?(?=/?[^\s/])\S*[^\s.,;:!?)\]}>"'”’»]""",
    ),
    ("www", r"""\bwww\.\S*[^\s.,;:!?)\]}>"'”’»]"""),
    ("at", r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),  # e-mail
    ("dot", rf"\b[\w-]+(?:\.[\w-]+)*\.(?:{_TLDS})\b(?:/[^\s)\]}}>\"”»]*)?"),  # domains
    (
        "dot",  # files
        rf"(?<!{_IN_NAME}|=[\"']){_IN_NAME}[\w.-]*\.(?:{_ENDINGS})(?![\w--\p{{Han}}])",
    ),
    ("package", r"\b(?:com|org|net|io)(?:\.[\w-]+){2,}"),
    ("at", r"(?<![\p{L}\p{N}])[@＠][\p{L}\p{N}_.]*[\p{L}\p{N}_]"),  # handles
    ("hash", r"(?<![\p{L}\p{N}&;])[\#＃][\p{L}\p{N}_]+"),
    ("code", r"`[^`\n]+`"),
    ("tag", rf"</?(?!{_ANSWERS})[a-zA-Z][^<>\n]{{0,500}}>"),
    (
        "entity",
        r"&(?!amp;(?:[a-zA-Z]{2,8}|\#[0-9]+);)"
        r"(?:[a-zA-Z][a-zA-Z0-9]+|\#[0-9]+|\#x[0-9a-fA-F]+);",
    ),
    ("brace", r"\{\{[^{}\n]{0,80}\}\}"),  # {{ name }}
    ("brace", r"\$?\{(?!\s|\$\s)[^{}\n]{0,80}(?<!\s)\}"),  # {name} ${name}
    (
        "percent",  # printf
        r"%(?:\([^()\s]{1,40}\)|\d+\$)?[-+0\#]*\d*(?:\.\d+)?[sdiufxXeEgGcr@]"
        rf"(?!{_IN_NAME})",
    ),
    ("percent", r"(?<![\w%])%(?:\d{1,2}|[A-Za-z]\w{1,30})%(?!\w)"),  # %1% %NAME%
    (
        "underscore",  # identifiers
        rf"(?<!{_IN_NAME})(?!ad_\d+\]|{_MASKS})(?<!<\|){_IN_NAME}+(?:_{_IN_NAME}+)+(?!{_IN_NAME})",
    ),
    ("call", r"\b[a-z]\w*\(\)"),
    ("camel", r"(?<![\p{L}\p{N}])[a-z]+(?:\p{Lu}[a-z0-9]+){2,}(?![\p{L}\p{N}])"),
    ("option", r"(?<!\S)--[a-z][\w-]*"),
    ("path", r"(?<![\w/])~?(?:/[\w.+-]+){2,}/?"),
    ("drive", r"\b[A-Za-z]:\\[^\s\"]+"),
    ("variable", r"\b[xX]-? \p{L}{1,5} [yY]\b(?!['’])"),  # x and y
    (
        "wiki",
        r"\b(?:left|right|center|frame|upright)?(?:[tT]humb|[mM]iniatura?|\d{2,4}px)"
        r"(?:left|right|center|frame|upright|thumb|\d{2,4}px)*(?=\p{Lu})\p{L}+",
    ),
)
# Each begins with what is rarest in it, since searches jump from one of those to the next.
_SIGNS = {
    "address": ":/",
    "www": r"www\.",
    "at": "[@＠]",
    "dot": rf"\.(?:{_TLDS}|{_ENDINGS})(?![a-zA-Z])",
    "package": r"\.(?:(?<=com\.)|(?<=org\.)|(?<=net\.)|(?<=io\.))[\w-]",
    "hash": r"[#＃]\w",
    "code": "`",
    "tag": "</?[a-zA-Z]",
    "entity": "&[a-zA-Z#]",
    "brace": "{",
    "percent": r"%(?:[-+#(\w@]|\.\d)",
    "underscore": "_",
    "call": r"\(\)",
    "camel": "[A-Z](?<=[a-z].)[a-z0-9]+[A-Z]",
    "option": "--[a-z]",
    "path": r"/[^/\s]+/",
    "drive": r":\\",
    "variable": r"[xX](?<=\b.)\b",
    "wiki": r"b(?<=humb)|r(?<=iniatur)|x(?<=\dpx)",
}
_LONG = ("code", "tag", "brace", "variable")  # may have blanks inside
# Most text has none of these.
_HINT = re.compile("|".join(_SIGNS.values()))
_HINT_OF_LONG = re.compile("|".join(_SIGNS[kind] for kind in _LONG))
_HINTS = {kind: re.compile(sign) for kind, sign in _SIGNS.items()}


@lru_cache(maxsize=64)  # what looks at a line asks again and again
def find_protected(text: str) -> tuple[Span, ...]:
    """
    Return the spans that are closed to rules for what they look like, in order.

        >>> find_protected("See https://example.org/Xisaid.")
        (Span(start=4, end=30),)
    """
    if not may_be_protected(text):
        return ()
    kinds = frozenset(kind for kind, hint in _HINTS.items() if hint.search(text))
    return tuple(Span(*match.span()) for match in _compile_closed(kinds).finditer(text))


def may_be_protected(text: str) -> bool:
    """Tell whether `find_protected` may find something; some part between blanks says so, too."""
    return _HINT.search(text) is not None


def find_protected_alone(token: str) -> tuple[Span, ...] | None:
    """
    Return what is closed of a piece of a line that has no blanks in it and stands between two.

    None where that depends on what else is in the line.

        >>> find_protected_alone("(Vec<T>)"), find_protected_alone("<img")
        ((Span(start=4, end=7),), None)
    """
    spans = find_protected(token)
    edges = (0, *chain.from_iterable((span.start, span.end) for span in spans), len(token))
    between = " ".join(token[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))
    return None if _HINT_OF_LONG.search(between) else spans


@lru_cache(maxsize=256)  # a text has one or two kinds of it, and the whole pattern is slow
def _compile_closed(kinds: frozenset[str]) -> regex.Pattern[str]:
    patterns = (pattern for kind, pattern in _CLOSED if kind in kinds)
    return compile_pattern("|".join(patterns), regex.VERSION1)


def find_chosen(text: str, patterns: Iterable[regex.Pattern[str]]) -> tuple[Span, ...]:
    """Return what the user's patterns match, in order; the spans may overlap."""
    found = (match for pattern in patterns for match in pattern.finditer(text))
    return tuple(sorted(Span(*match.span()) for match in found if match.group()))


def compile_protected(patterns: Iterable[str]) -> tuple[regex.Pattern[str], ...]:
    """
    Return the user's patterns of protected terms, compiled.

    Raises UsageProblem where one is not a regular expression.
    """
    compiled = []
    for pattern in patterns:
        try:
            compiled.append(regex.compile(pattern, regex.VERSION1))
        except regex.error as error:
            raise UsageProblem(f"the protected pattern “{pattern}” is broken: {error}.") from error
    return tuple(compiled)
