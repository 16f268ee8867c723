"""Choices and configuration files, brought together for each file."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from mtfix.api import engine_for
from mtfix.cli.options import Choices
from mtfix.config import Config, find_config, load_config, override
from mtfix.engine import Engine
from mtfix.glossary import Term, load_glossary
from mtfix.model import Safety
from mtfix.settings import Settings

_ASSIGNMENT = re.compile(r"\s*[\w-]+\s*=")


class Workspace:
    """
    Knows which configuration and which engine each file gets.

    The command line beats the configuration: --select replaces its `select` and
    `ignore`, --ignore adds to its `ignore`. Raises ConfigError, UsageProblem and
    PackError where the choices or a configuration are wrong.
    """

    def __init__(self, choices: Choices, *, unsafe_fixes: bool | None = None) -> None:
        """Read the configuration files that are named."""
        self.choices = choices
        self._unsafe_fixes = unsafe_fixes
        self._assignments = [text for text in choices.config if _is_assignment(text)]
        named = [Path(text) for text in choices.config if not _is_assignment(text)]
        self._named = load_config(named[-1]) if named else None
        self._load = cache(load_config)
        self._load_glossary = cache(load_glossary)

    def config_for(self, path: Path | None) -> Config:
        """Return the configuration of a file; of standard input, where `path` is None."""
        config = self._named or Config()
        if not self._named and not self.choices.isolated:
            found = find_config(path or Path.cwd())
            config = self._load(found) if found else config
        for assignment in self._assignments:
            config = override(config, assignment)
        return config

    def settings_for(self, path: Path | None) -> Settings:
        """Return the settings of a file; of standard input, where `path` is None."""
        config, choices = self.config_for(path), self.choices
        ignore = () if choices.select else config.ignore
        is_bold = config.unsafe_fixes if self._unsafe_fixes is None else self._unsafe_fixes
        return Settings(
            language=choices.language or config.language,
            source_language=choices.source_language or config.source_language,
            select=choices.select or config.select,
            ignore=(*ignore, *config.ignored_in(path), *choices.ignore),
            boldness=Safety.UNSAFE if is_bold else Safety.SAFE,
            packs=config.packs,
            protect=config.protect,
            glossary=self._glossary(choices.glossary or config.glossary),
        )

    def _glossary(self, path: Path | None) -> tuple[Term, ...]:
        return () if path is None else self._load_glossary(path)

    def engine_for(self, path: Path | None) -> Engine:
        """Return the engine of a file; of standard input, where `path` is None."""
        return engine_for(self.settings_for(path))


def _is_assignment(text: str) -> bool:
    return bool(_ASSIGNMENT.match(text)) and not Path(text).is_file()
