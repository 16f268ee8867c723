"""TOML, with errors that say where."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from mtfix.errors import ConfigError

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


def read_toml(path: Path) -> dict[str, Any] | None:
    """
    Return what the file says to mtfix; None for a pyproject.toml that says nothing.

    Raises ConfigError where the file cannot be read, or is no TOML.
    """
    try:
        table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: is not UTF-8, as TOML must be") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: is not valid TOML: {error}") from None
    if path.name != "pyproject.toml":
        return table
    section: object = table.get("tool", {}).get("mtfix")
    if section is not None and not isinstance(section, dict):
        raise ConfigError(f"{path}: tool.mtfix must be a table, [tool.mtfix]")
    return section


def parse_value(text: str) -> object:
    """
    Return the TOML value that `text` stands for; what is no TOML is a string.

        >>> parse_value('["en-*"]'), parse_value("pt-BR")
        (['en-*'], 'pt-BR')
    """
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        return text


def place_of(key: str, path: Path) -> str:
    """Return `path:line` of the line that sets `key`, or `path` where none is found."""
    is_ours = path.name != "pyproject.toml"
    setting = re.compile(rf"\s*(?:\[(?:.*\.)?)?[\"']?{re.escape(key)}[\"']?\s*[=\].]")
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.lstrip().startswith("[") and path.name == "pyproject.toml":
            is_ours = "tool.mtfix" in line
        if is_ours and setting.match(line):
            return f"{path}:{number}"
    return str(path)
