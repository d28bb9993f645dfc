"""The schema: made by migrations, the one that the code expects, and refusing by itself what nobody may do."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, create_engine, inspect, text
from sqlalchemy.exc import DBAPIError

from kiosk.errors import SettingsError
from kiosk.register.store import Store
from kiosk.register.tables import SCHEMA
from tests.postgres import Cluster
from tests.register.telling import PEPPER, Told, event


@pytest.fixture
def engine(store: Store, told: Told, database_url: str) -> Iterator[Engine]:
    """Somebody with a connection of his own, who may do whatever the database lets him."""
    store.register(told.registration, told.proofs, [event("created")], "k1")
    opened = create_engine(database_url.replace("postgresql:", "postgresql+psycopg:"))
    yield opened
    opened.dispose()


def test_the_tables_are_those_of_the_migrations(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, SCHEMA) == []


def test_an_empty_database_is_not_current(database_url: str) -> None:
    store = Store(database_url, PEPPER)
    assert not store.is_current()
    store.migrate()
    assert store.is_current()
    store.migrate()
    assert store.is_current()
    store.close()


def test_replicas_that_start_at_once_make_one_schema(database_url: str) -> None:
    stores = [Store(database_url, PEPPER) for _ in range(6)]
    with ThreadPoolExecutor(len(stores)) as pool:
        list(pool.map(Store.migrate, stores))
    assert all(store.is_current() for store in stores)
    for store in stores:
        store.close()


def test_an_older_version_finds_its_tables_and_everything_in_them(store: Store, told: Told, engine: Engine) -> None:
    before = store.status(told.registration.reference)
    store.step_back("0005")
    with engine.connect() as connection:
        assert MigrationContext.configure(connection).get_current_revision() == "0005"
    store.migrate()
    assert (store.status(told.registration.reference), store.is_current()) == (before, True)


def test_the_way_back_and_forth_leads_to_the_same_tables(store: Store, engine: Engine) -> None:
    store.step_back("0005")
    store.migrate()
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), SCHEMA) == []


@pytest.mark.parametrize("revision", ["0004", "9999", "head", ""])
def test_there_is_no_way_back_to_what_never_knew_one(store: Store, revision: str) -> None:
    with pytest.raises(SettingsError, match="no way back"):
        store.step_back(revision)


def test_a_register_of_a_newer_version_is_left_as_it_is(store: Store, engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(SettingsError, match="newer version"):
        store.migrate()
    assert not store.is_current()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events SET kind = 'void'",
        "UPDATE events SET at = 0",
        "DELETE FROM events",
        "UPDATE registrations SET office = '9902'",
        "UPDATE registrations SET reference = '2GH7V4NDY'",
        "UPDATE registrations SET told_by = 'k2'",
        "UPDATE registrations SET key_proof = NULL",
        "UPDATE registrations SET code_proof = key_proof",
    ],
)
def test_the_database_itself_refuses_to_change_what_was_told(engine: Engine, statement: str) -> None:
    with pytest.raises(DBAPIError, match=r"only added|said once|given once"), engine.begin() as connection:
        connection.execute(text(statement))


def test_postgresql_refuses_to_empty_the_events(postgres: Cluster) -> None:
    url = postgres.make_database()
    store = Store(url, PEPPER)
    store.migrate()
    store.close()
    with psycopg.connect(url) as connection, pytest.raises(psycopg.DatabaseError, match="only added"):
        connection.execute("TRUNCATE registrations CASCADE")
    postgres.drop_database(url)


def test_events_leave_together_with_their_reference(engine: Engine) -> None:
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            connection.execute(text("PRAGMA foreign_keys = ON"))
        connection.execute(text("DELETE FROM registrations"))
        assert connection.execute(text("SELECT count(*) FROM events")).scalar_one() == 0


def test_an_event_belongs_to_a_reference(engine: Engine) -> None:
    (key,) = inspect(engine).get_foreign_keys("events")
    assert (key["referred_table"], key["options"]["ondelete"]) == ("registrations", "CASCADE")


def test_nobody_else_may_read_the_file(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'deep' / 'register.db'}", PEPPER)
    store.migrate()
    rights = {each.name: each.stat().st_mode & 0o777 for each in (tmp_path / "deep").iterdir()}
    assert rights == dict.fromkeys(("register.db", "register.db-wal", "register.db-shm"), 0o600)
    store.close()
