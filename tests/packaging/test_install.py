"""mtfix works, with all its rules, from a wheel, an sdist and an editable install."""

from __future__ import annotations

import sys
import tarfile
import venv
import zipfile

import pytest

pytestmark = [pytest.mark.packaging, pytest.mark.usefixtures("index")]


@pytest.fixture(scope="module")
def distributions(run, repository, tmp_path_factory):
    """The sdist, and the wheel that is built from it."""
    target = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--outdir", target, repository)
    return next(target.glob("*.tar.gz")), next(target.glob("*.whl"))


def test_every_way_to_install(run, repository, seed, distributions, tmp_path):
    sdist, wheel = distributions
    venv.create(tmp_path / "venv", with_pip=True)
    bin_ = tmp_path / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    pip = (bin_ / "python", "-m", "pip", "--disable-pip-version-check")
    ids, texts = set(), set()
    for what in ([wheel], ["--no-deps", sdist], ["--no-deps", "-e", repository]):
        run(*pip, "uninstall", "--quiet", "--yes", "mtfix")
        run(*pip, "install", "--quiet", *what)
        ids.add(run(bin_ / "mtfix", "rules").stdout)
        texts.add(run(bin_ / "mtfix", "clean", "--unsafe-fixes", seed).stdout)
        assert run(bin_ / "mtfix", "--version").stdout.startswith("mtfix ")
        assert run(bin_ / "python", "-m", "mtfix", "check", "--exit-zero", seed).returncode == 0
    assert len(ids) == len(texts) == 1, "the ways to install do not agree"
    assert len(ids.pop().splitlines()) > 20
    assert texts != {seed.read_text(encoding="utf-8")}
    run(*pip, "check")


def test_what_is_packed(repository, distributions):
    sdist, wheel = distributions
    with tarfile.open(sdist) as archive:
        packed = {name.partition("/")[2] for name in archive.getnames()}
    with zipfile.ZipFile(wheel) as archive:
        installed = set(archive.namelist())
    rules = {
        path.relative_to(repository).as_posix() for path in (repository / "rules").rglob("*.yaml")
    }
    assert rules <= packed
    assert {f"mtfix/{rule}" for rule in rules} <= installed
    assert {"README.md", "LICENSE", "noxfile.py", "src/mtfix/py.typed"} <= packed
    assert "mtfix/py.typed" in installed
    assert not [name for name in installed if name.startswith(("tests", "seeds", "corpora"))]
