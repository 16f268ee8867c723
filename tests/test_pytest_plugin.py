from __future__ import annotations

import shutil
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

FIXTURES = Path(__file__).parent / "packs" / "fixtures"


@pytest.fixture
def project(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A project with two rule packs, and no built-in ones."""
    monkeypatch.setattr("mtfix.packs.load.builtin_pack_paths", tuple)
    monkeypatch.setenv("MTFIX_CACHE_DIR", str(pytester.path / "cache"))
    shutil.copytree(FIXTURES, pytester.path / "rules" / "en")
    pytester.makepyfile("def test_nothing():\n    pass\n")
    return pytester


def run(project: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    plugin = [] if _is_registered() else ["-p", "mtfix.pytest_plugin"]
    return project.runpytest_inprocess(*plugin, *arguments)


def _is_registered() -> bool:
    """Tell whether mtfix is installed, so that pytest loads its plug-in by itself."""
    from importlib.metadata import entry_points  # noqa: PLC0415

    return any(point.name == "mtfix" for point in entry_points(group="pytest11"))


def test_packs_are_left_alone_unless_asked_for(project):
    run(project).assert_outcomes(passed=1)


def test_the_flag_collects_the_usual_place(project):
    result = run(project, "--mtfix", "-v")
    result.assert_outcomes(passed=1 + 12 + 4)
    result.stdout.fnmatch_lines(["*rules/en/seams.yaml::fixture-article[[]bad-1[]] PASSED*"])


def test_the_ini_option_says_where_packs_are(project):
    (project.path / "rules").rename(project.path / "house-style")
    project.makeini("[pytest]\nmtfix_packs = house-style/**/*.yaml\n")
    run(project).assert_outcomes(passed=1 + 12 + 4)


def test_a_failure_shows_expected_and_actual(project):
    path = project.path / "rules" / "en" / "seams.yaml"
    path.write_text(path.read_text("utf-8").replace('"An honest man."', '"An honest guy."'))
    result = run(project, "--mtfix")
    result.assert_outcomes(passed=1 + 11 + 4, failed=1)
    result.stdout.fnmatch_lines(
        ["*seams.yaml:*: fixture-article", "*A honest man.", "*expected: An honest guy.",
         "*actual:   An honest man."]
    )  # fmt: skip
    result.stdout.no_fnmatch_line("*Traceback*")


def test_a_known_failure_is_a_strict_xfail(project):
    path = project.path / "rules" / "en" / "seams.yaml"
    text = path.read_text("utf-8")
    text = text.replace('"An honest man."}', '"An honest guy.", known-failure: "not yet"}')
    text = text.replace('{keep: "The right', '{known-failure: "passes", keep: "The right')
    path.write_text(text, "utf-8")
    result = run(project, "--mtfix", "-rx")
    result.assert_outcomes(passed=1 + 10 + 4, xfailed=1, failed=1)
    result.stdout.fnmatch_lines(["*not yet*"])


def test_a_broken_pack_is_one_clear_error(project):
    path = project.path / "rules" / "en" / "words.yaml"
    path.write_text("pack: words\nlangages: [en]\n")
    result = run(project, "--mtfix", str(path))
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*words.yaml:2:1:*did you mean “languages”?*"])
    result.stdout.no_fnmatch_line("*Traceback*")
