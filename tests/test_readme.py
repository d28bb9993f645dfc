"""The README: what it shows is there, and what was made to go wrong is what the tests make go wrong."""

import json
import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from kiosk.settings.tables import Intake
from tests.digisos.faults import ALL, APPLICATION, LATE, LEGEND

HERE = Path(__file__).parents[1]
README = (HERE / "README.md").read_text(encoding="utf-8")
ENDINGS = set(re.findall(r"\*\*(\w)\*\*", LEGEND))


def tables() -> list[list[list[str]]]:
    """Both tables of faults, as cells."""
    found = re.findall(r"(?m)(?:^\| (?:request|---|\d+ \w+) \|.*\n)+", README)
    return [[line.strip("| ").split(" | ") for line in each.splitlines()] for each in found]


def test_the_readme_says_what_the_letters_of_the_fault_tables_mean() -> None:
    assert LEGEND in README


@pytest.mark.parametrize(("place", "requests"), [(0, APPLICATION), (1, LATE)])
def test_the_fault_tables_have_every_request_and_every_fault(place: int, requests: tuple[str, ...]) -> None:
    head, _, *rows = tables()[place]
    assert head == ["request", *(fault.replace("_", " ") for fault in ALL)]
    assert [row[0] for row in rows] == [f"{at} {name}" for at, name in enumerate(requests, 1)]


def test_every_cell_of_the_fault_tables_has_two_endings() -> None:
    cells = [cell for table in tables() for row in table[2:] for cell in row[1:]]
    assert f"{len(cells) * 2} endings" in README
    assert all(len(cell) == 2 and set(cell) <= ENDINGS for cell in cells)


def test_every_picture_in_the_readme_is_there_and_every_picture_is_shown() -> None:
    shown = set(re.findall(r"\]\(\.readme/([\w-]+\.png)\)", README))
    assert shown == {path.name for path in (HERE / ".readme").glob("*.png")}


def test_what_the_readme_refers_to_within_itself_is_there() -> None:
    places = {
        re.sub(r"[^\w -]", "", title).strip().lower().replace(" ", "-")
        for title in re.findall(r"(?m)^#+ (.+)$", README)
    }
    assert set(re.findall(r"\]\(#([\w-]+)\)", README)) <= places


def test_the_house_in_the_readme_has_only_rooms_there_are() -> None:
    house = README.split("## The house")[1].split("```")[1]
    rooms = re.findall(r"(?m)(?:^  |   )([a-z_]+)/ ", house.split("kiosk/ ", 1)[1].split("tests/")[0])
    assert "delivery" in rooms
    assert [room for room in rooms if not [*(HERE / "kiosk").glob(f"**/{room}/__init__.py")]] == []


def test_the_readme_names_every_setting_of_where_papers_come_from() -> None:
    shown = README.split("### Taking in papers")[1].split("```toml\n")[1].split("```")[0]
    assert set(tomllib.loads(shown)["documents"]) == {each.name for each in fields(Intake)}


def test_the_vector_in_the_readme_is_one_of_ours() -> None:
    shown = README.split("**Vectors.**")[1].split("```")[1]
    words = {line.split(" ", 1)[0]: line.split(" ", 1)[1].strip() for line in shown.splitlines() if line[:1].strip()}
    given = json.loads((HERE / "tests" / "documents" / "vectors.json").read_text(encoding="utf-8"))["pieces"]
    found = next(piece for piece in given if piece["info"] == words["info"])
    assert (found["fragment"], found["secret"]) == (words["KEY"], words["secret"])
    assert found["sealed"] == "".join(re.findall(r"(?m)(?:sealed|^) +([0-9a-f]{60,})$", shown))
