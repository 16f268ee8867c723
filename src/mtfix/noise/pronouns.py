"""Subject pronouns that a verb phrase gets when it is translated alone."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from mtfix.model import Edit, Span
from mtfix.noise.letters import lower
from mtfix.noise.passage import Passage
from mtfix.noise.vocabulary import Vocabulary

_VERB = regex.compile(r"(?<word>[\p{L}\p{M}]+)(?: [\p{L}\p{M}]+)?")  # said, a dit
_LAST_NAME = regex.compile(r"(?<![\p{L}\p{M}])\p{Lu}[\p{L}\p{M}’'-]+[)”»\"]?\Z")


def insert_pronouns(passage: Passage, vocabulary: Vocabulary) -> Iterator[tuple[Edit, ...]]:
    """Put a pronoun, mostly with a capital, before the verb that opens a node behind a name."""
    if not vocabulary.pronouns:
        return
    text = passage.text
    small = [lower(word[0], vocabulary.language) + word[1:] for word in vocabulary.pronouns]
    pronouns = (*vocabulary.pronouns * 3, *small)
    for left, gap, right in passage.seams:
        verb = _VERB.match(text, right.start)
        is_subject = _LAST_NAME.search(left.of(text)) and gap.of(text).isspace()
        if verb and is_subject and not vocabulary.verbs.isdisjoint((verb[0], verb["word"])):
            place = Span(right.start, right.start)
            yield tuple(Edit(place, f"{pronoun} ") for pronoun in pronouns)
