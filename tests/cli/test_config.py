"""The command line and the configuration: which one counts."""

from __future__ import annotations

import pytest

TEXT = "Xinhuasaid so.\nCats there dogs.\nXi is a lawyer push trade.\n"


def rules(result) -> list[str]:
    return [line.split()[2] for line in result.stdout.splitlines()]


@pytest.mark.parametrize(
    ("config", "options", "expected"),
    [
        ("", [], ["desk-glued", "desk-there", "desk-lawyer"]),
        ('ignore = ["desk-there"]', [], ["desk-glued", "desk-lawyer"]),
        ('ignore = ["desk-there"]', ["--ignore", "desk-glued"], ["desk-lawyer"]),
        ('ignore = ["desk-there"]', ["--select", "desk-there"], ["desk-there"]),
        ('per-file-ignores = {"*.txt" = ["desk-g*"]}', [], ["desk-there", "desk-lawyer"]),
        (
            'per-file-ignores = {"b.txt" = ["desk-g*"]}',
            [],
            ["desk-glued", "desk-there", "desk-lawyer"],
        ),
        ("", ["--config", 'ignore=["desk-g*", "desk-l*"]'], ["desk-there"]),
    ],
)
def test_selection(mtfix, desk, pack, config, options, expected):
    (desk / "mtfix.toml").write_text(
        f'packs = ["{pack.as_posix()}"]\nselect = ["desk"]\n{config}\n'
    )
    (desk / "a.txt").write_text(TEXT, encoding="utf-8")
    result = mtfix("check", "--output-format", "concise", *options, "a.txt")
    assert rules(result) == expected


def test_the_nearest_configuration_counts(mtfix, desk, pack):
    (desk / "sub").mkdir()
    (desk / "sub" / "pyproject.toml").write_text(
        f'[tool.mtfix]\npacks = ["{pack.as_posix()}"]\nselect = ["desk-glued"]\n'
    )
    for name in ("a.txt", "sub/b.txt"):
        (desk / name).write_text(TEXT, encoding="utf-8")
    result = mtfix("check", "--output-format", "concise", "a.txt", "sub/b.txt")
    assert rules(result) == ["desk-glued", "desk-there", "desk-lawyer", "desk-glued"]


def test_a_named_configuration_replaces_the_others(mtfix, desk, pack):
    (desk / "other.toml").write_text(f'packs = ["{pack.as_posix()}"]\nselect = ["desk-lawyer"]\n')
    result = mtfix("check", "--output-format", "concise", "--config", "other.toml", "-", stdin=TEXT)
    assert rules(result) == ["desk-lawyer"]


def test_isolated_looks_for_none(mtfix):
    result = mtfix("check", "--isolated", "--select", "desk-glued", "-", stdin=TEXT)
    assert result.exit_code == 2
    assert "no rule and no pack is called “desk-glued”" in result.stderr


def test_a_wrong_key_names_file_and_line(mtfix, desk):
    (desk / "mtfix.toml").write_text('lang = "en"\nignroe = []\n')
    result = mtfix("check", "-", stdin=TEXT)
    assert result.exit_code == 2
    assert result.stderr == (
        f"mtfix: error: {desk / 'mtfix.toml'}:2: unknown key “ignroe”; did you mean “ignore”?\n"
    )
