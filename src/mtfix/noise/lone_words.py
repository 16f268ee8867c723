"""Words that were a node alone and were mistranslated for lack of any context."""

from __future__ import annotations

from collections.abc import Iterator

from mtfix.model import Edit
from mtfix.noise.passage import Passage
from mtfix.noise.vocabulary import Vocabulary


def mistake_lone_words(passage: Passage, vocabulary: Vocabulary) -> Iterator[tuple[Edit, ...]]:
    """Swap a node that is one word for what the packs' tables say that it may become."""
    for node in passage.nodes:
        wrongs = vocabulary.lone.get(node.of(passage.text))
        if wrongs:
            yield tuple(Edit(node, wrong) for wrong in wrongs)
