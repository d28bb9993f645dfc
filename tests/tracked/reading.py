"""All that a register keeps, as bytes: the files of one kind of database, the rows of both.

The one rule: nothing is left out: every file beside the database's, every table there is, every column of it.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from sqlalchemy import create_engine, inspect, text

from tests.promises.canaries import Canary
from tests.promises.searching import Found, seen_by_grep


def kept_in(database: str) -> Mapping[str, bytes]:
    """By where it stands: each table, and where it is SQLite each of its files."""
    engine = create_engine(database.replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect() as connection:
        found = {
            f"table {table}": b"\n".join(map(as_bytes, connection.execute(text(f"SELECT * FROM {table}"))))
            for table in inspect(engine).get_table_names()
        }
        if engine.dialect.name == "sqlite":
            found |= files_of(Path(database.removeprefix("sqlite:///")))
    engine.dispose()
    return found


def files_of(file: Path) -> Mapping[str, bytes]:
    """The database's file, its write-ahead log and what else lies there under its name."""
    return {each.name: each.read_bytes() for each in file.parent.glob(f"{file.name}*")}


def as_bytes(row: Iterable[object]) -> bytes:
    return b"\t".join(value if isinstance(value, bytes) else str(value).encode() for value in row)


def found_in(canaries: Iterable[Canary], places: Mapping[str, bytes]) -> list[Found]:
    """Where any of these values stands, however a machine may have written it."""
    return [each for alone in (False, True) for each in looked_for(canaries, places, alone=alone)]


def looked_for(canaries: Iterable[Canary], places: Mapping[str, bytes], *, alone: bool) -> Iterator[Found]:
    """`alone`: those that count only where no other letter or digit touches them, or all the others."""
    sought = [canary for canary in canaries if canary.stands_alone is alone]
    labels = {needle: canary.label for canary in sought for needle in canary.needles()}
    if labels:
        yield from seen_by_grep(labels, ((name, iter([data])) for name, data in places.items()), alone=alone)
