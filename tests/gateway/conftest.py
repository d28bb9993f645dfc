"""A gateway over an empty register, in SQLite or in both databases."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.gateway.calling import Calling, calling
from tests.postgres import Cluster, postgres

__all__ = ["postgres"]


@pytest.fixture
async def gateway(tmp_path: Path) -> AsyncIterator[Calling]:
    async with calling(f"sqlite:///{tmp_path / 'register.sqlite'}") as called:
        yield called


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'register.sqlite'}"
        return
    cluster: Cluster = request.getfixturevalue("postgres")
    address = cluster.make_database()
    yield address
    cluster.drop_database(address)


@pytest.fixture
async def anywhere(database: str) -> AsyncIterator[Calling]:
    """A gateway over each kind of database."""
    async with calling(database) as called:
        yield called
