"""Two visits with the same counters, or the same visits in another order: one database, to the last byte."""

import sqlite3
from collections.abc import Iterable
from itertools import permutations
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, text

from kiosk.insight.vocabulary import Word
from kiosk.register.store import Store
from tests.insight.marking import WEEK, Office, visit
from tests.register.tables import make_tables

PEPPER = bytes(16)
FIRST = visit("ar", "left", ("stopped", "money"), ("help", "rent"), ("minutes", "money.over10"))
SECOND = visit("so", "paper", ("missing", "lease"), ("minutes", "money.under2"))
THIRD = visit("ar", "digital", ("help", "rent"), ("help", "balance"), ("minutes", "money.under2"))


def told_one_by_one(path: Path, visits: Iterable[tuple[Word, ...]]) -> Path:
    """A database to which each visit was told alone, as the most talkative kiosk would."""
    make_tables(f"sqlite:///{path}")
    store = Store(f"sqlite:///{path}", PEPPER)
    for words in visits:
        office = Office()
        office.serve(*words)
        office.gathering.end(0)
        for told in office.teller.told:
            store.counts.add("0315", told.week, told.counts)
    store.close()
    return path


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every table in the order in which its rows lie."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        there = {
            table: [tuple(row) for row in connection.execute(text(f"SELECT * FROM {table}"))]
            for table in inspect(engine).get_table_names()
        }
    engine.dispose()
    return there


def test_the_order_of_visits_leaves_no_trace_in_rows_or_bytes(tmp_path: Path) -> None:
    files = [
        told_one_by_one(tmp_path / f"{number}.sqlite", order)
        for number, order in enumerate(permutations((FIRST, SECOND, THIRD)))
    ]
    assert all(rows(file) == rows(files[0]) for file in files)
    assert len({file.read_bytes() for file in files}) == 1


def test_which_words_came_together_leaves_no_trace(tmp_path: Path) -> None:
    """Who needed help with the rent: the one who left, or the one with a paper missing."""
    swapped = (tuple(word for word in FIRST if word[0] != "help"), (*SECOND, ("help", "rent")))
    one, other = told_one_by_one(tmp_path / "1", (FIRST, SECOND)), told_one_by_one(tmp_path / "2", swapped)
    assert rows(one) == rows(other)
    assert one.read_bytes() == other.read_bytes()


def test_a_row_is_an_office_a_week_a_word_and_a_number_and_has_no_number_of_its_own(tmp_path: Path) -> None:
    file = told_one_by_one(tmp_path / "1", (FIRST, SECOND))
    assert ("0315", WEEK, "language", "ar", 1) in rows(file)["insight_counts"]
    with sqlite3.connect(file) as connection, pytest.raises(sqlite3.OperationalError):
        connection.execute("SELECT rowid FROM insight_counts")
    connection.close()


def test_telling_of_visits_touches_no_other_table(tmp_path: Path) -> None:
    before, after = rows(told_one_by_one(tmp_path / "1", ())), rows(told_one_by_one(tmp_path / "2", (FIRST,)))
    del before["insight_counts"], after["insight_counts"]
    assert before == after
