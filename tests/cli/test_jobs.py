"""--jobs: the same results in the same order, whatever happens to a process."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from importlib import import_module

import pytest

from mtfix.cli.jobs import Pool, WorkerDied

LINE = "Xinhuasaid so, and the minister met them on Monday.\n"

MORTAL = """
import os, pathlib, time

def work(order):
    marker = pathlib.Path(order)
    if marker.name == "never" or (marker.name.startswith("once") and not marker.exists()):
        marker.write_text("")
        os._exit(1)
    time.sleep(0.01)
    if marker.name == "wrong":
        raise ValueError("wrong")
    return marker.name
"""


@pytest.fixture
def work(tmp_path, monkeypatch):
    """Work whose process dies of an order `once…` the first time, of `never` each time."""
    (tmp_path / "mortal.py").write_text(MORTAL)
    monkeypatch.syspath_prepend(tmp_path)
    return import_module("mortal").work


def results(work, names, directory):
    orders = ((name, str(directory / name)) for name in names)
    for tag, _, get_result in Pool(work, 2).run(orders, lambda: True):
        try:
            yield tag, get_result()
        except (WorkerDied, ValueError) as error:
            yield tag, type(error)


def test_a_process_that_dies_loses_nothing(work, tmp_path):
    names = ["a", "once-b", "c", "never", "d", "wrong", "e", "once-f", *"ghijklmno"]
    expected = {"never": WorkerDied, "wrong": ValueError}
    assert list(results(work, names, tmp_path)) == [(n, expected.get(n, n)) for n in names]


def test_few_orders_are_taken_ahead(work, tmp_path):
    taken = []

    def orders():
        for number in range(1000):
            taken.append(number)
            yield number, str(tmp_path / str(number))

    running = Pool(work, 2).run(orders(), lambda: True)
    assert next(running)[2]() == "0"
    assert len(taken) <= 6
    running.close()


@pytest.mark.parametrize("options", [["--show-edits"], ["--diff"]])
def test_lines_are_the_same_with_two_jobs(mtfix, options):
    text = (LINE + "Well.\r\n" * 99) * 15
    one = mtfix("clean", "--lines", "--lang", "en", *options, "-", stdin=text)
    two = mtfix("clean", "--lines", "--lang", "en", *options, "--jobs", 2, "-", stdin=text)
    assert (one.exit_code, one.stdout_bytes) == (two.exit_code, two.stdout_bytes)
    assert one.stderr == two.stderr


@pytest.mark.parametrize("output_format", ["text", "json"])
def test_findings_are_the_same_with_two_jobs(mtfix, output_format):
    text = (LINE + "Well.\r\n" * 99) * 15
    options = ("check", "--lines", "--lang", "en", "--output-format", output_format)
    one = mtfix(*options, "-", stdin=text)
    two = mtfix(*options, "-j0", "-", stdin=text)
    assert (one.exit_code, one.stdout) == (two.exit_code, two.stdout)


def test_a_bad_line_ends_the_text_there(mtfix):
    raw = b"Well.\n" * 900 + b"b\xc3\x28d\n" + b"Well.\n" * 900
    result = mtfix("clean", "--lines", "--lang", "en", "--jobs", 2, "-", stdin=raw)
    assert result.exit_code == 2
    assert result.stdout_bytes.count(b"\n") == 900
    assert "-:901: byte 0xc3 at offset 1 is not valid UTF-8" in result.stderr


def test_many_files(mtfix, desk):
    for number in range(12):
        (desk / f"{number:02}.txt").write_text(LINE if number % 2 else "Well.\n")
    (desk / "02.txt").write_bytes(b"b\xc3\x28d")
    (desk / "04.txt").write_bytes(b"")
    result = mtfix("clean", "--in-place", "--jobs", 2, ".")
    assert result.exit_code == 2
    assert "02.txt: byte 0xc3" in result.stderr
    assert "6 repairs made in 6 files" in result.stderr
    texts = {path.read_bytes() for path in desk.glob("*.txt")}
    assert texts == {b"Well.\n", LINE.replace("Xinhuas", "Xinhua s").encode(), b"", b"b\xc3\x28d"}
    found = mtfix("check", "--output-format", "json", "--jobs", 2, ".")
    assert json.loads(found.stdout) == []


def start(desk, *arguments):
    return subprocess.Popen(
        [sys.executable, "-m", "mtfix", "clean", "--lines", "--lang", "en", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=desk,
        preexec_fn=listen,  # noqa: PLW1509 - nothing else runs here
    )


def listen():
    """Take interrupts, which a shell lets what it starts in the background ignore."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def test_results_do_not_wait_for_more_input(desk):
    process = start(desk, "--jobs", "2", "-")
    process.stdin.write(LINE.encode())
    process.stdin.flush()
    assert process.stdout.readline() == LINE.replace("Xinhuas", "Xinhua s").encode()
    assert process.communicate(timeout=60) == (b"", b"")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_pipe_may_be_closed_early(desk, jobs):
    process = start(desk, "--jobs", jobs, "-")
    feeder = subprocess.Popen(["yes", LINE.strip()], stdout=process.stdin)
    process.stdin.close()
    assert process.stdout.readline() == LINE.replace("Xinhuas", "Xinhua s").encode()
    process.stdout.close()
    assert process.wait(timeout=60) == 141
    assert process.stderr.read() == b""
    process.stderr.close()
    feeder.wait(timeout=60)


@pytest.mark.parametrize(("sent", "jobs"), [(signal.SIGINT, "1"), (signal.SIGTERM, "2")])
def test_an_interrupt_leaves_the_file_alone(desk, sent, jobs):
    text = LINE * 30_000  # more than is done before the signal comes
    (desk / "pipe.txt").write_text(text)
    before = sorted(desk.iterdir())
    process = start(desk, "--in-place", "--quiet", "--jobs", jobs, "pipe.txt")
    while sorted(desk.iterdir()) == before:  # until it writes beside the file
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(sent)
    _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors.strip()) == (130, b"")
    assert sorted(desk.iterdir()) == before
    assert (desk / "pipe.txt").read_text() == text
