"""What stands in the rows of slots, files and pieces, and whether there is room for one more.

The one rule: a file's topic and number of pieces are those its first piece came with.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, func, select

from kiosk.register.tables import upload_files, upload_pieces

MOST_FILES = 60
"""In one slot at once; those whose kiosk has told what became of them make room."""
PLACES = 64
NOTHING = "0" * PLACES
OVER = ("arrived", "refused")


class UploadsFull(Exception):
    """There is no room now. There will be when the kiosk has fetched something."""


class UploadsDiffer(Exception):
    """A piece of a file that is said to be of another documentation, or of another number of pieces."""


@dataclass(frozen=True, slots=True)
class File:
    """`received`: every piece that has come; `here`: those to be fetched. `state`: "", arrived, again or refused."""

    file: str
    topic: str
    count: int
    state: str
    received: tuple[int, ...]
    here: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """A slot. `news` counts its changes."""

    language: str
    topic: str
    is_opened: bool
    news: int
    files: tuple[File, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """Piece `number` (from 0) of `count`, as a phone sends it."""

    file: str
    number: int
    count: int
    topic: str
    sealed: bytes = field(repr=False)


def file_of(row: Any, here: Iterable[int]) -> File:
    """A file's row, and its pieces that lie here."""
    received = tuple(place for place, mark in enumerate(row.received) if mark == "1")
    return File(row.file, row.topic, row.pieces, row.state, received, tuple(here))


def is_file(slot: str, file: str) -> ColumnElement[bool]:
    return and_(upload_files.c.slot == slot, upload_files.c.file == file)


def make_room(connection: Connection, slot: str) -> None:
    """For one more file: the oldest that is over goes. Raises UploadsFull when none is."""
    of_slot = upload_files.c.slot == slot
    if connection.execute(select(func.count()).where(of_slot)).scalar_one() < MOST_FILES:
        return
    oldest = select(upload_files.c.file).where(of_slot, upload_files.c.state.in_(OVER)).order_by(upload_files.c.at)
    file = connection.execute(oldest.limit(1)).scalar_one_or_none()
    if file is None:
        raise UploadsFull
    connection.execute(delete(upload_files).where(is_file(slot, file)))


def held(connection: Connection, slot: str = "") -> int:
    """Bytes of the pieces in this slot, or in all."""
    summing = select(func.coalesce(func.sum(upload_pieces.c.size), 0))
    return int(connection.execute(summing.where(upload_pieces.c.slot == slot) if slot else summing).scalar_one())
