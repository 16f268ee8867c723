"""What the documentation says is so."""

from __future__ import annotations

import json
import re
import shlex

import pytest
from click.testing import CliRunner

import mtfix
from mtfix.cli import main
from mtfix.config import load_config
from mtfix.config.load import KEYS


@pytest.fixture(scope="module")
def readme(repository):
    """The README."""
    return (repository / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def manual(repository):
    """The manual of the command line."""
    return (repository / "docs" / "command-line.md").read_text(encoding="utf-8")


def blocks(text: str, language: str = "") -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def test_the_readme_opens_with_what_mtfix_does(readme):
    quotes = [
        " ".join(line.removeprefix("> ") for line in quote.splitlines())
        for quote in re.findall(r"(?:^> .*\n)+", readme, re.MULTILINE)
    ]
    damaged, repaired = quotes[:2]
    assert mtfix.clean(damaged, unsafe_fixes=True).text == repaired


def test_the_readme_runs_the_main_job(readme, repository):
    command = next(block for block in blocks(readme) if "seeds/" in block)
    *_, arguments = command.split(".venv/bin/mtfix ")
    expanded = [
        str(path)
        for word in shlex.split(arguments)
        for path in (sorted(repository.glob(word)) if "*" in word else [word])
    ]
    result = CliRunner().invoke(main, expanded)
    assert result.exit_code == 0
    assert "Ukraine in" in result.stdout
    assert "glued-words" in result.stderr


def test_ci_calls_the_test_command_of_the_readme(readme, repository):
    command = next(block.strip() for block in blocks(readme) if "nox -s tests" in block)
    script = (repository / ".ci" / "run").read_text(encoding="utf-8")
    assert command in script.splitlines()


def test_the_configuration_of_the_readme_is_valid(readme, tmp_path):
    (block,) = blocks(readme, "toml")
    (tmp_path / "mtfix.toml").write_text(block, encoding="utf-8")
    assert load_config(tmp_path / "mtfix.toml").language == "en"


def test_the_python_of_the_readme_runs(readme):
    (block,) = blocks(readme, "python")
    names: dict[str, object] = {}
    exec(block, names)
    result = names["result"]
    assert isinstance(result, mtfix.CleanResult)
    assert result.text == "He said that Ukraine in is safe."


def test_every_configuration_key_is_documented(manual):
    section = manual.partition("## Configuration")[2].partition("\n## ")[0]
    assert set(re.findall(r"`([a-z-]+)`", section)) >= set(KEYS)


@pytest.mark.parametrize("command", ["check", "clean"])
def test_every_option_is_documented(manual, command):
    shown = CliRunner().invoke(main, [command, "--help"]).stdout
    options = set(re.findall(r"^  (?:-\w, )?(--[a-z-]+)", shown, re.MULTILINE))
    undocumented = {option for option in options if option not in manual}
    assert undocumented <= {"--help", "--quiet", "--verbose"}


def test_the_json_of_the_manual_has_the_fields_that_there_are(manual):
    (block,) = blocks(manual, "json")
    (documented,) = json.loads(block)
    text = "The talks went on in Kyiv, he said. .\n"
    arguments = ["check", "--isolated", "--lang", "en", "--output-format", "json", "-"]
    (found, *_) = json.loads(CliRunner().invoke(main, arguments, input=text).stdout)
    assert list(found) == list(documented)
    assert list(found["suggestions"][0]) == list(documented["suggestions"][0])
    assert list(found["suggestions"][0]["edits"][0]) == list(
        documented["suggestions"][0]["edits"][0]
    )
