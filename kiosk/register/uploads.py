"""Photos from phones while they are on their way, in the database: slots, files in them, and sealed pieces.

The one rule: a piece is here until its kiosk fetches it, ten minutes at the most, and never a second time; every step
holds its slot, so that bounds hold however many phones and replicas are at it at once.
"""

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, exists, false, insert, or_, select, text, update

from kiosk.errors import NotKnown
from kiosk.form.reference import ALPHABET
from kiosk.register.database import Database
from kiosk.register.tables import upload_files, upload_pieces, uploads
from kiosk.register.upload_rows import (
    NOTHING,
    OVER,
    Piece,
    Standing,
    UploadsDiffer,
    UploadsFull,
    file_of,
    held,
    is_file,
    make_room,
)

ID_LENGTH = 26
LIFE = timedelta(hours=3)
"""Of a slot: longer than any visit."""
SILENCE = timedelta(seconds=60)
"""A kiosk that has not asked for so long is gone, and its slot with it."""
PIECE_LIFE = timedelta(minutes=9, seconds=30)
"""Of a piece that nobody fetches: with a clearing every ten seconds it stays under ten minutes."""
MOST_BYTES = 24 * 1024 * 1024
"""Of pieces in one slot at once."""
# Any number that nobody else locks in this database: "uploa" in ASCII.
LOCK = 0x75706C6F61


