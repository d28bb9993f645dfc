"""What pyproject.toml promises of the wheel; .ci/run builds it and runs it in an empty environment."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest

from kiosk.content import Content

ROOT = Path(__file__).resolve().parents[1]
# Draws when the package is built; what it needs stands under [build-system] too.
DRAWING = ROOT / "kiosk" / "drawing"
# SQLAlchemy loads the driver that a database's address names; httpx's connections use sniffio where it is there.
BY_OTHERS = {"psycopg", "sniffio"}


@pytest.fixture(scope="module")
def promised() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_the_wheel_carries_forms_words_and_printouts(promised: dict[str, Any]) -> None:
    carried = promised["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert carried == {field.name: f"kiosk/_content/{field.name}" for field in fields(Content)}


def test_the_wheel_carries_what_is_drawn_and_not_what_draws(promised: dict[str, Any]) -> None:
    wheel = promised["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert "kiosk/language/drawn/*" in wheel["artifacts"]
    assert "kiosk/drawing" in wheel["exclude"]


def test_every_library_the_kiosk_imports_is_asked_for_and_no_other(promised: dict[str, Any]) -> None:
    files = [file for file in (ROOT / "kiosk").rglob("*.py") if DRAWING not in file.parents]
    assert libraries(files) | BY_OTHERS == named(promised["project"]["dependencies"])


def test_every_library_the_drawing_imports_is_there_when_the_package_is_built(promised: dict[str, Any]) -> None:
    assert libraries(list(DRAWING.glob("*.py"))) <= named(promised["build-system"]["requires"])


def libraries(files: list[Path]) -> set[str]:
    """The distributions that these files import, by their names in lower case."""
    owners = packages_distributions()
    modules = {module for file in files for module in imported(file)} - set(sys.stdlib_module_names) - {"kiosk"}
    return {canonical(owners[module][0]) for module in modules}


def imported(file: Path) -> Iterator[str]:
    """The top of every module a file imports, at once or later."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def named(requirements: list[str]) -> set[str]:
    """The distributions that are asked for, without their versions."""
    return {canonical(re.split(r"[\[<>=!~ ]", requirement)[0]) for requirement in requirements}


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
