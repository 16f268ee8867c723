"""The keys of a configuration, their types, and what they mean."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import regex

from mtfix.config.toml import parse_value, place_of, read_toml
from mtfix.errors import ConfigError

_TEXT, _TEXTS, _FLAG, _TABLE = "a string", "a list of strings", "true or false", "a table of lists"
_NAMES = "a table of strings"

KEYS: dict[str, str] = {
    "lang": _TEXT,
    "source-lang": _TEXT,
    "select": _TEXTS,
    "extend-select": _TEXTS,
    "ignore": _TEXTS,
    "exclude": _TEXTS,
    "packs": _TEXTS,
    "glossary": _TEXT,
    "protect": _TEXTS,
    "protect-patterns": _TEXTS,
    "unsafe-fixes": _FLAG,
    "per-file-ignores": _TABLE,
    "per-file-format": _NAMES,
    "per-file-columns": _TABLE,
    "extend": _TEXT,
}


@dataclass(frozen=True, slots=True)
class Config:
    """
    What a configuration file says.

    `root` is the directory that its globs and paths are relative to. `protect` are
    patterns, the literal terms among them escaped.
    """

    path: Path | None = None
    root: Path = field(default_factory=Path.cwd)
    language: str | None = None
    source_language: str | None = None
    select: tuple[str, ...] = ("*",)
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    protect: tuple[str, ...] = ()
    glossary: Path | None = None
    unsafe_fixes: bool = False
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    per_file_format: tuple[tuple[str, str], ...] = ()
    per_file_columns: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def excludes(self, path: Path) -> bool:
        """Tell whether `path`, or a directory on the way to it, is excluded."""
        return any(self._matches(glob, path) for glob in self.exclude)

    def ignored_in(self, path: Path | None) -> tuple[str, ...]:
        """Return the rules that are ignored in the file at `path`, beside `ignore`."""
        if path is None:
            return ()
        return tuple(
            rule
            for glob, rules in self.per_file_ignores
            if self._matches(glob, path)
            for rule in rules
        )

    def format_of(self, path: Path) -> str | None:
        """Return the format that the first fitting glob gives the file; None where none does."""
        return next(
            (name for glob, name in self.per_file_format if self._matches(glob, path)), None
        )

    def columns_of(self, path: Path) -> tuple[str, ...]:
        """Return the columns of the file that hold prose, from the first glob that fits."""
        tables = (names for glob, names in self.per_file_columns if self._matches(glob, path))
        return next(tables, ())

    def _matches(self, glob: str, path: Path) -> bool:
        """
        Tell whether `glob` covers the file.

        A glob without a slash is compared with each name on the way, one with a slash
        with the path from the root and each directory on it.
        """
        try:
            parts = path.resolve().relative_to(self.root.resolve()).parts
        except ValueError:  # outside of the root
            parts = path.parts
        wanted = glob.rstrip("/").removeprefix("./")
        if "/" not in wanted:
            return any(fnmatchcase(part, wanted) for part in parts)
        return any(fnmatchcase("/".join(parts[:end]), wanted) for end in range(1, len(parts) + 1))


def load_config(path: Path) -> Config:
    """
    Return what the file at `path` says, on top of what the file that it extends says.

    Globs count from the directory of the file at `path`, whichever file holds them. Raises
    ConfigError where a file cannot be read, has an unknown key or a value of the wrong
    type, or extends itself; the message names file and line.
    """
    return replace(_load(path, ()), root=path.resolve().parent)


def _load(path: Path, extending: tuple[Path, ...]) -> Config:
    table = read_toml(path) or {}

    def where(key: str) -> str:
        return place_of(key, path)

    own = path.resolve()
    config = Config()
    base = table.get("extend")
    if isinstance(base, str):
        file = own.parent / base
        if file.resolve() in (own, *extending):
            raise ConfigError(f"{where('extend')}: {base} extends this file, too")
        if not file.is_file():
            raise ConfigError(f"{where('extend')}: there is no file {file} to extend")
        config = _load(file, (own, *extending))
    return _with(replace(config, path=path, root=own.parent), table, where)


def override(config: Config, assignment: str) -> Config:
    """
    Return `config` with one key set, as in `--config 'ignore=["en-*"]'`.

    Paths are then relative to the current directory. Raises ConfigError as for a file.
    """
    key, _, value = assignment.partition("=")
    table = {key.strip(): parse_value(value.strip())}
    if "extend" in table:
        raise ConfigError("--config: “extend” is for files; give the file itself: --config FILE")
    changed = _with(replace(config, root=Path.cwd()), table, lambda _: "--config")
    return replace(changed, root=config.root)


def _with(config: Config, table: Mapping[str, Any], where: Callable[[str], str]) -> Config:
    """Return `config` changed by the `table`; `where(key)` is the place to blame."""
    for key, value in table.items():
        if key not in KEYS:
            near = difflib.get_close_matches(key.replace("_", "-"), KEYS, n=1, cutoff=0.5)
            hint = f"did you mean “{near[0]}”?" if near else f"the keys are: {', '.join(KEYS)}"
            raise ConfigError(f"{where(key)}: unknown key “{key}”; {hint}")
        if not _is(KEYS[key], value):
            raise ConfigError(f"{where(key)}: “{key}” must be {KEYS[key]}, not {value!r}")
    for pattern in table.get("protect-patterns", ()):
        try:
            regex.compile(pattern, regex.VERSION1)
        except regex.error as error:
            raise ConfigError(
                f"{where('protect-patterns')}: {pattern!r} is not a pattern: {error}"
            ) from None
    return _changed(config, table)


def _is(kind: str, value: object) -> bool:
    if kind == _TEXT:
        return isinstance(value, str)
    if kind == _FLAG:
        return isinstance(value, bool)
    if kind == _TABLE:
        return isinstance(value, dict) and all(_is(_TEXTS, rules) for rules in value.values())
    if kind == _NAMES:
        return isinstance(value, dict) and all(_is(_TEXT, name) for name in value.values())
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _changed(config: Config, table: Mapping[str, Any]) -> Config:
    """Return `config` changed by a `table` that is known to be right."""
    select = tuple(table.get("select", config.select)) + tuple(table.get("extend-select", ()))
    protect = [_term_pattern(term) for term in table.get("protect", ())]
    ignores = table.get("per-file-ignores")
    return replace(
        config,
        language=table.get("lang", config.language),
        source_language=table.get("source-lang", config.source_language),
        select=select,
        ignore=tuple(table.get("ignore", config.ignore)),
        exclude=tuple(table.get("exclude", config.exclude)),
        packs=tuple(str(config.root / pack) for pack in table["packs"])
        if "packs" in table
        else config.packs,
        protect=(*config.protect, *protect, *table.get("protect-patterns", ())),
        glossary=config.root / table["glossary"] if "glossary" in table else config.glossary,
        unsafe_fixes=table.get("unsafe-fixes", config.unsafe_fixes),
        per_file_ignores=config.per_file_ignores
        if ignores is None
        else tuple((glob, tuple(rules)) for glob, rules in ignores.items()),
        per_file_format=tuple(table.get("per-file-format", dict(config.per_file_format)).items()),
        per_file_columns=tuple(
            (glob, tuple(names))
            for glob, names in table.get("per-file-columns", dict(config.per_file_columns)).items()
        ),
    )


def _term_pattern(term: str) -> str:
    return rf"(?<!\w){re.escape(term)}(?!\w)"
