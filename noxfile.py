"""Every check that a change must pass; `nox -l` lists them, plain `nox` runs them all."""

from __future__ import annotations

import nox

PROJECT = nox.project.load_toml("pyproject.toml")
DEV = nox.project.dependency_groups(PROJECT, "dev")
# The tests of the screen take long and stand together: whoever is idle takes over some.
PARALLEL = ["-n", "auto", "--dist", "worksteal"]
PYTHONS = ["3.10", "3.11", "3.12", "3.13"]

nox.options.default_venv_backend = "uv|virtualenv"
nox.options.sessions = ["lint", "types", "imports", "tests"]
nox.options.reuse_existing_virtualenvs = True


def _dev(tool: str) -> str:
    """Return the requirement for a development tool, as pyproject.toml has it."""
    return next(requirement for requirement in DEV if requirement.startswith(tool))


@nox.session
def lint(session: nox.Session) -> None:
    """Check style and formatting with ruff."""
    session.install(_dev("ruff"))
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """Check types with mypy, strictly."""
    session.install("-e", ".", *DEV)
    session.run("mypy")


@nox.session
def imports(session: nox.Session) -> None:
    """Check that imports point down, from the command line to the model."""
    session.install(_dev("import-linter"))
    session.run("lint-imports", env={"PYTHONPATH": "src"})


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests; arguments after -- go to pytest."""
    session.install("-e", ".", *DEV)
    session.run("pytest", *PARALLEL, *session.posargs)


@nox.session
def explore(session: nox.Session) -> None:
    """Look for counterexamples: run the property tests on new random examples."""
    session.install("-e", ".", *DEV)
    arguments = ["-m", "hypothesis", "--hypothesis-profile=explore", *session.posargs]
    session.run("pytest", *PARALLEL, *arguments)


@nox.session
def docs(session: nox.Session) -> None:
    """Write the pages about rules anew; `-- --measure` measures their rates first."""
    session.install("-e", ".")
    session.run("python", "benchmarks/rule_pages.py", *session.posargs)


@nox.session(python=PYTHONS)
def matrix(session: nox.Session) -> None:
    """Run the tests with each supported Python that is there."""
    session.install("-e", ".", *DEV)
    session.run("pytest", *PARALLEL, "-m", "not packaging", *session.posargs)


@nox.session
def fix(session: nox.Session) -> None:
    """Format the code, and fix what ruff can fix."""
    session.install(_dev("ruff"))
    session.run("ruff", "check", "--fix", ".")
    session.run("ruff", "format", ".")
