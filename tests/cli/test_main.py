"""The command itself: version, help, and how errors of every kind end."""

from __future__ import annotations

import subprocess
import sys
import time
import warnings

import pytest

import mtfix as package
from mtfix.cli.check import _Run


def test_version(mtfix):
    result = mtfix("--version")
    assert (result.exit_code, result.stdout) == (0, f"mtfix {package.__version__}\n")


def test_no_command_shows_the_help(mtfix):
    result = mtfix()
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == mtfix("--help").stdout


@pytest.mark.parametrize("command", ["check", "clean", "score", "test", "rule", "rules"])
def test_help_lists_and_explains(mtfix, command):
    assert f"\n  {command} " in mtfix("--help").stdout
    result = mtfix(command, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: mtfix {command} ")


@pytest.mark.parametrize(
    ("typed", "meant"), [("chek", "check"), ("cleen", "clean"), ("ruls", "rules")]
)
def test_a_near_miss_is_told(mtfix, typed, meant):
    result = mtfix(typed)
    assert result.exit_code == 2
    assert f"did you mean “{meant}”?" in result.stderr
    assert result.stderr.count("\n") == 1


def test_an_internal_error_says_how_to_report_it(mtfix, monkeypatch):
    def broken(*_: object) -> None:
        raise KeyError("a bug\nof two lines")

    monkeypatch.setattr(_Run, "printed", broken)
    monkeypatch.setattr(sys, "argv", ["mtfix", "check", "-"])
    result = mtfix("check", "-", stdin="text")
    assert result.exit_code == 2
    assert result.stderr.startswith("mtfix: error: internal error (KeyError: ")
    assert result.stderr.endswith("MTFIX_DEBUG=1 mtfix check -\n")
    assert result.stderr.count("\n") == 1
    monkeypatch.setenv("MTFIX_DEBUG", "1")
    assert "Traceback" in mtfix("check", "-", stdin="text").stderr


def test_an_interrupt_is_no_error(mtfix, monkeypatch):
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(_Run, "printed", interrupted)
    result = mtfix("check", "-", stdin="text")
    assert result.exit_code == 130
    assert result.stderr.strip() == ""


def run_python(*arguments: str) -> str:
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, check=True
    ).stdout


def test_the_version_needs_no_heavy_modules():
    loaded = run_python(
        "-c",
        "import sys; from mtfix.cli import main\n"
        "try: main(['--version'])\n"
        "except SystemExit: print(*sys.modules)",
    ).split()
    heavy = {"regex", "yaml", "wordfreq", "sacrebleu", "langdetect", "numpy", "hypothesis"}
    assert "click" in loaded
    assert not heavy & set(loaded)
    assert not [name for name in loaded if name.startswith(("mtfix.engine", "mtfix.packs"))]


def test_starting_is_quick():
    """150 ms on two ordinary cores; here with much room for a busy machine."""

    def seconds(*arguments: str) -> float:
        started = time.perf_counter()
        run_python(*arguments)
        return time.perf_counter() - started

    python = min(seconds("-c", "pass") for _ in range(5))
    version = min(seconds("-m", "mtfix", "--version") for _ in range(5))
    assert version < max(0.5, 8 * python)


def test_warnings_are_one_line_too(mtfix, monkeypatch):
    def warning(*_: object) -> list[object]:
        warnings.warn("a rule was skipped", stacklevel=1)
        return []

    monkeypatch.setattr(_Run, "printed", warning)
    result = mtfix("check", "-", stdin="text")
    assert (result.exit_code, result.stderr) == (0, "mtfix: warning: a rule was skipped\n")
