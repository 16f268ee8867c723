"""
Finds and repairs the damage that machine translation leaves in published text.

`clean`, `clean_file`, `check` and `score` are the library; they are loaded when first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mtfix.api import FileResult, check, clean, clean_file
    from mtfix.errors import ConfigError, MtfixError, PackError, ReadError, UsageProblem
    from mtfix.model import (
        AppliedEdit,
        CleanResult,
        Edit,
        Finding,
        Safety,
        Severity,
        Span,
        Suggestion,
    )
    from mtfix.scoring import score

__version__ = "0.1.0"

_HOMES = {
    "mtfix.api": ("FileResult", "check", "clean", "clean_file"),
    "mtfix.errors": ("ConfigError", "MtfixError", "PackError", "ReadError", "UsageProblem"),
    "mtfix.model": (
        "AppliedEdit",
        "CleanResult",
        "Edit",
        "Finding",
        "Safety",
        "Severity",
        "Span",
        "Suggestion",
    ),
    "mtfix.scoring": ("score",),
}

__all__ = [
    "AppliedEdit",
    "CleanResult",
    "ConfigError",
    "Edit",
    "FileResult",
    "Finding",
    "MtfixError",
    "PackError",
    "ReadError",
    "Safety",
    "Severity",
    "Span",
    "Suggestion",
    "UsageProblem",
    "__version__",
    "check",
    "clean",
    "clean_file",
    "score",
]


def __getattr__(name: str) -> Any:
    from importlib import import_module  # noqa: PLC0415 - keeps `import mtfix` light

    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
