"""How the process ends: every error is one clear line, and an exit code."""

from __future__ import annotations

import os
import shlex
import sys
import traceback
import warnings
from collections.abc import Callable
from typing import TextIO

import click

from mtfix.errors import MtfixError

OK, FINDINGS, ERROR, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 130, 141


def guarded(command: Callable[[], object]) -> int:
    """
    Run `command` and return the exit code: what it returned, or what its error means.

    MTFIX_DEBUG=1 shows the traceback of an internal error.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    with warnings.catch_warnings():
        tell_warnings()
        try:
            code = command()
        except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the last line of defence
            return _code_of(error)
    return code if isinstance(code, int) else OK


def _code_of(error: BaseException) -> int:
    """Tell the user about the error, if there is anything to tell, and return its exit code."""
    match error:
        case MtfixError():
            return complain(str(error))
        case click.exceptions.NoArgsIsHelpError():
            click.echo(error.format_message(), err=True)
            return ERROR
        case click.UsageError(ctx=click.Context() as context):
            return complain(f"{error.format_message()} (see {context.command_path} --help)")
        case click.ClickException():
            return complain(error.format_message())
        case click.Abort() | KeyboardInterrupt():
            # Python ends itself by the signal where one came in an `exec` (dataclasses are made
            # by such), though it was caught, unless another `exec` has ended well since.
            exec("")  # noqa: S102 - empty
            return INTERRUPTED
        case OSError():
            return complain(f"{error.filename or 'input or output'}: {error.strerror or error}")
        case _:
            return report_bug(error)


def close_pipe() -> int:
    """Send the rest of the output nowhere, since nobody reads on, and return the exit code."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return PIPE_CLOSED


def complain(message: str) -> int:
    """Print an error and return its exit code."""
    click.echo(f"mtfix: error: {message}", err=True)
    return ERROR


def note(message: str) -> None:
    """Print a remark to standard error, out of the way of the results."""
    click.echo(f"mtfix: {message}", err=True)


def tell_warnings() -> None:
    """Show the warnings of mtfix as remarks to the user."""
    warnings.simplefilter("default", UserWarning)
    warnings.showwarning = _show_warning


def report_bug(error: BaseException) -> int:
    """Print what to do about an error that is ours, and return its exit code."""
    if os.environ.get("MTFIX_DEBUG"):
        traceback.print_exception(error)
    what = " ".join(f"{type(error).__name__}: {error}".split())
    again = shlex.join(["mtfix", *sys.argv[1:]])
    return complain(
        f"internal error ({what}). This is a bug in mtfix, no file was left half-written; "
        f"please report it with the text and the output of: MTFIX_DEBUG=1 {again}"
    )


def _show_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    del category, filename, lineno, file, line
    note(f"warning: {message}")


def exit_code(*, failed: bool, found: bool) -> int:
    """Return the exit code of a run: errors before findings."""
    return ERROR if failed else FINDINGS if found else OK
