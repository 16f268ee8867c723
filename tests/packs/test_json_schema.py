from __future__ import annotations

import json
from importlib.resources import files

import pytest

from mtfix.detectors.conditions import CONDITIONS
from mtfix.model import Safety, Severity
from mtfix.packs import schema

DEFINED = json.loads((files("mtfix.packs") / "rule-pack.schema.json").read_text("utf-8"))
RULE = DEFINED["$defs"]["rule"]


@pytest.mark.parametrize(
    ("of_editors", "of_loader"),
    [
        (DEFINED["properties"], schema.PACK_KEYS),
        (RULE["properties"], (*schema.RULE_KEYS, *schema.PATTERN_KEYS, "params")),
        (RULE["required"], schema.REQUIRED_KEYS),
        (RULE["properties"]["safety"]["enum"], [safety.value for safety in Safety]),
        (RULE["properties"]["severity"]["enum"], [severity.value for severity in Severity]),
        (DEFINED["$defs"]["example"]["properties"], schema.EXAMPLE_KEYS),
        (DEFINED["$defs"]["condition"]["properties"], CONDITIONS),
    ],
)
def test_editors_and_the_loader_know_the_same_words(of_editors, of_loader):
    assert set(of_editors) == set(of_loader)
