"""Sums of words in both databases: added up whole, by several replicas at once, in the order of the words."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from sqlalchemy import create_engine, make_url, text

from kiosk.register.store import Store

WEEK = "2026-W47"
FIRST = {("route", "paper"): 2, ("language", "so"): 1}
SECOND = {("language", "ar"): 1, ("route", "paper"): 1}


def test_what_is_told_is_added(store: Store) -> None:
    store.counts.add("0315", WEEK, FIRST)
    store.counts.add("0315", WEEK, SECOND)
    store.counts.add("0316", WEEK, FIRST)
    found = store.counts.read("0315", [WEEK, "2026-W46"])
    assert found == {WEEK: {("language", "ar"): 1, ("language", "so"): 1, ("route", "paper"): 3}}


def test_kiosks_that_tell_at_the_same_time_lose_nothing(store: Store) -> None:
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: store.counts.add("0315", WEEK, FIRST), range(20)))
    assert store.counts.read("0315", [WEEK])[WEEK] == {("route", "paper"): 40, ("language", "so"): 20}


def test_rows_lie_in_the_order_of_their_words_whatever_came_first(store: Store, database_url: str) -> None:
    for counts in (FIRST, SECOND):
        store.counts.add("0315", WEEK, counts)
    engine = create_engine(database_url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect() as connection:
        rows = [tuple(row) for row in connection.execute(text("SELECT subject, item, n FROM insight_counts"))]
    engine.dispose()
    assert rows == sorted(rows)


def test_no_earlier_sum_stays_in_the_log(store: Store, database_url: str) -> None:
    store.counts.add("0315", WEEK, FIRST)
    store.counts.add("0315", WEEK, SECOND)
    log = Path(f"{make_url(database_url).database}-wal")
    assert not log.exists() or log.stat().st_size == 0
