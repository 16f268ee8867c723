"""What no rule may enter."""

import pytest

from mtfix.context.protection import compile_protected, find_chosen, find_protected
from mtfix.errors import UsageProblem


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("see https://example.org/TheBigHouse?q=1, then", ["https://example.org/TheBigHouse?q=1"]),
        ("mail jane.doe@example.org now", ["jane.doe@example.org"]),
        ("on booking.com today", ["booking.com"]),
        ("the id com.mycompany.myapp fits", ["com.mycompany.myapp"]),
        ("ask @JaneDoe_1 or #SaveTheWhales.", ["@JaneDoe_1", "#SaveTheWhales"]),
        ("run `mtfix clean` first", ["`mtfix clean`"]),
        ("Hello {userName}, %(count)s of %d", ["{userName}", "%(count)s", "%d"]),
        ("a <b>bold</b> word &amp; more", ["<b>", "</b>", "&amp;"]),
        ("edit /etc/hosts.conf please", ["/etc/hosts.conf"]),
        ("the name my_long_name here", ["my_long_name"]),
        ("thumbleftCasa in 280pxRome, two thumbs", ["thumbleftCasa", "280pxRome"]),
        ("It ended. The next day, 3.5 % and and/or stay open.", []),
        ("He left the room.He did.", []),
    ],
)
def test_what_is_closed(text: str, closed: list[str]) -> None:
    assert [span.of(text) for span in find_protected(text)] == closed


def test_the_user_can_close_more() -> None:
    patterns = compile_protected([r"Project \p{Lu}\w+"])
    assert [s.of("In Project XisaidNo") for s in find_chosen("In Project XisaidNo", patterns)] == [
        "Project XisaidNo"
    ]


def test_a_broken_pattern_is_told_as_such() -> None:
    with pytest.raises(UsageProblem, match="protected pattern"):
        compile_protected(["("])
