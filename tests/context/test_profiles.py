"""What langdetect knows takes less memory here, and says the same."""

from pathlib import Path

from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

from mtfix.context.profiles import load_profiles

LEFT_OUT = {"ja", "zh-cn", "zh-tw"}


def test_the_profiles_are_those_that_langdetect_loads():
    own = load_profiles(LEFT_OUT)
    theirs = DetectorFactory()
    paths = sorted(path for path in Path(PROFILES_DIRECTORY).iterdir())
    theirs.load_json_profile(
        [path.read_text("utf-8") for path in paths if path.name not in LEFT_OUT]
    )
    assert own.langlist == theirs.langlist
    assert {letters: own.word_lang_prob_map[letters] for letters in own.word_lang_prob_map} == (
        theirs.word_lang_prob_map
    )
