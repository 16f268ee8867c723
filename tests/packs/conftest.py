from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

WritePack = Callable[..., Path]


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Leave the built-in packs out, and keep a store of our own."""
    monkeypatch.setattr("mtfix.packs.load.builtin_pack_paths", tuple)
    monkeypatch.setenv("MTFIX_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture
def write_pack(tmp_path: Path) -> WritePack:
    """Return a function that writes a pack and gives its path."""

    def write(text: str, name: str = "pack.yaml") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write