class Uploads:
    """Every slot there is. `most`: bytes of pieces in one of them."""

    def __init__(self, database: Database, clock: Callable[[], datetime], most: int = MOST_BYTES) -> None:
        self._database, self._clock, self._most = database, clock, most
        self._is_log_stale = False

    def open(self, language: str, topic: str, by: str) -> str:
        """A new slot; it takes the place of any other of the same kiosk (`by`: its key's id)."""
        id = "".join(secrets.choice(ALPHABET) for _ in range(ID_LENGTH))
        now = self._clock()
        row = {"id": id, "told_by": by, "language": language, "topic": topic, "is_opened": False, "news": 0}
        with self._database.writing.begin() as connection:
            self._gone(connection.execute(delete(uploads).where(uploads.c.told_by == by)).rowcount)
            connection.execute(insert(uploads), row | {"seen": now, "until": now + LIFE})
        return id

    def turn_to(self, id: str, by: str, topic: str) -> None:
        """From now on its phone is asked for this documentation. Raises NotKnown."""
        with self._database.writing.begin() as connection:
            self._attend(connection, id, by, topic=topic)

    def attend(self, id: str, by: str) -> None:
        """The kiosk still waits. Raises NotKnown."""
        with self._database.writing.begin() as connection:
            self._attend(connection, id, by)

    def news(self, id: str, by: str) -> int:
        """How many changes there were. Raises NotKnown."""
        asking = select(uploads.c.news).where(self._is_live(id), uploads.c.told_by == by)
        found = self._database.read(lambda connection: connection.execute(asking).scalar_one_or_none())
        if found is None:
            raise NotKnown
        return int(found)

    def is_open(self, id: str) -> bool:
        """Whether there is such a slot."""
        asking = select(uploads.c.id).where(self._is_live(id))
        return self._database.read(lambda connection: connection.execute(asking).first() is not None)

    def look(self, id: str) -> Standing | None:
        """How it stands; None: nobody knows it."""
        files = select(upload_files).where(upload_files.c.slot == id).order_by(upload_files.c.at, upload_files.c.file)
        pieces = select(upload_pieces.c.file, upload_pieces.c.piece).where(upload_pieces.c.slot == id)

        def seen(connection: Connection) -> Standing | None:
            slot = connection.execute(select(uploads).where(self._is_live(id))).one_or_none()
            if slot is None:
                return None
            found = connection.execute(files).all()
            here = sorted((row.file, row.piece) for row in connection.execute(pieces))
            told = tuple(file_of(row, [piece for file, piece in here if file == row.file]) for row in found)
            return Standing(slot.language, slot.topic, slot.is_opened, slot.news, told)

        return self._database.read(seen)

    def mark_opened(self, id: str) -> None:
        """A phone has the page open."""
        opening = update(uploads).where(self._is_live(id), uploads.c.is_opened == false())
        with self._database.writing.begin() as connection:
            connection.execute(opening.values(is_opened=True, news=uploads.c.news + 1))

    def put(self, id: str, piece: Piece, most: int) -> None:
        """Keeps it, unless it has come before. `most`: bytes of pieces in all slots together.

        Raises NotKnown, UploadsFull, UploadsDiffer.
        """
        size = len(piece.sealed)
        with self._database.writing.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
            if connection.execute(select(uploads.c.id).where(self._is_live(id)).with_for_update()).first() is None:
                raise NotKnown
            received = self._received(connection, id, piece)
            if received is None or received[piece.number] == "1":
                return
            if held(connection, id) + size > self._most or held(connection) + size > most:
                raise UploadsFull
            where = {"slot": id, "file": piece.file, "piece": piece.number}
            connection.execute(
                insert(upload_pieces), where | {"size": size, "at": self._clock(), "sealed": piece.sealed}
            )
            marked = received[: piece.number] + "1" + received[piece.number + 1 :]
            connection.execute(update(upload_files).where(is_file(id, piece.file)).values(received=marked, state=""))
            connection.execute(update(uploads).where(uploads.c.id == id).values(news=uploads.c.news + 1))

    def fetch(self, id: str, by: str, file: str, number: int) -> bytes:
        """A piece, which is gone with that. Raises NotKnown."""
        taking = delete(upload_pieces).where(
            upload_pieces.c.slot == id, upload_pieces.c.file == file, upload_pieces.c.piece == number,
            upload_pieces.c.at >= self._clock() - PIECE_LIFE,
        )  # fmt: skip
        with self._database.writing.begin() as connection:
            self._attend(connection, id, by)
            sealed = connection.execute(taking.returning(upload_pieces.c.sealed)).scalar_one_or_none()
        if sealed is None:
            raise NotKnown
        self._gone(1)
        return bytes(sealed)

    def tell(self, id: str, by: str, file: str, state: str) -> None:
        """What became of a file: arrived, again or refused. Whatever of it still lies here is gone. Raises NotKnown."""
        changes = {"state": state} | ({"received": NOTHING} if state not in OVER else {})
        with self._database.writing.begin() as connection:
            self._attend(connection, id, by)
            if not connection.execute(update(upload_files).where(is_file(id, file)).values(changes)).rowcount:
                raise NotKnown
            ending = delete(upload_pieces).where(upload_pieces.c.slot == id, upload_pieces.c.file == file)
            self._gone(connection.execute(ending).rowcount)

    def close(self, id: str, by: str) -> None:
        """It is gone, with all that lies in it. Raises NotKnown."""
        with self._database.writing.begin() as connection:
            gone = connection.execute(delete(uploads).where(uploads.c.id == id, uploads.c.told_by == by)).rowcount
        if not gone:
            raise NotKnown
        self._gone(gone)

    def forget(self, *, is_silence_over: bool = True) -> int:
        """Removes what nobody fetched, and slots whose time is over; how many of both.

        `is_silence_over`: also those whose kiosk is silent, which it is, too, where nobody could hear it.
        """
        now = self._clock()
        old = upload_pieces.c.at < now - PIECE_LIFE
        of_file = and_(upload_pieces.c.slot == upload_files.c.slot, upload_pieces.c.file == upload_files.c.file)
        again = update(upload_files).where(exists().where(of_file, old)).values(state="again", received=NOTHING)
        rest = exists().where(of_file, upload_files.c.state == "again")
        ends = or_(uploads.c.until < now, uploads.c.seen < now - SILENCE if is_silence_over else false())
        with self._database.writing.begin() as connection:
            connection.execute(again)
            gone = connection.execute(delete(upload_pieces).where(rest)).rowcount
            gone += connection.execute(delete(uploads).where(ends)).rowcount
        self._gone(gone)
        if self._is_log_stale:
            self._is_log_stale = not self._database.empty_log()
        return gone

    def _attend(self, connection: Connection, id: str, by: str, **changes: Any) -> None:
        attending = update(uploads).where(self._is_live(id), uploads.c.told_by == by)
        if not connection.execute(attending.values(seen=self._clock(), **changes)).rowcount:
            raise NotKnown

    def _received(self, connection: Connection, id: str, piece: Piece) -> str | None:
        """Which pieces of its file have come; None: what became of it was told."""
        row = connection.execute(select(upload_files).where(is_file(id, piece.file))).one_or_none()
        if row is None:
            make_room(connection, id)
            facts = {"slot": id, "file": piece.file, "topic": piece.topic, "pieces": piece.count, "at": self._clock()}
            connection.execute(insert(upload_files), facts | {"received": NOTHING, "state": ""})
            return NOTHING
        if (row.topic, row.pieces) != (piece.topic, piece.count):
            raise UploadsDiffer
        return None if row.state in OVER else str(row.received)

    def _is_live(self, id: str) -> ColumnElement[bool]:
        return and_(uploads.c.id == id, uploads.c.until >= self._clock())

    def _gone(self, count: int) -> None:
        self._is_log_stale = self._is_log_stale or count > 0
