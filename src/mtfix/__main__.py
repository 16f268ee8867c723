"""`python -m mtfix` is the same as `mtfix`."""

from mtfix.cli import run

if __name__ == "__main__":  # the processes of --jobs import this, too
    run()
