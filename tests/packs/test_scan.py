"""What scanners can look for."""

import pytest

from mtfix.packs.halve import halve
from mtfix.packs.parse import parse_pattern
from mtfix.packs.scan import HyperscanScanner, Wanted

WORDS = [f"{number:06}offer" for number in range(1000)]  # more than one pattern can hold


def test_a_long_list_is_looked_for_in_parts(monkeypatch, tmp_path):
    pytest.importorskip("hyperscan")
    monkeypatch.setenv("MTFIX_CACHE_DIR", str(tmp_path))
    scanner = HyperscanScanner([Wanted("no", {}), Wanted(r"\A\L<offer>s?\b", {"offer": WORDS})])
    assert scanner.blind == frozenset()
    lines = [f"{WORDS[0]} it", f"so {WORDS[1]}", f"{WORDS[-1]}s", "no"]
    assert scanner.find("\n".join(lines)) == {(1, 0), (1, 2), (0, 3)}


@pytest.mark.parametrize("pattern", [r"a(?=\L<w>)", r"(?:\L<w> )*", "abc"])
def test_what_cannot_be_halved(pattern):
    assert halve(parse_pattern(pattern, {"w": ("a", "b")})) is None
