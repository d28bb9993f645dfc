"""The example an office in Oslo copies: which of the fifteen districts a person's postal code leads to."""

from pathlib import Path

import pytest

from kiosk.content import find_content
from kiosk.form.answers import Address
from kiosk.form.municipality import PostalRegister
from kiosk.form.routing import Routing
from kiosk.house import POSTAL_CODES
from kiosk.settings import Settings, read_settings

EXAMPLE = Path(__file__).parents[1] / ".office" / "oslo.toml"
DISTRICTS = 15


@pytest.fixture(scope="module")
def settings() -> Settings:
    return read_settings(EXAMPLE)


@pytest.fixture(scope="module")
def register() -> PostalRegister:
    return PostalRegister.from_file(find_content().forms / POSTAL_CODES)


def offices_for(code: str, settings: Settings, register: PostalRegister) -> list[str]:
    found = register.find(code)
    assert found is not None
    address = Address("Gata 1", code, found.city, found.municipality)
    return [office.name for office in Routing(settings.offices).candidates(address)]


def test_every_district_has_its_own_office(settings: Settings) -> None:
    assert len({office.number for office in settings.offices}) == DISTRICTS


def test_every_office_stands_at_a_code_of_its_municipality(settings: Settings, register: PostalRegister) -> None:
    for office in settings.offices:
        found = register.find(office.postal_code)
        assert found is not None
        assert found.municipality == office.municipality


@pytest.mark.parametrize(
    ("code", "offices"),
    [
        ("0555", ["Nav Sagene", "Nav Grünerløkka"]),
        ("0985", ["Nav Stovner"]),
        ("1254", ["Nav Søndre Nordstrand"]),
        ("5013", []),
    ],
)
def test_a_code_leads_to_one_office_or_to_those_it_may_be(
    code: str, offices: list[str], settings: Settings, register: PostalRegister
) -> None:
    assert offices_for(code, settings, register) == offices
