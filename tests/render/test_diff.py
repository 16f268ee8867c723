"""Unified diffs: git applies them, and gets what was meant."""

from __future__ import annotations

import shutil
import subprocess
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mtfix.render import render_diff

LINES = st.lists(st.sampled_from(["one\n", "two\n", "\n", "習\r\n", "a\rb\n"]), max_size=20)


def test_equal_texts_have_no_diff():
    assert list(render_diff("a.txt", "same", "same")) == []


def test_an_absolute_path_is_named_as_git_does() -> None:
    assert next(render_diff("/tmp/a.txt", "old\n", "new\n")) == "--- a/tmp/a.txt\n+++ b/tmp/a.txt\n"


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(LINES, LINES, st.sampled_from(["", "end"]), st.sampled_from(["", "end", "End"]))
def test_git_applies_it(tmp_path, old, new, old_end, new_end):
    before, after = "".join(old) + old_end, "".join(new) + new_end
    if before == after or not before or not after:
        return
    file = tmp_path / "a.txt"
    file.write_bytes(before.encode())
    patch = "".join(render_diff("a.txt", before, after)).encode()
    subprocess.run(
        ["git", "apply", "--whitespace=nowarn", "-"], cwd=tmp_path, input=patch, check=True
    )
    assert file.read_bytes() == after.encode()


def test_long_texts_are_quick():
    before = "the same line\n" * 200_000
    after = before.replace("same", "good", 1) + "end"
    after = after.removesuffix("end")
    started = time.perf_counter()
    assert len(list(render_diff("a.txt", before, after))) < 20
    assert time.perf_counter() - started < 10
