"""Opens the register's database: SQLite in one file, or PostgreSQL, by its address alone.

The one rule: both behave alike. Writing waits for the other writers, a read never does.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Table, create_engine, event, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

Seen = TypeVar("Seen")
CONNECTIONS = 8
# Milliseconds for whom SQLite is busy with another writer; seconds for a connection, and for PostgreSQL to answer.
BUSY, PATIENCE = 5_000, 5
DRIVER = "postgresql+psycopg"
# More than a minute of a statement is a fault, and must not keep a replica from stopping.
POSTGRESQL = {"connect_timeout": PATIENCE, "options": "-c statement_timeout=60000", "application_name": "kiosk"}
PRAGMAS = (
    f"PRAGMA busy_timeout = {BUSY}",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA foreign_keys = ON",
    # What retention removes is gone from the file too.
    "PRAGMA secure_delete = ON",
)


@dataclass(frozen=True, slots=True)
class Database:
    """Two ways in. `writing`: transactions that see all that was written before; `reading`: one look at a time."""

    writing: Engine
    reading: Engine

    def read(self, look: Callable[[Connection], Seen]) -> Seen:
        """What `look` sees. Looks again where the connection was cut since it was last used: asking first is slower."""
        try:
            with self.reading.connect() as connection:
                return look(connection)
        except DBAPIError as fault:
            if not fault.connection_invalidated:
                raise
        with self.reading.connect() as connection:
            return look(connection)

    def empty_log(self) -> bool:
        """What was removed is overwritten in SQLite's file, and stands in its log (-wal) until that is emptied.

        Whether nothing stood in the way: somebody who reads may.
        """
        with self.reading.connect() as connection:
            if connection.dialect.name != "sqlite":
                return True
            return not connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0]

    def close(self) -> None:
        self.writing.dispose()
        self.reading.dispose()


def insert_into(table: Table, connection: Connection) -> sqlite.Insert | postgresql.Insert:
    """An INSERT that knows ON CONFLICT, which both databases have and the standard has not."""
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)


def hold(connection: Connection, lock: int) -> None:
    """One at a time, to the end of this transaction; on SQLite whoever writes is alone from the beginning."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": lock})


def open_database(url: str) -> Database:
    """`sqlite:///path/of/file` or `postgresql://user:password@host/name`. A missing SQLite file is made, for its owner.

    Raises ValueError for any other kind of database.
    """
    address = make_url(url)
    match address.get_backend_name():
        case "sqlite":
            return open_sqlite(address)
        case "postgresql" | "postgres":
            return open_postgresql(address)
        case other:
            raise ValueError(f"{other} is neither sqlite nor postgresql")


def open_sqlite(url: URL) -> Database:
    if url.database in (None, "", ":memory:"):
        raise ValueError("the register needs a file: sqlite:///path/of/file")
    prepare_file(Path(str(url.database)))
    # One writer of ours at a time: a queue here is fairer than everybody asking SQLite again and again.
    writing, reading = open_file(url, 1), open_file(url, CONNECTIONS)
    event.listen(writing, "begin", begin)
    return Database(writing, reading)


def open_file(url: URL, connections: int) -> Engine:
    engine = create_engine(url, pool_size=connections, max_overflow=0, pool_timeout=PATIENCE, hide_parameters=True)
    event.listen(engine, "connect", prepare_connection)
    return engine


def open_postgresql(url: URL) -> Database:
    return Database(open_server(url, pool_pre_ping=True), open_server(url, isolation_level="AUTOCOMMIT"))


def open_server(url: URL, **options: Any) -> Engine:
    return create_engine(
        url.set(drivername=DRIVER),
        pool_size=CONNECTIONS,
        max_overflow=0,
        pool_timeout=PATIENCE,
        connect_args=POSTGRESQL,
        hide_parameters=True,
        **options,
    )


def prepare_file(path: Path) -> None:
    """An empty file that only its owner reads; SQLite gives its neighbours (-wal, -shm) the same rights."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def prepare_connection(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    # Transactions begin where we say, not before the first INSERT.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def begin(connection: Connection) -> None:
    """A write takes its turn at once: one that begins by reading cannot wait any more when it comes to write."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
