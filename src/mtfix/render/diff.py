"""Unified diffs that `git apply` and `patch` accept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

_CONTEXT = 3
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_Opcode = tuple[str, int, int, int, int]


def render_diff(path: str, before: str, after: str) -> Iterator[str]:
    r"""
    Yield the changes from `before` to `after` as a unified diff; nothing if there are none.

    An absolute path loses its first stroke, as git has it: apply the diff in the root directory.

        >>> print("".join(render_diff("a.txt", "he said. .\n", "he said.\n")), end="")
        --- a/a.txt
        +++ b/a.txt
        @@ -1 +1 @@
        -he said. .
        +he said.
    """
    if before == after:
        return
    old, new = _LINE.findall(before), _LINE.findall(after)
    name = path.lstrip("/")
    yield f"--- a/{name}\n+++ b/{name}\n"
    for hunk in _Comparison(old, new).get_grouped_opcodes(_CONTEXT):
        yield f"@@ -{_range(hunk, 1)} +{_range(hunk, 3)} @@\n"
        for kind, old_start, old_end, new_start, new_end in hunk:
            if kind == "equal":
                yield from (_marked(" ", line) for line in old[old_start:old_end])
            else:
                yield from (_marked("-", line) for line in old[old_start:old_end])
                yield from (_marked("+", line) for line in new[new_start:new_end])


class _Comparison(SequenceMatcher[str]):
    """Compares line by line where no line came or went, as repairs do; that is linear."""

    def __init__(self, old: list[str], new: list[str]) -> None:
        self._old, self._new = old, new
        super().__init__(None, old, new, autojunk=False)

    def get_opcodes(self) -> list[_Opcode]:  # type: ignore[override]
        if len(self._old) != len(self._new):
            return list(super().get_opcodes())
        opcodes: list[_Opcode] = []
        rows = enumerate(zip(self._old, self._new, strict=True))
        for is_equal, run in groupby(rows, key=lambda row: row[1][0] == row[1][1]):
            numbers = [number for number, _ in run]
            ends = (numbers[0], numbers[-1] + 1)
            opcodes.append(("equal" if is_equal else "replace", *ends, *ends))
        return opcodes


def _range(hunk: Sequence[_Opcode], first: int) -> str:
    start, end = int(hunk[0][first]), int(hunk[-1][first + 1])
    if end - start == 1:
        return f"{start + 1}"
    return f"{start + 1 if end > start else start},{end - start}"


def _marked(mark: str, line: str) -> str:
    return mark + line if line.endswith("\n") else f"{mark}{line}\n\\ No newline at end of file\n"
