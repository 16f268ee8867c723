"""What is stored goes stale where what made it changes."""

import ast
import os
from pathlib import Path

import pytest

import mtfix.packs
from mtfix.packs import made, store

PACKS = Path(mtfix.packs.__file__).parent
# They read what the plain form is made into, and where packs are.
AFTER = {"build.py", "locations.py", "rule.py"}


def imports_of(name):
    for node in ast.walk(ast.parse((PACKS / name).read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("mtfix.packs."):
            yield f"{node.module.rpartition('.')[2]}.py"


def makers_from(name, seen):
    if name not in seen:
        seen.add(name)
        for other in imports_of(name):
            makers_from(other, seen)
    return seen


@pytest.mark.parametrize(
    ("root", "makers"), [("check.py", store._MAKERS), ("database.py", made._MAKERS)]
)
def test_all_makers_are_known(root, makers):
    assert makers_from(root, set(AFTER)) - AFTER <= set(makers)
    assert all((PACKS / name).is_file() for name in makers)


def test_a_pack_that_changed_has_another_stamp(tmp_path):
    pack = tmp_path / "pack.yaml"
    pack.write_text("id: one", "utf-8")
    os.utime(pack, ns=(0, 0))
    before = store.stamp_of([pack])
    assert store.stamp_of([pack]) == before
    os.utime(pack, ns=(0, 1))
    touched = store.stamp_of([pack])
    pack.write_text("id: three", "utf-8")
    os.utime(pack, ns=(0, 0))
    assert len({before, touched, store.stamp_of([pack])}) == 3


def test_a_key_is_found_by_its_stamp(tmp_path, monkeypatch):
    monkeypatch.setenv("MTFIX_CACHE_DIR", str(tmp_path))
    assert store.find_key("stamp") is None
    store.keep_key("stamp", "key")
    assert store.find_key("stamp") == "key"
