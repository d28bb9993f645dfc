"""Postal codes and their municipalities."""

from pathlib import Path

import pytest

from kiosk.form.municipality import PostalCode, PostalRegister
from tests.form.building import REGISTER


def test_a_postal_code_knows_its_city_and_municipality() -> None:
    assert REGISTER.find("0182") == PostalCode("0182", "Oslo", "0301", "Oslo")


@pytest.mark.parametrize(
    ("code", "city", "name"), [("8622", "Mo i Rana", "Rana"), ("3630", "Rødberg", "Nore og Uvdal")]
)
def test_names_are_written_as_people_write_them(code: str, city: str, name: str) -> None:
    found = REGISTER.find(code)
    assert found is not None
    assert (found.city, found.name) == (city, name)


@pytest.mark.parametrize("code", ["9999", "", "182", "01820", "abcd", "0182\t"])
def test_what_is_no_postal_code_is_not_found(code: str) -> None:
    assert REGISTER.find(code) is None


def test_without_a_file_there_are_no_codes() -> None:
    assert PostalRegister().find("0182") is None


def test_the_file_is_read_once_and_only_when_needed(tmp_path: Path) -> None:
    file = tmp_path / "codes.tsv"
    register = PostalRegister.from_file(file)
    file.write_text("0182\tOSLO\t0301\tOSLO\tG\n", encoding="utf-8")
    register.warm()
    file.unlink()
    assert register.find("0182") is not None
