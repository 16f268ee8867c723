"""The command line: the only part that prints, and that ends the process."""

from mtfix.cli.main import main, run

__all__ = ["main", "run"]
