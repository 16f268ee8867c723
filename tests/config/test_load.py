"""What configuration files may say."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex

from mtfix.config import Config, load_config, override
from mtfix.config.load import KEYS
from mtfix.errors import ConfigError

FULL = """
lang = "en"
source-lang = "es"
select = ["en-*"]
extend-select = ["glued-words"]
ignore = ["en-lower-case-start"]
exclude = ["archive/", "*.log.txt"]
packs = ["rules/house.yaml", "/abs/x.yaml"]
glossary = "terms.csv"
protect = ["iPhone (X)", "C++"]
protect-patterns = ['\\bQ\\d+\\b']
unsafe-fixes = true

[per-file-ignores]
"old/*.txt" = ["glued-words"]

[per-file-format]
"*.article" = "html"

[per-file-columns]
"data/*.csv" = ["body"]
"""


def written(directory: Path, text: str, name: str = "mtfix.toml") -> Path:
    path = directory / name
    path.write_text(text, encoding="utf-8")
    return path


def test_every_key(tmp_path):
    config = load_config(written(tmp_path, FULL))
    assert all(f"{key} =" in FULL or f"[{key}]" in FULL for key in KEYS if key != "extend")
    assert (config.language, config.source_language) == ("en", "es")
    assert config.select == ("en-*", "glued-words")
    assert config.ignore == ("en-lower-case-start",)
    assert config.packs == (str(tmp_path / "rules/house.yaml"), "/abs/x.yaml")
    assert config.unsafe_fixes
    assert config.glossary == tmp_path / "terms.csv"
    assert config.ignored_in(tmp_path / "old" / "a.txt") == ("glued-words",)
    assert config.ignored_in(tmp_path / "a.txt") == ()
    assert config.ignored_in(None) == ()
    assert config.format_of(tmp_path / "b" / "a.article") == "html"
    assert config.format_of(tmp_path / "a.txt") is None
    assert config.columns_of(tmp_path / "data" / "a.csv") == ("body",)
    assert config.columns_of(tmp_path / "a.csv") == ()


def test_a_file_extends_another(tmp_path):
    shared = tmp_path / "shared"
    shared.mkdir()
    written(shared, 'lang = "de"\nignore = ["a"]\npacks = ["own.yaml"]\nprotect = ["Base"]\n')
    text = 'extend = "shared/mtfix.toml"\nignore = ["b"]\nprotect = ["Own"]\n'
    config = load_config(written(tmp_path, text))
    assert config.language == "de"
    assert config.ignore == ("b",)
    assert config.packs == (str(shared / "own.yaml"),)
    assert len(config.protect) == 2
    assert (config.path, config.root) == (tmp_path / "mtfix.toml", tmp_path)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('extend = "mtfix.toml"', "extends this file, too"),
        ('lang = "en"\nextend = "none.toml"', r"mtfix.toml:2: there is no file .*none.toml"),
        ("extend = 3", "must be a string"),
    ],
)
def test_what_cannot_be_extended(tmp_path, text, problem):
    with pytest.raises(ConfigError, match=problem):
        load_config(written(tmp_path, text))


def test_two_files_do_not_extend_each_other(tmp_path):
    written(tmp_path, 'extend = "mtfix.toml"', "other.toml")
    with pytest.raises(ConfigError, match="extends this file, too"):
        load_config(written(tmp_path, 'extend = "other.toml"'))
    with pytest.raises(ConfigError, match="is for files"):
        override(Config(), 'extend="other.toml"')


def test_protected_terms_are_literal(tmp_path):
    patterns = [regex.compile(p) for p in load_config(written(tmp_path, FULL)).protect]

    def is_protected(text: str) -> bool:
        return any(pattern.search(text) for pattern in patterns)

    assert all(map(is_protected, ["an iPhone (X).", "in C++ now", "Q42"]))
    assert not any(map(is_protected, ["iPhone X", "miPhone (X)", "C+", "QQ4a"]))


@pytest.mark.parametrize(
    ("path", "is_excluded"),
    [
        ("a.txt", False),
        ("archive/a.txt", True),
        ("deep/archive/b/a.txt", True),
        ("archive.txt", False),
        ("deep/x.log.txt", True),
        ("build/out/a.txt", True),
        ("deep/build/out/a.txt", False),
        ("build/a.txt", False),
    ],
)
def test_excludes(tmp_path, path, is_excluded):
    config = Config(root=tmp_path, exclude=("archive/", "*.log.txt", "build/out"))
    assert config.excludes(tmp_path / path) == is_excluded


@pytest.mark.parametrize(
    ("text", "name", "message"),
    [
        ("langauge = 'en'", "mtfix.toml", ":1: unknown key “langauge”; did you mean “lang”?"),
        ("\nextend_select = []", ".mtfix.toml", ":2: unknown key .* did you mean “extend-select”"),
        ("wibble = 1", "mtfix.toml", "the keys are: lang, source-lang"),
        ("lang = 1", "mtfix.toml", ":1: “lang” must be a string, not 1"),
        ("select = 'en-*'", "mtfix.toml", "“select” must be a list of strings"),
        ("select = [1]", "mtfix.toml", "“select” must be a list of strings"),
        ("unsafe-fixes = 'yes'", "mtfix.toml", "“unsafe-fixes” must be true or false"),
        ("per-file-ignores = ['a']", "mtfix.toml", "“per-file-ignores” must be a table of lists"),
        ("\n[per-file-ignores]\na = 'b'", "mtfix.toml", ":2: “per-file-ignores” must be a table"),
        ("protect-patterns = ['(']", "mtfix.toml", r":1: '\(' is not a pattern"),
        ("lang = ", "mtfix.toml", "is not valid TOML"),
        ("[tool.x]\nlangg=1\n[tool.mtfix]\nlangg=1", "pyproject.toml", ":4: unknown key “langg”"),
        ("[tool]\nmtfix = 1", "pyproject.toml", "tool.mtfix must be a table"),
    ],
)
def test_errors_say_where(tmp_path, text, name, message):
    path = written(tmp_path, text, name)
    with pytest.raises(ConfigError, match=message) as raised:
        load_config(path)
    assert str(raised.value).startswith(str(path))
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("raw", [b"lang = '\xff'", None])
def test_files_that_cannot_be_read(tmp_path, raw):
    path = tmp_path / "mtfix.toml"
    if raw is not None:
        path.write_bytes(raw)
    with pytest.raises(ConfigError, match=r"mtfix\.toml: "):
        load_config(path)


@pytest.mark.parametrize(
    ("assignment", "expected"),
    [
        ("lang=pt-BR", Config(language="pt-BR")),
        (" lang = 'pt' ", Config(language="pt")),
        ("unsafe-fixes=true", Config(unsafe_fixes=True)),
        ('ignore=["a", "b"]', Config(ignore=("a", "b"))),
        ('extend-select=["x"]', Config(select=("*", "x"))),
    ],
)
def test_override(assignment, expected):
    assert override(Config(), assignment) == expected


@pytest.mark.parametrize("assignment", ["select=en", "unsafe-fixes=1", "nothing=1"])
def test_override_errors(assignment):
    with pytest.raises(ConfigError, match=r"^--config: "):
        override(Config(), assignment)
