"""A store on each kind of database, with a clock that the test moves."""

from collections.abc import Iterator

import pytest

from kiosk.register.store import Store
from tests.postgres import database_url, postgres
from tests.register.tables import make_tables
from tests.register.telling import PEPPER, Clock, Told

__all__ = ["database_url", "postgres"]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(database_url: str, clock: Clock) -> Iterator[Store]:
    make_tables(database_url)
    opened = Store(database_url, PEPPER, clock)
    yield opened
    opened.close()


@pytest.fixture
def told() -> Told:
    return Told()
