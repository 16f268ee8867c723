"""A place to run the command line in, with rules that no change of the packs can move."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mtfix.cli import main

# One path for all tests: packs are checked once and then read from the store.
PACK = Path(__file__).with_name("desk.yaml")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory to work in, whose configuration selects the rules of PACK only."""
    (tmp_path / "mtfix.toml").write_text(f'packs = ["{PACK.as_posix()}"]\nselect = ["desk"]\n')
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    return tmp_path


@pytest.fixture(scope="session")
def pack() -> Path:
    """The rules of the directory `desk`."""
    return PACK


Run = Callable[..., Result]


@pytest.fixture
def mtfix(desk: Path) -> Run:
    """Run `mtfix` with arguments, and `stdin` as text or bytes, in the directory `desk`."""

    def run(*arguments: object, stdin: str | bytes = "") -> Result:
        return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)

    return run
