"""A place to run the command line in, with rules that no change of the packs can move."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mtfix.cli import main

PACK = r"""
pack: desk
description: Rules for the tests of the command line.
languages: [any]
rules:
  - id: desk-glued
    message: "“{glued}” is two words."
    why: The space was lost.
    category: Fluency/Spelling
    severity: error
    safety: safe
    since: 0.1.0
    match: '(?<glued>(?<left>Xinhua)(?<right>said))'
    replace: '{left} {right}'
    examples:
      - {bad: "Xinhuasaid so.", good: "Xinhua said so."}
      - {keep: "Xinhua said so."}
  - id: desk-there
    message: "“there” stands for “and”."
    why: A lone word was mistranslated.
    category: Accuracy/Mistranslation
    severity: warning
    safety: unsafe
    since: 0.1.0
    match: '(?<=Cats )there(?= dogs)'
    replace: 'and'
    examples:
      - {bad: "Cats there dogs.", good: "Cats and dogs."}
      - {keep: "Cats and dogs."}
  - id: desk-lawyer
    message: "“lawyer push” is not English."
    why: A verb was taken for a noun.
    category: Accuracy/Mistranslation
    severity: info
    safety: flag
    since: 0.1.0
    match: 'lawyer push'
    examples:
      - {bad: "Xi is a lawyer push trade.", flag: "lawyer push"}
      - {keep: "A lawyer argues."}
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory to work in, whose configuration selects the rules of PACK only."""
    (tmp_path / "desk.yaml").write_text(PACK, encoding="utf-8")
    (tmp_path / "mtfix.toml").write_text('packs = ["desk.yaml"]\nselect = ["desk"]\n')
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    return tmp_path


Run = Callable[..., Result]


@pytest.fixture
def mtfix(desk: Path) -> Run:
    """Run `mtfix` with arguments, and `stdin` as text or bytes, in the directory `desk`."""

    def run(*arguments: object, stdin: str | bytes = "") -> Result:
        return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)

    return run
