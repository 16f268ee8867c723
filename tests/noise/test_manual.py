"""docs/noise.md says what is so."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from mtfix.cli import main
from mtfix.noise import KINDS, damage


@pytest.fixture(scope="module")
def manual(repository):
    """The manual of noise."""
    return (repository / "docs" / "noise.md").read_text(encoding="utf-8")


def block(text: str, language: str) -> str:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)[0]


def test_the_example_is_what_comes_out(manual, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("page.html").write_text(block(manual, "html"), encoding="utf-8")
    command, *output = block(manual, "console").splitlines()
    result = CliRunner().invoke(main, command.removeprefix("$ mtfix ").split())
    assert result.stdout.splitlines() == output
    labels = Path("edits.jsonl").read_text(encoding="utf-8")
    shown = block(manual, "json")
    assert json.loads(shown.splitlines()[0])["kind"] == "comma"
    assert labels.startswith(shown)


def test_every_option_is_documented(manual):
    shown = CliRunner().invoke(main, ["noise", "--help"]).stdout
    options = set(re.findall(r"^  (?:-\w, )?(--[a-z-]+)", shown, re.MULTILINE))
    assert {option for option in options if option not in manual} <= {"--help"}


def test_the_rates_of_the_table_are_the_defaults(manual):
    rows = re.findall(r"^\| `--([a-z-]+)` \| .* \| ([\d.]+) \|$", manual, re.MULTILINE)
    assert {name: float(rate) for name, rate in rows} == {
        name: kind.rate for name, kind in KINDS.items()
    }


def test_the_pack_of_the_manual_is_a_pack(manual, tmp_path):
    (tmp_path / "sw.yaml").write_text(block(manual, "yaml"), encoding="utf-8")
    damaged = damage(
        "<p>Jana <b>Juma</b> <i>alisema</i> hivi.",
        lang="sw", rates={"pronoun": 1}, only=["pronoun"], format_name="html",
        packs=(str(tmp_path / "sw.yaml"),),
    )  # fmt: skip
    assert damaged.text.lower() == "jana juma yeye alisema hivi.\n"


def test_the_python_of_the_manual_runs(manual, capsys):
    exec(block(manual, "python"))
    assert "glue Edit(" in capsys.readouterr().out
