"""What no rule may enter."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mtfix.context.protection import (
    _SIGNS,
    _compile_closed,
    compile_protected,
    find_chosen,
    find_protected,
    find_protected_alone,
)
from mtfix.errors import UsageProblem
from mtfix.model import Span


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
        ("node.js, my-app.config.json 使用Vue.js的", ["node.js", "my-app.config.json", "Vue.js"]),
        ("the end.ts, xml. json", ["end.ts"]),
        ("%1% of %USER% and 5% or 6%", ["%1%", "%USER%"]),
        ("%(size)s에서 %d를, my_name은", ["%(size)s", "%d", "my_name"]),
    ],
)
def test_what_is_closed(text: str, closed: list[str]) -> None:
    assert [span.of(text) for span in find_protected(text)] == closed


SIGNS = (
    "a é ½ . , .com www. org.a http:// / /a/b C:\\x % %s %(n)d 5% & &amp; #x @a {} {{n}} _ <a> "
    "20px thumb B a.md com. io .js _b aBcD () --a [ -"
)


@given(st.lists(st.sampled_from([*SIGNS.split(), " "]), max_size=8).map("".join))
def test_the_quick_look_misses_nothing(text: str) -> None:
    every = [Span(*match.span()) for match in _compile_closed(frozenset(_SIGNS)).finditer(text)]
    assert list(find_protected(text)) == every


def test_the_user_can_close_more() -> None:
    patterns = compile_protected([r"Project \p{Lu}\w+"])
    assert [s.of("In Project XisaidNo") for s in find_chosen("In Project XisaidNo", patterns)] == [
        "Project XisaidNo"
    ]


def test_a_broken_pattern_is_told_as_such() -> None:
    with pytest.raises(UsageProblem, match="protected pattern"):
        compile_protected(["("])


SIGNS = st.sampled_from(
    [*"`<>{}$xya_./:@#&;%()1", "X-", "Ab", "//", ":/", "--", "com", "b>", "rs", "c:", "\\"]
)
TOKENS = st.lists(SIGNS, min_size=1, max_size=5).map("".join)


@settings(max_examples=500)
@given(st.lists(TOKENS, min_size=1, max_size=5))
def test_pieces_that_tell_alone_have_what_the_line_has(tokens: list[str]) -> None:
    line, start, together = " ".join(tokens), 0, []
    for token in tokens:
        alone = find_protected_alone(token)
        assume(alone is not None)
        together += [span.shift(start) for span in alone or ()]
        start += len(token) + 1
    assert [*find_protected(line)] == together
