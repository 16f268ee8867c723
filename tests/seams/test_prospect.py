"""What is said of a run before all of its text is known holds, whatever the text is."""

from functools import cache
from itertools import combinations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from mtfix.context import DocumentContext
from mtfix.context.words import find_forms
from mtfix.languages import find_language
from mtfix.lexicon import load_lexicon
from mtfix.readers import reader_for
from mtfix.seams.belief import believe
from mtfix.seams.cost import cost_part, find_costs, weigh_together
from mtfix.seams.line import may_be_seam
from mtfix.seams.prospect import LEAST_BELIEF, Inside, weigh_prospect
from mtfix.seams.runs import find_suspicious, is_suspicious, measure_runs

TEXTS = {
    "en": "The minister said on Monday that who and the United Nations in 1930s, Li Qiang of Kyiv",
    "de": "Der Minister sprach am Montag über die neuen Anträge, und Scholz der Haushalt nicht",
    "fr": "Le ministre a dit lundi que la réunion de Kyiv était très longue, Macron et les autres",
    "ru": "Министр сказал в понедельник, что Лавров и новая встреча состоится во вторник",
    "el": "Ο υπουργός είπε τη Δευτέρα ότι ο Μητσοτάκης και τους λόγους για την Αθήνα είναι πολλοί",
    "tr": "Bakan pazartesi günü yeni toplantı olacağını ve Erdoğan için söyledi",
}


@st.composite
def lines(draw):
    """Words of a language in any order, some of them glued, some with the signs of programs."""
    language = draw(st.sampled_from(sorted(TEXTS)))
    word = st.sampled_from(TEXTS[language].split())
    glued = st.lists(word, min_size=1, max_size=3).map("".join)
    gaps = st.sampled_from([" ", " ", " ", ", ", ". ", " (", "-", "’", "\u00a0", " `", "@", "%d"])
    parts = draw(st.lists(st.tuples(word | glued, gaps), min_size=1, max_size=15))
    return language, "".join(part + gap for part, gap in parts)


@cache
def known(code):
    return load_lexicon(code), find_language(code)


@settings(deadline=None)
@given(lines())
@example(("de", "Dersprach am Montag."))
def test_no_seam_is_lost_where_none_may_be(drawn):
    language, line = drawn
    context = DocumentContext(reader_for(None).read(line), language=language)
    for word, cuts, every in measure_runs(0, context):
        belief = max(believe(word, cuts, every, 0, context), default=0.0)
        if belief >= LEAST_BELIEF and context.language_of(0) == language:
            assert may_be_seam(word.text, line, *known(language))
            prospect = weigh_prospect(word.text, *known(language))
            if prospect.companions.isdisjoint(find_forms(line)):
                assert prospect.belief >= belief


@given(
    run=st.text("aBcD", min_size=2, max_size=6),
    cut=st.integers(0, 6),
    words=st.lists(st.text("aBcD", min_size=1, max_size=4)),
)
def test_what_is_inside_is_found_as_if_it_were_kept(run, cut, words):
    inside = Inside(run, frozenset({run[:cut], run[cut:]} - {"", run}))
    assert inside.isdisjoint(words) == set(inside).isdisjoint(words)


def test_what_is_written_as_a_decade_is_no_suspect():
    english, _ = known("en")
    assert is_suspicious("1930s", english)
    assert not may_be_seam("1930s", "They met in the 1930s and never parted.", *known("en"))


@settings(deadline=None)
@given(lines())
def test_words_are_as_suspicious_together_as_alone(drawn):
    language, line = drawn
    words, (lexicon, _) = list(dict.fromkeys(find_forms(line))), known(language)
    together = find_suspicious(words, lexicon)
    assert sorted(together) == sorted(word for word in words if is_suspicious(word, lexicon))


@settings(deadline=None)
@given(lines())
def test_parts_cost_the_same_together_as_alone(drawn):
    language, line = drawn
    runs = [form for form in find_forms(line) if len(form) > 2]
    lexicon, _ = known(language)
    weigh_together(runs, lexicon)
    for run in runs:
        costs = find_costs(run, lexicon)
        for start, end in combinations(range(len(run) + 1), 2):
            assert costs[start][end - start] == cost_part(run[start:end], lexicon)
