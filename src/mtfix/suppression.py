"""Comments in the text that tell mtfix to leave a place alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from mtfix.model import Span

_DIRECTIVE = r"mtfix:[ \t]*(ignore|disable|enable|file-ignore)\b(?:\[([^\]\r\n]*)\])?"
_COMMENTS = (
    re.compile(rf"<!--[ \t]*{_DIRECTIVE}[^\r\n]*?-->"),
    re.compile(rf"\{{/\*[ \t]*{_DIRECTIVE}[^\r\n]*?\*/\}}"),  # MDX
    re.compile(rf"^[ \t]*\.\.[ \t]+{_DIRECTIVE}[^\r\n]*", re.MULTILINE),  # reStructuredText
    re.compile(rf"(?:(?<=\s)|^)#[ \t]*{_DIRECTIVE}[^\r\n]*", re.MULTILINE),
)
_SIC = re.compile(r"[ \t]?\[sic[.!]?\]", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"[\w'’\-]+\Z")
_LONGEST_WORD = 80  # code points looked at before [sic]
_PARAGRAPH = re.compile(r"\s*(?P<body>\S[^\r\n]*(?:(?:\r\n|\r|\n)[^\r\n]*\S[^\r\n]*)*)")

_ELEMENT = re.compile(
    r"\s*(?P<body><(?P<tag>p|h[1-6]|[dou]l|li|d[dt]|t[dhr]|table|(?:fig)?caption|blockquote|div"
    r"|section|article|button|option|title|summary)\b.*?</(?P=tag)\s*>)",
    re.DOTALL | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Silence:
    """The rules that `glob` means are silenced in `region`, by the `comment`, if it is one."""

    glob: str
    region: Span
    comment: Span | None = None

    def covers(self, rule_id: str, raw_span: Span) -> bool:
        """Tell whether a finding of `rule_id` at `raw_span` is silenced."""
        is_inside = self.region.overlaps(raw_span) or self.region.contains(raw_span)
        return is_inside and fnmatchcase(rule_id, self.glob)


@dataclass(frozen=True, slots=True)
class Suppressions:
    """
    Where which rules are silenced.

    `spans` are the comments themselves, and the words marked [sic]: no prose, closed to
    every rule. All spans count code points of the raw text.
    """

    spans: tuple[Span, ...] = ()
    silences: tuple[Silence, ...] = ()

    def covers(self, rule_id: str, raw_span: Span) -> bool:
        """Tell whether a finding of `rule_id` at `raw_span` is silenced."""
        return any(silence.covers(rule_id, raw_span) for silence in self.silences)

    def find_unused(self, silenced: Iterable[tuple[str, Span]]) -> tuple[tuple[Span, str], ...]:
        """Return the comments, and names in them, that cover none of these (rule, raw span)."""
        places = tuple(silenced)
        return tuple(
            (silence.comment, silence.glob)
            for silence in self.silences
            if silence.comment and not any(silence.covers(*place) for place in places)
        )


def find_suppressions(raw: str) -> Suppressions:
    """
    Return what the comments in `raw` silence; spans count code points of `raw`.

    `<!-- mtfix: ignore[rule, glob] reason -->` speaks for its line, or for the next
    paragraph where it stands alone; `disable[…]` up to `enable[…]`, and `file-ignore[…]`
    for what they say. Without brackets, all rules are meant. `# mtfix: …` and `.. mtfix: …`
    up to the end of the line, and `{/* mtfix: … */}`, do the same. In HTML the next paragraph
    is the next element. A word followed by [sic] is left as it is.

        >>> found = find_suppressions("Xinhuasaid <!-- mtfix: ignore[en-glued-*] a name -->")
        >>> found.covers("en-glued-word", Span(0, 10)), found.covers("en-a-an", Span(0, 10))
        (True, False)
    """
    if not may_have_suppressions(raw):
        return Suppressions()
    comments = _comments(raw)
    marked = list(_marked_words(raw))
    silences = [*_silences(raw, comments), *(Silence("*", span) for span in marked)]
    return Suppressions(
        tuple(sorted([*(Span(*comment.span()) for comment in comments), *marked])), tuple(silences)
    )


def may_have_suppressions(raw: str) -> bool:
    """Tell, at a glance, whether `find_suppressions` may find something."""
    return "mtfix:" in raw or ("[" in raw and _SIC.search(raw) is not None)


def _comments(raw: str) -> list[re.Match[str]]:
    found = [comment for pattern in _COMMENTS for comment in pattern.finditer(raw)]
    return sorted(found, key=lambda comment: comment.start())


def _silences(raw: str, comments: list[re.Match[str]]) -> Iterator[Silence]:
    disabled: dict[str, re.Match[str]] = {}
    for comment in comments:
        verb, globs, own = comment[1], _globs(comment[2]), Span(*comment.span())
        if verb == "disable":
            for glob in globs:
                disabled.setdefault(glob, comment)
        elif verb == "enable":
            for glob in [*disabled] if globs == ["*"] else [g for g in globs if g in disabled]:
                first = disabled.pop(glob)
                yield Silence(glob, Span(first.end(), own.start), Span(*first.span()))
        else:
            region = Span(0, len(raw)) if verb == "file-ignore" else _place_of(raw, comment)
            yield from (Silence(glob, region, own) for glob in globs)
    for glob, first in disabled.items():
        yield Silence(glob, Span(first.end(), len(raw)), Span(*first.span()))


def _globs(brackets: str | None) -> list[str]:
    return [glob.strip() for glob in (brackets or "*").split(",") if glob.strip()]


def _place_of(raw: str, comment: re.Match[str]) -> Span:
    """Return the line of the comment or, where there is nothing else on it, what follows."""
    start = max(raw.rfind("\n", 0, comment.start()), raw.rfind("\r", 0, comment.start())) + 1
    ends = [at for at in (raw.find("\n", comment.end()), raw.find("\r", comment.end())) if at >= 0]
    end = min(ends, default=len(raw))
    if (raw[start : comment.start()] + raw[comment.end() : end]).strip():
        return Span(start, end)
    following = _ELEMENT.match(raw, comment.end()) or _PARAGRAPH.match(raw, comment.end())
    return Span(*following.span("body")) if following else Span(end, end)


def _marked_words(raw: str) -> Iterator[Span]:
    for sic in _SIC.finditer(raw):
        before = raw[max(0, sic.start() - _LONGEST_WORD) : sic.start()]
        word = _WORD_BEFORE.search(before)
        if word:
            yield Span(sic.start() - len(word[0]), sic.end())
