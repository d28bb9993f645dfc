"""Kiosks that ask to join, until a person at the gateway has said yes or no: an hour, and a few at a time.

The one rule: asking gives nothing. Of a kiosk's key only the hash is here, and it opens nothing before the yes.
"""

import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal, Protocol

from sqlalchemy import Connection, Row, and_, delete, exists, func, insert, select, update

from kiosk.errors import TooManyTries
from kiosk.form.reference import ALPHABET
from kiosk.register.database import Database, insert_into
from kiosk.register.keys import NOBODY, WRITTEN, digest
from kiosk.register.ledger import RegistrationConflict
from kiosk.register.tables import joinings, keys

LIFE = timedelta(hours=1)
MOST = 20
DRAWS = 8


class Asked(Protocol):
    """What a kiosk tells of itself. `id`, `hash`: of its gateway key; `sheet_key`: public, 32 bytes."""

    @property
    def id(self) -> str: ...
    @property
    def hash(self) -> bytes: ...
    @property
    def sheet_key(self) -> bytes: ...
    @property
    def name(self) -> str: ...
    @property
    def office(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Guest:
    """A kiosk that waits, or that was let in. `code`: as it shows it; `id`: of its key."""

    id: str
    code: str
    name: str
    office: str
    asked: datetime
    sheet_key: bytes = field(repr=False)


def draw_code() -> str:
    """Nobody but the gateway chooses it, so that nobody comes with the code of another."""
    six = "".join(secrets.choice(ALPHABET) for _ in range(6))
    return f"{six[:3]}-{six[3:]}"


class Joinings:
    """Every one there is. `draw`: a new code."""

    def __init__(self, database: Database, clock: Callable[[], datetime], draw: Callable[[], str] = draw_code) -> None:
        self._database, self._clock, self._draw = database, clock, draw

    def ask(self, asked: Asked) -> str:
        """Takes it down; its code. Raises TooManyTries while many wait, RegistrationConflict for a key of this id."""
        with self._database.writing.begin() as connection:
            self._forget(connection)
            if connection.execute(select(func.count()).where(self._is_waiting())).scalar_one() >= MOST:
                raise TooManyTries(seconds=str(int(LIFE.total_seconds()) // 4))
            if is_known(connection, asked.id):
                raise RegistrationConflict("there is a key of this id")
            return self._take_down(connection, asked)

    def standing(self, secret: str) -> Literal["waiting", "refused"] | None:
        """How it stands with this key; None: nobody's, too old, or let in. As fast for one as for the other."""
        written = WRITTEN.fullmatch(secret)
        if not written:
            return None
        _, id, rest = written.groups()
        looking = select(joinings).where(joinings.c.id == id, joinings.c.asked >= self._clock() - LIFE)
        row = self._database.read(lambda connection: connection.execute(looking).one_or_none())
        is_right = hmac.compare_digest(row.hash if row else NOBODY, digest(rest))
        if row is None or not is_right or row.state == "joined":
            return None
        return "waiting" if row.state == "waiting" else "refused"

    def waiting(self) -> tuple[Guest, ...]:
        """Whoever may be let in now, the oldest first."""
        return self._guests(select(joinings).where(self._is_waiting()).order_by(joinings.c.asked, joinings.c.id))

    def joined(self) -> tuple[Guest, ...]:
        """Whoever was let in and has a key that works, by name."""
        is_alive = and_(keys.c.id == joinings.c.id, keys.c.revoked.is_(None))
        looking = select(joinings).where(joinings.c.state == "joined", exists().where(is_alive))
        return self._guests(looking.order_by(joinings.c.name, joinings.c.id))

    def approve(self, code: str) -> Guest | None:
        """Its key works from now on. None: nobody waits with this code, or not any more."""
        letting_in = update(joinings).where(joinings.c.code == code, self._is_waiting()).values(state="joined")
        with self._database.writing.begin() as connection:
            row = connection.execute(letting_in.returning(joinings)).one_or_none()
            if row is None:
                return None
            facts = {"id": row.id, "kind": "kiosk", "name": row.name, "office": row.office, "hash": row.hash}
            connection.execute(insert(keys), {**facts, "issued": self._clock()})
        return guest_of(row)

    def refuse(self, code: str) -> bool:
        """False: nobody waits with this code."""
        refusing = update(joinings).where(joinings.c.code == code, self._is_waiting()).values(state="refused")
        with self._database.writing.begin() as connection:
            return connection.execute(refusing).rowcount > 0

    def forget(self) -> int:
        """Removes whoever was not let in within the hour; how many."""
        with self._database.writing.begin() as connection:
            return self._forget(connection)

    def _forget(self, connection: Connection) -> int:
        is_over = and_(joinings.c.state != "joined", joinings.c.asked < self._clock() - LIFE)
        return connection.execute(delete(joinings).where(is_over)).rowcount

    def _is_waiting(self) -> Any:
        return and_(joinings.c.state == "waiting", joinings.c.asked >= self._clock() - LIFE)

    def _take_down(self, connection: Connection, asked: Asked) -> str:
        facts = {name: getattr(asked, name) for name in ("id", "hash", "sheet_key", "name", "office")}
        for _ in range(DRAWS):
            row = {**facts, "code": self._draw(), "asked": self._clock(), "state": "waiting"}
            adding = insert_into(joinings, connection).values(**row).on_conflict_do_nothing()
            if connection.execute(adding.returning(joinings.c.id)).one_or_none():
                return str(row["code"])
        raise RegistrationConflict("no code is free")

    def _guests(self, looking: Any) -> tuple[Guest, ...]:
        return self._database.read(lambda connection: tuple(guest_of(row) for row in connection.execute(looking)))


def is_known(connection: Connection, id: str) -> bool:
    """Whether a key of this id was issued, or asks."""
    return any(connection.execute(select(table.c.id).where(table.c.id == id)).first() for table in (keys, joinings))


def guest_of(row: Row[Any]) -> Guest:
    return Guest(row.id, row.code, row.name, row.office, row.asked, row.sheet_key)
