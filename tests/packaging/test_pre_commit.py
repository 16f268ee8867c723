"""The hooks, run by the real pre-commit, installed from this checkout."""

from __future__ import annotations

import shutil
import sys

import pytest

pytestmark = [
    pytest.mark.packaging,
    pytest.mark.usefixtures("index"),
    pytest.mark.skipif(not shutil.which("git"), reason="git is not installed"),
]

DAMAGED = "The talks went on in Kyiv, he said. .\n"
REPAIRED = "The talks went on in Kyiv, he said.\n"


@pytest.fixture
def hooks(run, repository, tmp_path):
    """A repository with the files of the checkout as they are now, committed or not."""
    listed = run(
        "git", "ls-files", "-z", "--cached", "--others", "--exclude-standard",
        cwd=repository, check=False,
    )  # fmt: skip
    if listed.returncode:
        pytest.skip("this is no git checkout")
    copy = tmp_path / "hooks"
    for name in filter(None, listed.stdout.split("\0")):
        if (repository / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(repository / name, copy / name)
    commit_all(run, copy)
    return copy


@pytest.fixture
def articles(run, hooks, tmp_path):
    """A repository of texts that uses the hooks."""
    folder = tmp_path / "articles"
    folder.mkdir()
    revision = run("git", "rev-parse", "HEAD", cwd=hooks).stdout.strip()
    (folder / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {hooks.as_uri()}\n  rev: {revision}\n"
        "  hooks:\n  - id: mtfix-check\n  - id: mtfix-clean\n",
        encoding="utf-8",
    )
    (folder / "mtfix.toml").write_text('lang = "en"\nexclude = ["old"]\n', encoding="utf-8")
    for name in ("page.txt", "old/page.txt", "requirements.txt", "notes.md"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(DAMAGED, encoding="utf-8")
    commit_all(run, folder)
    return folder


def commit_all(run, folder) -> None:
    run("git", "init", "--quiet", ".", cwd=folder)
    run("git", "add", "--all", ".", cwd=folder)
    run("git", "commit", "--quiet", "--message", "All", cwd=folder)


def test_check_reports_and_clean_repairs(run, articles):
    def pre_commit(hook: str):
        arguments = ("-m", "pre_commit", "run", hook, "--all-files", "--color", "never")
        return run(sys.executable, *arguments, cwd=articles, check=False)

    def text(name: str = "page.txt") -> str:
        return (articles / name).read_text(encoding="utf-8")

    checked = pre_commit("mtfix-check")
    assert checked.returncode == 1, checked.stdout + checked.stderr
    assert "page.txt:1:" in checked.stdout
    assert "stranded-stop" in checked.stdout
    assert not {"old/page.txt:1", "requirements.txt:1"} & set(checked.stdout.split())
    assert text() == DAMAGED

    cleaned = pre_commit("mtfix-clean")
    assert cleaned.returncode == 1
    assert "files were modified by this hook" in cleaned.stdout
    assert "page.txt:1:36: stranded-stop: “ .” removed" in cleaned.stdout
    assert text() == text("notes.md") == REPAIRED
    assert all(text(name) == DAMAGED for name in ("old/page.txt", "requirements.txt"))
    assert run("git", "diff", "--cached", "--name-only", cwd=articles).stdout == ""

    assert pre_commit("mtfix-clean").returncode == 0
    assert pre_commit("mtfix-check").returncode == 0
