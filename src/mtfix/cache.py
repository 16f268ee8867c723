"""Where compiled lexicons and packs are kept between runs."""

from __future__ import annotations

import os
from pathlib import Path


def cache_directory() -> Path:
    """Return the user's cache directory, or what MTFIX_CACHE_DIR says; it may not exist."""
    chosen = os.environ.get("MTFIX_CACHE_DIR")
    if chosen:
        return Path(chosen)
    import platformdirs  # noqa: PLC0415 - not needed where the directory is given

    return Path(platformdirs.user_cache_dir("mtfix"))
