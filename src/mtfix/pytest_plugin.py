"""
Collects rule packs as tests: one item for each example, and one for each rule's speed.

On only where asked for: with `--mtfix`, or with globs in the ini option `mtfix_packs`
(relative to the root directory; `rules/**/*.yaml` where the flag stands alone).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mtfix.errors import MtfixError

if TYPE_CHECKING:
    from mtfix.packs import Rule
    from mtfix.testing import Bench, ExampleResult

DEFAULT_GLOB = "rules/**/*.yaml"

_PACKS = pytest.StashKey[frozenset[Path]]()
_BENCH = pytest.StashKey["Bench"]()


class ExampleFailed(Exception):  # noqa: N818 - a test's outcome, not an error of ours
    """An example of a rule pack did not come out as the pack says."""

    def __init__(self, result: ExampleResult) -> None:
        """Take the result, which tells what was expected."""
        super().__init__(result)
        self.result = result


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--mtfix` and `mtfix_packs`."""
    group = parser.getgroup("mtfix", "rule packs of mtfix")
    group.addoption(
        "--mtfix", action="store_true", help=f"collect rule packs ({DEFAULT_GLOB} by default)"
    )
    parser.addini("mtfix_packs", "globs of the rule packs to collect", type="args", default=[])


def pytest_configure(config: pytest.Config) -> None:
    """Find the packs once."""
    globs = config.getini("mtfix_packs")
    if not globs and config.getoption("mtfix"):
        globs = [DEFAULT_GLOB]
    config.stash[_PACKS] = frozenset(
        path.resolve() for glob in globs for path in config.rootpath.glob(glob)
    )


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> PackFile | None:
    """Collect a file that is one of the packs."""
    if file_path.resolve() in parent.config.stash[_PACKS]:
        return PackFile.from_parent(parent, path=file_path)
    return None


class PackFile(pytest.File):
    """A rule pack."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield an item for each example and each rule; a broken pack is one error."""
        from mtfix.packs import load_packs  # noqa: PLC0415 - most test runs have no packs

        try:
            packs = load_packs(*_pack_paths(self.config))  # they use one another
        except MtfixError as error:
            raise self.CollectError(str(error)) from error
        [pack] = [pack for pack in packs if Path(pack.path).resolve() == self.path.resolve()]
        for rule in pack.rules:
            for number, example in enumerate(rule.examples):
                kind = "keep" if example.bad is None else "bad"
                name = f"{rule.id}[{kind}-{number + 1}]"
                yield ExampleItem.from_parent(self, name=name, rule=rule, number=number)
            yield SpeedItem.from_parent(self, name=f"{rule.id}[backtracking]", rule=rule)


class _RuleItem(pytest.Item):
    def __init__(self, *, rule: Rule, line: int, **kwargs: object) -> None:
        super().__init__(**kwargs)  # type: ignore[arg-type]
        self.rule = rule
        self.line = line

    def repr_failure(
        self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None
    ) -> str:
        """Return what was expected and what came; a traceback would say nothing."""
        if isinstance(excinfo.value, ExampleFailed):
            result = excinfo.value.result
            shown = f"\n\n  {result.text}" if result.text else ""
            return f"{result.path}:{result.line}: {result.rule}{shown}\n\n{result.explain()}"
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return where the example is; pytest counts lines from 0."""
        return self.path, self.line - 1, self.name


class ExampleItem(_RuleItem):
    """One example of a rule."""

    def __init__(self, *, rule: Rule, number: int, **kwargs: object) -> None:
        """Take the rule and the number of the example, from 0."""
        example = rule.examples[number]
        super().__init__(rule=rule, line=example.line, **kwargs)
        self.number = number
        if example.known_failure is not None:
            self.add_marker(
                pytest.mark.xfail(reason=example.known_failure, strict=True, raises=ExampleFailed)
            )

    def runtest(self) -> None:
        """Run the example among all collected packs."""
        result = _bench(self.config).run_example(self.rule, str(self.path), self.number)
        if result.problems:
            raise ExampleFailed(result)


class SpeedItem(_RuleItem):
    """A rule's patterns under hostile input."""

    def __init__(self, *, rule: Rule, **kwargs: object) -> None:
        """Take the rule."""
        super().__init__(rule=rule, line=rule.line, **kwargs)

    def runtest(self) -> None:
        """Run the patterns against the clock."""
        from mtfix.testing import run_backtracking  # noqa: PLC0415 - see PackFile.collect

        result = run_backtracking(self.rule, str(self.path))
        if result.problems:
            raise ExampleFailed(result)


def _bench(config: pytest.Config) -> Bench:
    """Return the one bench of this run; it holds all packs, so that rules that fight meet."""
    if _BENCH not in config.stash:
        from mtfix.testing import Bench  # noqa: PLC0415 - see PackFile.collect

        config.stash[_BENCH] = Bench(_pack_paths(config))
    return config.stash[_BENCH]


def _pack_paths(config: pytest.Config) -> list[Path]:
    paths = config.stash[_PACKS]
    return sorted(paths)
