"""What building and installing needs: a package index, and an environment without ours."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run a command outside of the checkout, with caches of its own."""
    outside = tmp_path_factory.mktemp("outside")
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "GIT_", "PRE_COMMIT", "MTFIX_", "VIRTUAL_ENV"))
    }
    environment = inherited | {
        "MTFIX_CACHE_DIR": str(outside / "mtfix-cache"),
        "PRE_COMMIT_HOME": str(outside / "pre-commit"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        **dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), "Tester"),
        **dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "tester@example.org"),
    }

    def command(
        *arguments: object, cwd: Path = outside, check: bool = True
    ) -> subprocess.CompletedProcess[str]:
        result = subprocess.run(
            [str(argument) for argument in arguments],
            check=False,
            cwd=cwd,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        if check:
            assert result.returncode == 0, f"{arguments}:\n{result.stdout}\n{result.stderr}"
        return result

    return command


@pytest.fixture(scope="session")
def index(run: Run, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Skip where pip cannot reach a package index."""
    target = tmp_path_factory.mktemp("download")
    command = ["-m", "pip", "download", "--quiet", "--no-deps", "--dest", target, "hatchling"]
    if run(sys.executable, *command, check=False).returncode:
        pytest.skip("pip cannot reach a package index")
