"""What nothing was told of for long goes, with all that belongs to it; nothing else does."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from kiosk.register.store import Store
from tests.register.telling import PEPPER, Clock, Told, event

YEAR, MONTH = timedelta(days=365), timedelta(days=30)


@pytest.fixture
def known(store: Store, told: Told) -> Told:
    store.register(told.registration, told.proofs, [event("created"), event("printed")], "k1")
    return told


def count_rows(url: str) -> list[int]:
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect() as connection:
        counts = [
            connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()
            for table in ("registrations", "events")
        ]
    engine.dispose()
    return counts


def test_what_is_old_goes_with_its_events(store: Store, known: Told, clock: Clock, database_url: str) -> None:
    clock.move(days=366)
    fresh = Told()
    store.register(fresh.registration, fresh.proofs, [event("created")], "k1")
    assert store.purge(YEAR, MONTH) == 1
    assert store.status_with_key(known.reference, known.key.characters) is None
    assert store.status_with_key(fresh.reference, fresh.key.characters) is not None
    assert count_rows(database_url) == [1, 1]


def test_what_is_void_goes_by_its_own_limit(store: Store, known: Told, clock: Clock) -> None:
    ended = Told()
    store.register(ended.registration, None, [event("created")], "k1")
    store.append(ended.reference, [event("void")], "k1")
    clock.move(days=29)
    assert store.purge(YEAR, MONTH) == 0
    clock.move(days=2)
    assert store.purge(YEAR, MONTH) == 1
    assert store.status(ended.reference) is None
    assert store.status(known.reference) is not None


def test_something_new_begins_the_time_again(store: Store, known: Told, clock: Clock) -> None:
    clock.move(days=300)
    store.append(known.reference, [event("handed_in")], "d1")
    clock.move(days=300)
    assert store.purge(YEAR, MONTH) == 0
    clock.move(days=66)
    assert store.purge(YEAR, MONTH) == 1


def test_the_same_told_again_does_not(store: Store, known: Told, clock: Clock) -> None:
    created = event("created")
    store.append(known.reference, [created], "k1")
    clock.move(days=300)
    store.append(known.reference, [created], "k1")
    store.register(known.registration, known.proofs, [created], "k1")
    clock.move(days=66)
    assert store.purge(YEAR, MONTH) == 1


def test_a_kiosk_whose_clock_runs_ahead_keeps_nothing_longer(store: Store, known: Told, clock: Clock) -> None:
    store.append(known.reference, [event("printed", timedelta(days=9000))], "k1")
    clock.move(days=366)
    assert store.purge(YEAR, MONTH) == 1


def test_more_old_ones_than_a_batch_go_at_once(store: Store, clock: Clock, database_url: str) -> None:
    for _ in range(510):
        told = Told()
        store.register(told.registration, None, [event("void")], "k1")
    clock.move(days=31)
    assert store.purge(YEAR, MONTH) == 510
    assert count_rows(database_url) == [0, 0]


def test_what_is_gone_is_gone_from_the_file(tmp_path: Path, told: Told, clock: Clock) -> None:
    file = tmp_path / "register.db"
    store = Store(f"sqlite:///{file}", PEPPER, clock)
    store.migrate()
    store.register(told.registration, told.proofs, [event("created")], "k1")
    clock.move(days=366)
    store.purge(YEAR, MONTH)
    store.close()
    assert told.reference.encode() not in file.read_bytes()
