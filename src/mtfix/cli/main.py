"""
The `mtfix` command.

Each command is a module that is imported when it is called, so that `mtfix --version`
pays for click and nothing else.
"""

from __future__ import annotations

import difflib
import gc
import signal
import sys
from importlib import import_module
from typing import Any

import click

from mtfix import __version__
from mtfix.cli.guard import close_pipe, guarded

# name: (module, what `mtfix --help` says of it)
COMMANDS: dict[str, tuple[str, str]] = {
    "check": ("mtfix.cli.check", "Show what is wrong in texts."),
    "clean": ("mtfix.cli.clean", "Repair texts."),
    "score": ("mtfix.cli.score", "Tell how much closer to a reference a repair brought a text."),
    "noise": ("mtfix.cli.noise", "Damage clean text, with gold labels, to measure repair."),
    "test": ("mtfix.cli.test", "Test rule packs with their own examples."),
    "rule": ("mtfix.cli.rule", "Explain one rule."),
    "rules": ("mtfix.cli.rules", "List the rules."),
}


class CommandLine(click.Group):
    """Loads its commands late, and ends with one clear line whatever goes wrong."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command, imported only now."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(COMMANDS[cmd_name][0]).command
        assert isinstance(command, click.Command)  # noqa: S101
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the arguments name; UsageError tells a near miss."""
        near = difflib.get_close_matches(args[0], COMMANDS, n=1)
        if near and args[0] not in COMMANDS:
            ctx.fail(f"There is no command “{args[0]}”; did you mean “{near[0]}”?")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; where the reader of its output goes away, that is no error."""
        try:
            code = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            return close_pipe()
        return code

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run, and end the process with 0, 1 (findings) or 2 (errors)."""
        kwargs |= {"prog_name": "mtfix", "standalone_mode": False}
        raise SystemExit(guarded(lambda: super(CommandLine, self).main(*args, **kwargs)))


@click.group(cls=CommandLine, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
def main() -> None:
    """Find and repair the damage that machine translation leaves in published text."""


def run() -> None:
    """Run the command line; the entry point of the `mtfix` script."""
    gc.set_threshold(50_000, 20, 20)  # what start-up makes stays, and need not be looked through
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # both clean up after themselves
    main()
