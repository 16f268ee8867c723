"""Loading rule packs: from the store if it has them, else from YAML, which is checked."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import chain, groupby
from pathlib import Path

from mtfix.packs.build import build_packs
from mtfix.packs.locations import builtin_pack_paths, find_packs
from mtfix.packs.rule import ANY_LANGUAGE, Rule, RulePack
from mtfix.packs.source import PackSource
from mtfix.packs.store import find_key, keep_key, key_of, read_stored, stamp_of, store


def load_packs(*paths: str | Path) -> tuple[RulePack, ...]:
    """
    Return the packs at `paths` (files or directories), in order; of nothing, no packs.

    They may use the word classes of one another and of the built-in packs, and no rule of
    theirs may have the id of another or of a built-in one. Raises PackError where a pack
    is broken and UsageProblem where a path leads nowhere.
    """
    wanted = {path.resolve() for path in find_packs(paths)}
    if not wanted:
        return ()
    everything = _load_with_builtins(find_packs(paths))
    return tuple(pack for pack in everything if Path(pack.path).resolve() in wanted)


def load_pack(path: str | Path) -> RulePack:
    """Return the pack in one file; raises PackError where it is broken."""
    return load_packs(path)[0]


def load_rules(paths: Iterable[str | Path] = (), language: str | None = None) -> tuple[Rule, ...]:
    """
    Return the rules of the built-in packs and of those at `paths`.

    With a language (a primary subtag) only the rules that speak it. Raises as load_packs.
    """
    own = find_packs(paths)
    return _choose_rules(_load_with_builtins(own, None if own else language), language)


@lru_cache(maxsize=64)
def _choose_rules(packs: tuple[RulePack, ...], language: str | None) -> tuple[Rule, ...]:
    return tuple(
        rule for pack in packs for rule in pack.rules if language is None or rule.speaks(language)
    )


def _load_with_builtins(paths: Iterable[Path], language: str | None = None) -> tuple[RulePack, ...]:
    """Load built-in packs, those for one language if it is given, and the packs at `paths`."""
    builtins, own = builtin_pack_paths(), tuple(paths)
    if own:
        return _load_texts(_read_texts(builtins, own))
    if language is None:
        return _load_builtins(builtins)
    # Those for any language are the same ones for all, and most of the memory.
    homes = groupby(builtins, key=lambda path: path.parent.name)
    wanted = (tuple(each) for home, each in homes if home in (ANY_LANGUAGE, language))
    return tuple(chain.from_iterable(map(_load_builtins, wanted)))


@lru_cache(maxsize=32)  # engines of one process share their rules, and the compiled patterns
def _load_builtins(paths: tuple[Path, ...]) -> tuple[RulePack, ...]:
    """
    Load what comes with mtfix, which stays as it is while a program runs.

    Packs are kept by their content; where no file has changed, that is known already. Their
    patterns have been checked where mtfix was made.
    """
    stamp = stamp_of(paths)
    key = find_key(stamp)
    plains = read_stored(key) if key else None
    if plains is not None:
        return build_packs(plains)
    texts = _read_texts(paths)
    key = key_of(texts, is_trusted=True)
    packs = _make_packs(key, texts, is_trusted=True)
    keep_key(stamp, key)
    return packs


def _read_texts(builtins: Iterable[Path], own: Iterable[Path] = ()) -> tuple[tuple[str, str], ...]:
    """Return the path and the text of each pack; messages name a file the way the user did."""
    shown = {path.resolve(): path.resolve() for path in builtins}
    shown.update((path.resolve(), path) for path in own)
    return tuple((str(path), PackSource.read(path).text) for path in shown.values())


@lru_cache(maxsize=8)
def _load_texts(texts: tuple[tuple[str, str], ...]) -> tuple[RulePack, ...]:
    return _make_packs(key_of(texts), texts)


def _make_packs(
    key: str, texts: tuple[tuple[str, str], ...], *, is_trusted: bool = False
) -> tuple[RulePack, ...]:
    plains = read_stored(key)
    if plains is None:
        from mtfix.packs.check import check_packs  # noqa: PLC0415 - not needed for what is stored

        sources = (PackSource(path, text) for path, text in texts)
        plains = check_packs(sources, is_trusted=is_trusted)
        store(key, plains)
    return build_packs(plains)
