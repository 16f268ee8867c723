"""What tests of several parts share."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

# Two cores share the machine with whatever else runs; a slow example is no failure. A change is
# judged on the same examples each time; `nox -s explore` looks for new ones.
settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, print_blob=True)
settings.load_profile("same")

REPOSITORY = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def repository() -> Path:
    """The checkout."""
    return REPOSITORY


@pytest.fixture(scope="session")
def seed(repository: Path) -> Path:
    """The document that mtfix was made for."""
    return next((repository / "seeds").glob("*.txt"))
