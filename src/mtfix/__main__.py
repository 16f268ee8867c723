"""`python -m mtfix` is the same as `mtfix`."""

from mtfix.cli import run

run()
