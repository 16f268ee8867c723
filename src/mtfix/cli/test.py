"""`mtfix test`: test rule packs with their own examples."""

from __future__ import annotations

import textwrap
import time
from collections.abc import Sequence

import click

from mtfix.cli.guard import exit_code, note
from mtfix.packs import builtin_pack_paths, load_packs
from mtfix.testing import ExampleResult, iterate_pack_tests


@click.command("test")
@click.argument("packs", metavar="[PACK]...", nargs=-1)
@click.option("-q", "--quiet", is_flag=True, help="Print failures only.")
@click.option("-v", "--verbose", is_flag=True, help="Print every example.")
def command(packs: Sequence[str], *, quiet: bool, verbose: bool) -> int:
    """
    Test rule packs, files or directories, with the examples in them; the built-in ones
    by default.

    Each example is tried with its rule alone and with all rules. Repairs must be stable,
    rules must not fight, and patterns must stay fast on hostile input. Exits with 0 where
    all is well, 1 where an example fails, 2 where a pack is broken.
    """
    started = time.monotonic()
    loaded = load_packs(*(packs or builtin_pack_paths()))
    if not loaded:
        note("warning: there are no rule packs to test")
    passed = failed = 0
    for result in iterate_pack_tests(loaded):
        passed, failed = passed + result.is_expected, failed + (not result.is_expected)
        if verbose or not result.is_expected:
            click.echo(_report(result), nl=False)
    if not quiet:
        rules = sum(len(pack.rules) for pack in loaded)
        seconds = time.monotonic() - started
        click.echo(
            f"{_count(rules, 'rule')} in {_count(len(loaded), 'pack')}: "
            f"{_count(passed, 'example')} passed, "
            f"{failed} failed in {seconds:.1f} s"
        )
    return exit_code(failed=False, found=bool(failed))


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _report(result: ExampleResult) -> str:
    verdict = "passed" if result.is_expected else "FAILED"
    lines = f"{result.path}:{result.line}: {verdict} {result.rule}: {result.name}\n"
    if not result.is_expected and result.text:
        lines += f"    {result.text}\n"
    return lines + textwrap.indent(result.explain(), "    ") + "\n" * (not result.is_expected)
