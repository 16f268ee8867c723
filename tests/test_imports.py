"""`import mtfix` is light, and everything that it promises is there."""

from __future__ import annotations

import subprocess
import sys

import pytest

import mtfix


@pytest.mark.parametrize("name", mtfix.__all__)
def test_every_promised_name_is_there(name):
    assert getattr(mtfix, name) is not None


def test_other_names_are_not():
    with pytest.raises(AttributeError, match="has no attribute 'fix'"):
        _ = mtfix.fix


def test_importing_loads_nothing_else():
    code = "import sys, mtfix; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert [name for name in loaded if name.startswith("mtfix")] == ["mtfix"]
    assert not {"click", "regex", "yaml", "wordfreq"} & set(loaded)
