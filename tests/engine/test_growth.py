"""Time grows with the text and hardly with the rules: ratios, with room for a busy machine."""

import random
import time
from collections import Counter
from dataclasses import replace
from itertools import islice

import pytest

from mtfix.engine import Engine
from mtfix.engine.screen import Screen
from mtfix.model import Safety
from mtfix.noise import damage
from mtfix.packs import load_rules
from mtfix.readers.plain import PlainReader
from mtfix.settings import Settings

WORDS = """
    the minister said that a new plan of their government was ready and would be read in
    public by Monday while some members of the party were against it for reasons of cost
"""
FEWEST_RULES, TIMES = 15, 10


def sentences(count):
    chance = random.Random(1)
    for number in range(count):
        words = " ".join(chance.choices(WORDS.split(), k=chance.randint(8, 30)))
        yield f"{words[0].upper()}{words[1:]} {number}."


def grows(work, little, much, bound):
    """
    Tell whether `much` takes `bound` times as long as `little`, of the time of this process.

    A busy machine makes one measurement wrong, hardly three.
    """
    return all(seconds(work, much) >= bound * seconds(work, little) for _ in range(3))


def seconds(work, given):
    started = time.process_time()
    work(given)
    return time.process_time() - started


def damaged_lines(engine):
    lines = [
        damage(line, lang="en", seed=seed).text if seed % 2 else line
        for seed, line in enumerate(sentences(1600))
    ]
    engine.clean("\n".join(lines[:250]), PlainReader())  # what is made once is made now
    return lines


@pytest.mark.parametrize("between", ["\n", "\n\n", " "])
def test_a_look_at_four_times_the_text_takes_no_eight_times_as_long(between):
    engine = Engine(Settings(language="en"))
    lines = damaged_lines(engine)

    def look(part):
        engine.check(PlainReader().read(between.join(part)))

    assert not grows(look, lines[:400], lines, 8)


def test_repair_of_four_times_the_text_takes_no_twelve_times_as_long():
    """On a quiet machine 6 times: what is repaired gives evidence, so there are five passes."""
    engine = Engine(Settings(language="en", boldness=Safety.UNSAFE))
    lines = damaged_lines(engine)
    little, much = lines[:400], lines  # the shorter text is done in three passes
    assert not grows(lambda part: engine.clean("\n".join(part), PlainReader()), little, much, 12)


def test_four_times_the_lines_take_no_sixteen_times_as_long():
    rules = [rule for rule in load_rules((), "en") if rule.safety is Safety.SAFE]
    lines = list(sentences(6000))
    screen = Screen(rules, "en")
    screen.suspects("\n".join(lines))
    little, much = "\n".join(lines[:1500]), "\n".join(lines)
    assert not grows(screen.suspects, little, much, 8)


def test_ten_times_the_rules_take_less_than_twice_as_long():
    pytest.importorskip("hyperscan")
    rules = (rule for rule in load_rules((), "en") if rule.kind == "pattern" and not rule.needs)
    few = list(islice(rules, FEWEST_RULES))
    many = [replace(rule, id=f"{rule.id}-{n}") for n in range(TIMES) for rule in few]
    block = "".join(f"Report {number} was read on Monday.\n" for number in range(60000))
    screens = [Screen(rules, "en") for rules in (few, many)]
    assert not grows(lambda screen: screen.suspects(block), *screens, 2)


def test_clean_lines_take_not_much_longer_than_counting_their_words():
    """On a quiet machine 12 times as long."""
    pytest.importorskip("hyperscan")
    rules = load_rules((), "en")
    screen = Screen(rules, "en", (), {rule.id for rule in rules if rule.may_be(Safety.SAFE)})
    block = "\n".join(sentences(6000))
    screen.suspects(block)
    ratios = (
        seconds(screen.suspects, block) / seconds(lambda text: Counter(text.split()), block)
        for _ in range(3)
    )
    assert min(ratios) < 40
