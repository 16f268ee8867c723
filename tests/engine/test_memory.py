from hypothesis import given
from hypothesis import strategies as st

from mtfix.engine.memory import LineMemory

BLOCKS = st.lists(st.lists(st.text("abx", max_size=3), min_size=1).map("\n".join))


def find_x(block):
    return [number for number, line in enumerate(block.split("\n")) if "x" in line]


@given(BLOCKS)
def test_suspects_are_the_same_however_often_lines_come_again(blocks):
    memory = LineMemory(find_x)
    for block in blocks:
        assert list(memory.find_suspects(block)) == find_x(block)


def test_no_line_is_asked_about_twice():
    asked = []
    memory = LineMemory(lambda block: asked.extend(block.split("\n")) or find_x(block))
    for block in ("one\nsix", "two\none\nsix\n", "six\nten", "one\ntwo"):
        list(memory.find_suspects(block))
    assert asked == ["one", "six", "two", "", "ten"]


def test_a_line_is_judged_as_it_is_asked_for():
    judged = []

    def find(block):
        for number in find_x(block):
            judged.append(number)
            yield number

    memory = LineMemory(find)
    list(memory.find_suspects("x1"))
    suspects = memory.find_suspects("x1\nx2\nx3")
    assert (next(suspects), next(suspects), judged) == (0, 1, [0, 0])


def test_lines_that_were_not_asked_for_are_not_remembered():
    memory = LineMemory(find_x)
    next(memory.find_suspects("x1\nx2"))
    assert list(memory.find_suspects("x1\nx2")) == [0, 1]
