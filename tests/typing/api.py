"""The library as its users' type checkers see it; mypy reads this, nothing runs it."""

from __future__ import annotations

from collections.abc import Sequence

import mtfix

cleaned: mtfix.CleanResult = mtfix.clean("text", lang="en", unsafe_fixes=True)
text: str = cleaned.text
edits: Sequence[mtfix.AppliedEdit] = cleaned.edits
findings: list[mtfix.Finding] = mtfix.check("text", source_lang="es", select=["en-*"])
safety: mtfix.Safety = findings[0].safety
version: str = mtfix.__version__
mtfix.clean("text", unsafe=True)  # type: ignore[call-arg]
