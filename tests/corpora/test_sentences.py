"""The single sentences of corpora/sentences: none repaired wrongly, and no good one touched."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from mtfix.engine import Engine
from mtfix.model import Safety
from mtfix.readers import reader_for
from mtfix.settings import Settings

PATHS = sorted((Path(__file__).parents[2] / "corpora" / "sentences").glob("*.yaml"))
READER = reader_for(None)
FAMILIES: list[tuple[str, dict[str, Any]]] = [
    (path.stem, family)
    for path in PATHS
    for family in yaml.safe_load(path.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize(
    ("language", "family"), FAMILIES, ids=[f"{lang} {f['family']}" for lang, f in FAMILIES]
)
def test_no_sentence_comes_out_wrong(language: str, family: dict[str, Any]) -> None:
    for boldness in (Safety.SAFE, Safety.UNSAFE):
        engine = Engine(Settings(language=language, boldness=boldness))
        for item in family["damaged"]:
            context = item.get("context", family.get("context", ""))
            text = f"{context}\n\n{item['bad']}" if context else item["bad"]
            after = engine.clean(text, READER).text.rsplit("\n\n", 1)[-1]
            assert after in (item["bad"], item["good"])
        for good in family["keep"]:
            assert engine.clean(good, READER).text == good
