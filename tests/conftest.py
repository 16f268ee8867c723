"""What tests of several parts share."""

from __future__ import annotations

from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def repository() -> Path:
    """The checkout."""
    return REPOSITORY


@pytest.fixture(scope="session")
def seed(repository: Path) -> Path:
    """The document that mtfix was made for."""
    return next((repository / "seeds").glob("*.txt"))
