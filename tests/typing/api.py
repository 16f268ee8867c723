"""The library as its users' type checkers see it; mypy reads this, nothing runs it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import mtfix


def repair(text: str) -> str:
    """Use every part of the library."""
    cleaned: mtfix.CleanResult = mtfix.clean(text, lang="en", unsafe_fixes=True)
    edits: Sequence[mtfix.AppliedEdit] = cleaned.edits
    findings: list[mtfix.Finding] = mtfix.check(text, source_lang="es", select=["en-*"])
    safety: mtfix.Safety = findings[0].safety
    result: mtfix.FileResult = mtfix.clean_file("a.csv", Path("b.csv"), columns=["text"])
    mtfix.clean(text, format="markdown").text[: result.edits]
    mtfix.clean(text, unsafe=True)  # type: ignore[call-arg]
    return f"{cleaned.text}{edits[0].rules[0]}{safety.value}{mtfix.__version__}"
