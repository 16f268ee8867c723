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


LATE = """
    concurrent.futures ftfy html.parser hyperscan importlib.metadata langdetect
    multiprocessing numpy pathspec pyromark wordfreq xml.etree xml.parsers.expat yaml
    mtfix.detectors.bilingual.lost_negation mtfix.packs.rule_nodes mtfix.packs.scan
    mtfix.packs.parse mtfix.readers.html mtfix.scoring
"""


def test_a_line_is_cleaned_with_no_more_than_it_needs():
    code = f"""
import sys
from mtfix.cli import run
try:
    run()
finally:
    print(*{set(LATE.split())} & set(sys.modules))
"""
    command = [sys.executable, "-c", code, "clean", "--isolated", "--lang", "en", "-"]
    line = "He said that it is safe. .\n"
    for _ in range(2):  # the first one may have to store the packs
        done = subprocess.run(command, input=line, capture_output=True, text=True, check=True)
    assert done.stdout == "He said that it is safe.\n\n"
