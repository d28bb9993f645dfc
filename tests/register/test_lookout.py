"""The gateway's own reads from PostgreSQL say what the store says, and outlive a database that was away."""

import asyncio
from collections.abc import Iterator

import psycopg
import pytest

from kiosk.register.database import CONNECTIONS
from kiosk.register.lookout import Lookout
from kiosk.register.store import Store
from tests.postgres import Cluster
from tests.register.telling import PEPPER, Told, event

NEVER = "postgresql://nobody:nothing@127.0.0.1:1/none"


@pytest.fixture
def url(postgres: Cluster) -> Iterator[str]:
    address = postgres.make_database()
    yield address
    postgres.drop_database(address)


@pytest.fixture
def store(url: str, told: Told) -> Iterator[Store]:
    opened = Store(url, PEPPER)
    opened.migrate()
    events = [event("created"), event("waiting", documents=("lease", "bank_statement"))]
    opened.register(told.registration, told.proofs, events, "k1")
    yield opened
    opened.close()


async def test_it_says_what_the_store_says(store: Store, url: str, told: Told) -> None:
    lookout, key, other = Lookout(url, PEPPER), told.key.characters, Told()
    for asked in ((told.reference, key), (told.reference, "0" * 16), (other.reference, key), ("x", key), ("", "")):
        assert await lookout.status_with_key(*asked) == store.status_with_key(*asked)
    assert await lookout.status_with_key(told.reference, key)
    assert await lookout.status_with_key(told.reference, "\x00'; DROP TABLE keys") is None
    await lookout.close()


async def test_many_at_once_share_a_few_connections(store: Store, url: str, told: Told) -> None:
    lookout = Lookout(url, PEPPER)
    before = connections_of(url)
    asking = [lookout.status_with_key(told.reference, told.key.characters) for _ in range(50)]
    answers, opened = await asyncio.gather(*asking), connections_of(url) - before
    await lookout.close()
    assert set(answers) == {store.status(told.reference)}
    assert opened <= CONNECTIONS + 1


async def test_connections_that_were_cut_are_opened_again(store: Store, url: str, told: Told) -> None:
    lookout = Lookout(url, PEPPER)
    for _ in range(2):
        asking = [lookout.status_with_key(told.reference, told.key.characters) for _ in range(CONNECTIONS)]
        assert set(await asyncio.gather(*asking)) == {store.status(told.reference)}
        cut(url)
    await lookout.close()


async def test_a_read_that_is_given_up_leaves_its_place_to_others(store: Store, url: str, told: Told) -> None:
    lookout = Lookout(url, PEPPER)
    for _ in range(2 * CONNECTIONS):
        asking = asyncio.create_task(lookout.status_with_key(told.reference, told.key.characters))
        await asyncio.sleep(0)
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
    assert await lookout.status_with_key(told.reference, told.key.characters) == store.status(told.reference)
    await lookout.close()


async def test_a_database_that_is_not_there_is_told_every_time() -> None:
    lookout = Lookout(NEVER, PEPPER)
    for _ in range(2 * CONNECTIONS):
        with pytest.raises(psycopg.OperationalError):
            await lookout.status_with_key(Told().reference, "0" * 16)
    await lookout.close()


def connections_of(url: str) -> int:
    with psycopg.connect(url) as connection:
        found = connection.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
        return int((found.fetchone() or (0,))[0])


def cut(url: str) -> None:
    """As a database does that starts again."""
    others = "datname = current_database() AND pid <> pg_backend_pid()"
    with psycopg.connect(url) as connection:
        connection.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")
