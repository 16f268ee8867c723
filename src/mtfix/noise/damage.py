"""Clean text in, damaged text and what was done to it out."""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mtfix.context.language import detect_language
from mtfix.errors import UsageProblem
from mtfix.languages import UNDETERMINED, find_language
from mtfix.model import Edit, Span
from mtfix.noise.html import read_html
from mtfix.noise.kinds import KINDS, choose_rates
from mtfix.noise.passage import CleanText, Passage
from mtfix.noise.plain import read_plain
from mtfix.noise.vocabulary import Vocabulary, load_vocabulary

FORMATS = ("text", "html")
_SURE = 0.8

Change = tuple[Edit, str]  # of the clean text, and its kind


@dataclass(frozen=True, slots=True)
class LabelledEdit:
    """The repair of one piece of damage, and what `kind` of damage it is."""

    kind: str
    edit: Edit


@dataclass(frozen=True, slots=True)
class DamagedText:
    """
    A damaged text, what it was, and the edits that lead back.

    The edits count code points of `text`, are in order, and made all together give
    `reference` exactly.
    """

    text: str
    reference: str
    edits: tuple[LabelledEdit, ...]


def damage(
    text: str,
    *,
    lang: str | None = None,
    seed: int = 0,
    rates: Mapping[str, float | None] | None = None,
    only: Iterable[str] = (),
    format_name: str = "text",
    packs: tuple[str, ...] = (),
) -> DamagedText:
    r"""
    Return clean `text` damaged as pages are that were translated node by node.

    `rates` is the share of the fitting places that each kind takes, from 0 to 1; kinds that
    it leaves out have their defaults, or 0 where `only` names others. With `format_name`
    `html` the nodes are those of the page, and the reference is its text; in plain text they
    are guessed. The language (`lang`, BCP 47; else found out) and `packs`, paths of rule
    packs besides the built-in ones, give the words. The same text, seed and choices give the
    same damage in every run of the same version.

        >>> damaged = damage("<p>He met <b>Li Qiang</b>, who spoke.", lang="en",
        ...                  rates={"comma": 1}, only=["comma"], format_name="html", seed=1)
        >>> damaged.text, damaged.edits[0].edit.replacement
        ('He met Li Qiangwho spoke.\n', ', ')

    Raises UsageProblem for an unknown language, kind or format and a rate out of range.
    """
    chosen = choose_rates(rates, only)
    key = f"{seed}\0"
    clean = _read(text, format_name, key)
    code = _language_of(clean.text) if lang is None else find_language(lang).code
    vocabulary = load_vocabulary(code, packs)
    changes = (
        (Edit(edit.span.shift(passage.start), edit.replacement), kind)
        for passage in clean.passages
        for edit, kind in _choose(passage, vocabulary, chosen, key)
    )
    return _make(clean.text, changes)


def _read(text: str, format_name: str, key: str) -> CleanText:
    if format_name not in FORMATS:
        raise UsageProblem(f"there is no format “{format_name}”; noise reads: {', '.join(FORMATS)}")
    return read_html(text) if format_name == "html" else read_plain(text, key)


def _language_of(text: str) -> str:
    code, probability = detect_language(text)
    return code if probability >= _SURE else UNDETERMINED


def _choose(
    passage: Passage, vocabulary: Vocabulary, rates: Mapping[str, float], key: str
) -> list[Change]:
    """Return the changes to a passage, in order; no two of them are in each other's way."""
    taken: list[Change] = []
    for name, kind in KINDS.items():
        # Dice of its own, so that no kind moves when the rate of another changes.
        rng = random.Random(f"{key}{name}\0{passage.text}")  # noqa: S311
        for variants in kind.find(passage, vocabulary):
            is_wanted, edit = rng.random() < rates[name], rng.choice(variants)
            if is_wanted and not any(_cross(edit.span, closed) for closed in passage.protected):
                _insert(taken, (edit, name))
    return taken


def _insert(taken: list[Change], change: Change) -> None:
    """Put a change among the others, in order, unless it would collide with a neighbour."""
    place = bisect(taken, change)
    if not any(_collide(change[0], edit) for edit, _ in taken[max(place - 1, 0) : place + 1]):
        taken.insert(place, change)


def _collide(edit: Edit, other: Edit) -> bool:
    """Tell whether two changes could not be told apart, or undone, in the damaged text."""
    both_vanish = not edit.replacement and not other.replacement
    return (
        _cross(edit.span, other.span)
        or edit.span.start == other.span.start
        or (both_vanish and edit.span.touches(other.span))
    )


def _cross(span: Span, other: Span) -> bool:
    """Tell whether two spans overlap, or an empty one lies inside the other."""
    return span.start < other.end and other.start < span.end


def _make(clean: str, changes: Iterable[Change]) -> DamagedText:
    pieces: list[str] = []
    edits: list[LabelledEdit] = []
    place = length = 0
    for change, kind in changes:
        pieces += clean[place : change.span.start], change.replacement
        start = length + change.span.start - place
        length = start + len(change.replacement)
        repair = Edit(Span(start, length), change.span.of(clean))
        edits.append(LabelledEdit(kind, repair))
        place = change.span.end
    return DamagedText("".join([*pieces, clean[place:]]), clean, tuple(edits))
