"""Subject pronouns that a verb phrase gets when it is translated alone."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from mtfix.lexicon import load_lexicon
from mtfix.model import Edit, Span
from mtfix.noise.letters import lower
from mtfix.noise.passage import Passage
from mtfix.noise.vocabulary import Vocabulary

_VERB = regex.compile(r"(?<word>[\p{L}\p{M}]+)(?: [\p{L}\p{M}]+)?")  # said, a dit
_LAST_NAME = regex.compile(r"(?<![\p{L}\p{M}])(?<name>\p{Lu}[\p{L}\p{M}’'-]+)[)”»\"]?\Z")
_COMMON = 5.5  # Zipf value of words that have their capital from the sentence: But, Why


def insert_pronouns(passage: Passage, vocabulary: Vocabulary) -> Iterator[tuple[Edit, ...]]:
    """Put a pronoun, mostly with a capital, before the verb that opens a node behind a name."""
    if not vocabulary.pronouns:
        return
    text, lexicon = passage.text, load_lexicon(vocabulary.language)
    small = [lower(word[0], vocabulary.language) + word[1:] for word in vocabulary.pronouns]
    pronouns = (*vocabulary.pronouns * 3, *small)
    for left, gap, right in passage.seams:
        verb = _VERB.match(text, right.start)
        name = _LAST_NAME.search(text, left.start, left.end)
        if not verb or not name or not gap.of(text).isspace():
            continue
        is_name = lexicon.zipf(name["name"]) < _COMMON
        if is_name and not vocabulary.verbs.isdisjoint((verb[0], verb["word"])):
            place = Span(right.start, right.start)
            yield tuple(Edit(place, f"{pronoun} ") for pronoun in pronouns)
