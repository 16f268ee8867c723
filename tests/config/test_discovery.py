"""Which configuration file speaks for a file."""

from __future__ import annotations

import pytest

from mtfix.config import find_config
from mtfix.errors import ConfigError


@pytest.fixture
def tree(tmp_path):
    for name, text in {
        "mtfix.toml": "",
        "a/pyproject.toml": "[tool.other]",
        "a/b/pyproject.toml": "[tool.mtfix]",
        "c/mtfix.toml": "",
        "c/.mtfix.toml": "",
        "c/pyproject.toml": "[tool.mtfix]",
        "d/.mtfix.toml": "",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("x.txt", "mtfix.toml"),
        (".", "mtfix.toml"),
        ("a/x.txt", "mtfix.toml"),
        ("a/b/x.txt", "a/b/pyproject.toml"),
        ("a/b/not/there/x.txt", "a/b/pyproject.toml"),
        ("c/x.txt", "c/mtfix.toml"),
        ("d", "d/.mtfix.toml"),
    ],
)
def test_the_nearest_counts(tree, path, expected):
    assert find_config(tree / path) == tree / expected


def test_a_broken_one_is_an_error(tree):
    (tree / "e").mkdir()
    (tree / "e" / "pyproject.toml").write_text("[")
    with pytest.raises(ConfigError, match=r"pyproject\.toml: is not valid TOML"):
        find_config(tree / "e" / "x.txt")
