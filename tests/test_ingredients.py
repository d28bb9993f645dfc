"""The bill of materials: what is installed is in it, and programs that read such bills can read it."""

import json
import re
import tomllib
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from kiosk import __version__
from kiosk.ingredients import bill, canonical, read_works

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    return bill()


def libraries(told: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {each["bom-ref"]: each for each in told["components"] if each["type"] == "library"}


def asked_for() -> set[str]:
    promised = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    return {canonical(re.split(r"[\\[<>=!~ ]", line)[0]) for line in promised}


def test_the_bill_is_what_cyclonedx_says_a_bill_is(told: dict[str, Any]) -> None:
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(told)) is None


def test_every_library_the_kiosk_asks_for_is_in_it_as_it_is_installed(told: dict[str, Any]) -> None:
    found = libraries(told)
    assert {name: found[name]["version"] for name in asked_for()} == {name: version(name) for name in asked_for()}


def test_what_the_kiosk_needs_is_told_of_the_kiosk(told: dict[str, Any]) -> None:
    needed = next(each["dependsOn"] for each in told["dependencies"] if each["ref"] == "kiosk")
    assert asked_for() <= set(needed)
    assert told["metadata"]["component"]["version"] == __version__


def test_a_library_can_be_looked_up_by_its_package_address(told: dict[str, Any]) -> None:
    assert libraries(told)["textual"]["purl"] == f"pkg:pypi/textual@{version('textual')}"


def test_nearly_every_library_says_under_which_licence_it_is(told: dict[str, Any]) -> None:
    found = {name: each for name, each in libraries(told).items() if name in asked_for()}
    assert sum("licenses" in each for each in found.values()) >= 0.9 * len(found)


def test_letters_and_pictures_that_were_drawn_in_are_named_with_their_licences(tmp_path: Path) -> None:
    from kiosk.drawing.build import works

    written = tmp_path / "works.json"
    written.write_text(json.dumps(works()), encoding="utf-8")
    assert {work["name"]: work["licence"] for work in read_works(written)}["Noto Sans Ethiopic"] == "OFL-1.1"


def test_a_build_from_before_its_works_were_written_down_has_none(tmp_path: Path) -> None:
    assert read_works(tmp_path / "works.json") == []


def test_the_same_installation_tells_the_same_twice(told: dict[str, Any]) -> None:
    assert bill() == told
