"""What tests of several parts share."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

# Two cores share the machine with whatever else runs; a slow example is no failure.
settings.register_profile("shared machine", deadline=None)
settings.load_profile("shared machine")

REPOSITORY = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def repository() -> Path:
    """The checkout."""
    return REPOSITORY


@pytest.fixture(scope="session")
def seed(repository: Path) -> Path:
    """The document that mtfix was made for."""
    return next((repository / "seeds").glob("*.txt"))
