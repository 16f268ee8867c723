"""What a run is asked to do, after the command line and the configuration agree."""

from __future__ import annotations

from dataclasses import dataclass

from mtfix.glossary import Term
from mtfix.model import Safety


@dataclass(frozen=True, slots=True)
class Settings:
    """
    The choices that decide which findings a document gets and which edits are made.

    `language` is the language of the text, `source_language` the one that it was
    translated from (BCP 47); None leaves both to be found out. `select` and `ignore`
    are globs over rule ids and pack names. `boldness` is the least trusted repair
    that is made. `packs` are paths of more rule packs (files or directories), and
    `protect` patterns (of the `regex` module) of what no rule may touch. `glossary` says
    how terms of the source are translated.
    """

    language: str | None = None
    source_language: str | None = None
    select: tuple[str, ...] = ("*",)
    ignore: tuple[str, ...] = ()
    boldness: Safety = Safety.SAFE
    packs: tuple[str, ...] = ()
    protect: tuple[str, ...] = ()
    glossary: tuple[Term, ...] = ()
