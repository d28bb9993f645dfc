"""A gateway's key, a register of its own, and a clock that tests turn."""

from pathlib import Path

import pytest

from kiosk.gateway.fleet.signing import FleetKey, make_fleet_key
from kiosk.register.store import Store
from tests.register.tables import make_tables
from tests.register.telling import PEPPER, Clock


@pytest.fixture(scope="session")
def key() -> FleetKey:
    return make_fleet_key()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Store:
    url = f"sqlite:///{tmp_path / 'alone.sqlite'}"
    make_tables(url)
    return Store(url, PEPPER, clock)
