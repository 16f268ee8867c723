"""Detectors whose modules are imported when a text comes with its source: most have none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from importlib import import_module
from typing import cast

from mtfix.detectors.base import Detector, DetectorMaker, WordClasses
from mtfix.detectors.bilingual.pair import BilingualDetector, Pair
from mtfix.model import Hit


def maker_at(home: str) -> DetectorMaker:
    """Return what imports the module in `home` (module:function) and calls the function there."""

    def make(params: Mapping[str, object], classes: WordClasses) -> Detector:
        module, _, name = home.partition(":")
        maker = getattr(import_module(f"mtfix.detectors.bilingual.{module}"), name)
        return cast("Detector", maker(params, classes))

    return make


class LateDetector(BilingualDetector):
    """The detector that `make` makes, with the first pair; what it raises must be ruled out."""

    def __init__(self, make: Callable[[], Detector]) -> None:
        """Take what makes the detector."""
        self._make = make

    @cached_property
    def _detector(self) -> BilingualDetector:
        return cast("BilingualDetector", self._make())

    def compare(self, pair: Pair) -> Iterator[Hit]:
        """Yield the hits of the detector."""
        return self._detector.compare(pair)
