"""What langdetect knows of languages, weighed here."""

from collections import Counter
from math import expm1
from struct import iter_unpack

import pytest
from hypothesis import given
from hypothesis import strategies as st
from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

from mtfix.context.profiles import _UNSEEN, Profiles, clean, find_letters, load_profiles

LEFT_OUT = {"ja", "zh-cn", "zh-tw"}
TEXTS = (
    "Der Rat traf sich am Dienstag, um den neuen Haushalt zu besprechen.",
    "“McDonald’s” and the BRICS: see https://example.org/a or write to me@example.org!",
    "Știri despre Țara Românească; Đi đâu về đâu, e\u0301t\u0309",
    "Совет собрался во вторник. کتاب‌ها یہاں",
    "",
)


@pytest.fixture(scope="module")
def theirs() -> DetectorFactory:
    factory = DetectorFactory()
    factory.load_profile(PROFILES_DIRECTORY)
    return factory


def test_shares_are_those_of_langdetect(theirs):
    own = load_profiles(LEFT_OUT)
    kept = [name for name in theirs.langlist if name not in LEFT_OUT]
    assert list(own._languages) == sorted(kept)
    for letters in [*own._gains][::50]:
        every = zip(theirs.langlist, theirs.word_lang_prob_map[letters], strict=True)
        known = {name: share for name, share in every if share and name not in LEFT_OUT}
        gains = iter_unpack("<Bf", own._gains[letters])
        shares = {own._languages[number]: expm1(gain) * _UNSEEN for number, gain in gains}
        assert shares == pytest.approx(known, rel=1e-4)


def letters_of_langdetect(theirs: DetectorFactory, text: str) -> Counter[str]:
    detector = theirs.create()
    detector.append(f"{text} ")
    detector.cleaning_text()
    return Counter(detector._extract_ngrams())


@given(text=st.sampled_from(TEXTS) | st.text(alphabet="abÄßéШш 1.,-’\nAB", max_size=40))
def test_letters_are_those_of_langdetect(theirs, text):
    known = theirs.word_lang_prob_map
    own = Counter(letters for letters in find_letters(clean(text)) if letters in known)
    assert own == letters_of_langdetect(theirs, text)


def test_profiles_come_back_as_they_were_stored():
    made = Profiles.make(["de", "en"], {"th": {1: 4.0}, "ch ": {0: 5.0, 1: 0.5}, "é": {}})
    back = Profiles.load(made.dump())
    assert (back._languages, back._gains) == (made._languages, made._gains)
