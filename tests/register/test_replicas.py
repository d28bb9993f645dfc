"""Several gateways over one database: what they do at once comes out as if one had done it."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import psycopg

from kiosk.register.model import Event
from kiosk.register.store import RegistrationConflict, Store
from tests.postgres import Cluster
from tests.register.telling import PEPPER, Clock, Told, event


def start_and_tell(url: str, telling: list[tuple[Told, list[Event]]]) -> int:
    """A whole gateway's life in a process of its own; how many statuses it saw."""
    store = Store(url, PEPPER)
    store.migrate()
    for told, events in telling:
        store.register(told.registration, None, events, "k1")
        store.append(told.reference, events, "k1")
    seen = sum(store.status(told.reference) is not None for told, _ in telling)
    store.close()
    return seen


def test_two_gateways_that_start_and_hear_the_same_tell_one_story(database_url: str) -> None:
    telling = [(Told(), [event("created"), event("printed"), event("handed_in")]) for _ in range(15)]
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=context) as pool:
        lives = [pool.submit(start_and_tell, database_url, order) for order in (telling, telling[::-1])]
        assert [life.result(60) for life in lives] == [15, 15]
    store = Store(database_url, PEPPER, Clock())
    for told, events in telling:
        store.append(told.reference, events, "k2")
        status = store.status(told.reference)
        assert status is not None
        assert (status.state, status.registration) == ("handed_in", told.registration)
    store.close()


def test_of_two_that_say_different_things_one_is_heard(store: Store, database_url: str, told: Told) -> None:
    other = Store(database_url, PEPPER, Clock())
    offices = [f"99{number:02d}" for number in range(8)]

    def tell(office: str) -> str | None:
        side = (store, other)[int(office) % 2]
        try:
            side.register(replace(told.registration, office=office), None, [event("created")], "k1")
        except RegistrationConflict:
            return None
        return office

    with ThreadPoolExecutor(len(offices)) as pool:
        heard = [office for office in pool.map(tell, offices) if office]
    status = store.status(told.reference)
    assert status is not None
    assert heard == [status.office]
    other.close()


def test_the_same_event_told_at_once_is_one(store: Store, database_url: str, told: Told) -> None:
    other = Store(database_url, PEPPER, Clock())
    store.register(told.registration, None, [event("created")], "k1")
    events = [event("printed"), event("handed_in"), event("registered")]
    sides = [(store, other)[number % 2] for number in range(16)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda side: side.append(told.reference, events, "d1"), sides))
    status = other.status(told.reference)
    assert status is not None
    assert status.state == "registered"
    other.close()


def test_what_one_clears_away_the_other_need_not(store: Store, database_url: str, clock: Clock) -> None:
    other = Store(database_url, PEPPER, clock)
    for _ in range(30):
        store.register(Told().registration, None, [event("created")], "k1")
    clock.move(days=400)
    day = timedelta(days=1)
    with ThreadPoolExecutor(2) as pool:
        assert sum(pool.map(lambda side: side.purge(day, day), (store, other))) == 30
    other.close()


def test_a_database_that_was_away_is_found_again(postgres: Cluster, told: Told) -> None:
    url = postgres.make_database()
    store = Store(url, PEPPER)
    store.migrate()
    store.register(told.registration, None, [event("created")], "k1")
    with psycopg.connect(f"{postgres.address}/postgres", autocommit=True) as connection:
        ending = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
        assert connection.execute(ending, [url.rpartition("/")[2]]).fetchall()
    assert store.status(told.reference) is not None
    store.append(told.reference, [event("printed")], "k1")
    store.close()
    postgres.drop_database(url)
