"""What the text of a paragraph is gathered from: runs, and the places where they have it."""

from __future__ import annotations

from dataclasses import dataclass, field

from mtfix.model import Break, Piece, Segment, Span

BLANKS = " \t\r\n"


@dataclass(slots=True)
class Run:
    """How a run looks: its properties, the link that it is in, whether it is hidden."""

    look: set[tuple[str, tuple[tuple[str, str], ...]]] = field(default_factory=set)
    link: int = 0
    is_hidden: bool = False

    def looks_like(self, other: Run) -> bool:
        """Tell whether a reader of the page sees no difference."""
        return self.look == other.look and self.link == other.link

    @property
    def is_plain(self) -> bool:
        """Whether nothing sets it apart."""
        return not self.look and not self.link


@dataclass(frozen=True, slots=True)
class Spot:
    """The content of a `w:t`, the one place where text may stand; `tag` is where its name ends."""

    span: Span
    tag: int
    keeps_blanks: bool


@dataclass(slots=True)
class Paragraph:
    """Gathers the text of a paragraph."""

    parts: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    protected: list[Span] = field(default_factory=list)
    breaks: list[Break] = field(default_factory=list)
    length: int = 0
    last: tuple[Run, int] | None = None  # that of the text before, and where it ends

    def add(self, text: str, raw: Span, *, is_closed: bool) -> None:
        """Add text and its place in the XML; what is closed no rule touches."""
        span = Span(self.length, self.length + len(text))
        if is_closed and self.protected and self.protected[-1].end == span.start:
            self.protected[-1] = Span(self.protected[-1].start, span.end)
        elif is_closed:
            self.protected.append(span)
        self.parts.append(text)
        self.pieces.append(Piece(span, raw))
        self.length = span.end

    def enter(self, run: Run, start: int) -> None:
        """Note that text of a run begins; where it looks different, a tag is between."""
        if self.last is None:
            return
        before, end = self.last
        if not run.looks_like(before):
            at = start if run.is_plain and not before.is_plain else end
            self.breaks.append(Break(self.length, at))

    def build(self) -> Segment:
        """Return what was gathered."""
        return Segment(
            "".join(self.parts),
            tuple(self.pieces),
            protected=tuple(self.protected),
            breaks=tuple(self.breaks),
        )
