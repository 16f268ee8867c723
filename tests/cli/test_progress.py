"""The line that tells how far long work is."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

import pytest

from mtfix.cli.progress import Progress, describe


def test_it_is_shown_late_seldom_and_gone_in_the_end(capsys):
    times = iter([0.0, 0.5, 1.5, 1.6, 2.0, 2.1])
    progress = Progress(100, lambda: next(times))
    for done in (10, 40, 50):  # after 0.5 s, 1.5 s and 1.6 s
        progress.show(done)
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.count("\r") == 1
    assert " 40%" in shown.err
    progress.finish(80)
    assert " 80%" in capsys.readouterr().err
    progress.hide()
    assert capsys.readouterr().err == "\r\x1b[K"


@pytest.mark.parametrize(
    ("done", "seconds", "end"),
    [
        (0, 0.0, "  0%  0.0 MB/s  ?:?? left"),
        (10**9, 10.0, "  1%  100.0 MB/s  16:30 left"),
        (10**11, 10.0, "100%  10000.0 MB/s  0:00 left"),
    ],
)
def test_rate_and_time_left(done, seconds, end):
    assert describe(done, 10**11, seconds).endswith(end)


@pytest.mark.parametrize(("options", "is_shown"), [([], True), (["-q"], False)])
def test_a_terminal_sees_it(desk, options, is_shown):
    said = [f"Xinhuasaid so, and {number} people heard it." for number in range(10_000)]
    lines = (" ".join(said[start : start + 5]) for start in range(0, 10_000, 5))
    (desk / "a.txt").write_text("\n".join(lines))  # all new: those that come again take no time
    ours, theirs = pty.openpty()
    command = [
        sys.executable,
        "-m",
        "mtfix",
        "clean",
        "--lines",
        "--lang",
        "en",
        "-i",
        *options,
        "a.txt",
    ]
    with subprocess.Popen(command, stderr=theirs, cwd=desk):
        os.close(theirs)
        seen = b""
        try:
            while piece := os.read(ours, 4096):
                seen += piece
        except OSError:  # the terminal is closed
            pass
    os.close(ours)
    assert (b" MB/s  " in seen) is is_shown
    assert (b"10000 repairs" in seen) is is_shown
