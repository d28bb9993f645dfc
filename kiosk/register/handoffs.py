"""Sign-ins on phones while they last, in the database, so that any replica may answer phone and kiosk.

The one rule: every step is one statement that takes only a row in the state before it, so that of two at once one
finds nothing; a row lives minutes, and its sealed box less than two.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, case, delete, insert, literal, null, or_, select, update

from kiosk.errors import NotKnown
from kiosk.form.reference import ALPHABET
from kiosk.register.database import Database
from kiosk.register.tables import handoffs

ID_LENGTH = 26
PHONE = timedelta(minutes=5)
"""From the QR code until the phone is back from the provider."""
BOX = timedelta(seconds=100)
"""From then until the kiosk has fetched the box: a clearing every ten seconds keeps it under two minutes."""
SILENCE = timedelta(seconds=30)
"""A kiosk that has not asked for so long is gone."""
LOWEST, MANY, OFFERED = 10, 90, 3


@dataclass(frozen=True, slots=True)
class Kept:
    """A row. `state` is also "signing": a phone is back, and its code is being redeemed."""

    id: str
    state: str
    ending: str
    language: str
    number: int
    choices: tuple[int, ...]
    public_key: bytes = field(repr=False)
    owner: bytes | None = field(repr=False)
    sealed: bytes | None = field(repr=False)
    is_attended: bool = True


class HandOffs:
    """Every hand-off there is."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database, self._clock = database, clock

    def open(self, public_key: bytes, language: str, by: str) -> Kept:
        """A new one, with its number drawn; it takes the place of any other of the same kiosk (`by`: its key's id)."""
        choices = draw()
        number = secrets.choice(choices)
        id = "".join(secrets.choice(ALPHABET) for _ in range(ID_LENGTH))
        now = self._clock()
        row = {"id": id, "told_by": by, "public_key": public_key, "language": language, "number": number}
        row |= {"choices": " ".join(map(str, choices)), "state": "waiting", "ending": "", "seen": now}
        with self._database.writing.begin() as connection:
            connection.execute(delete(handoffs).where(handoffs.c.told_by == by))
            connection.execute(insert(handoffs), row | {"until": now + PHONE})
        return Kept(id, "waiting", "", language, number, choices, public_key, None, None)

    def look(self, id: str) -> Kept | None:
        """For pages; None: nobody knows it, or its time is over."""
        looking = select(handoffs).where(self._is_live(id))
        row = self._database.read(lambda connection: connection.execute(looking).one_or_none())
        return self._kept(row) if row else None

    def attend(self, id: str, by: str) -> None:
        """The kiosk still waits. Raises NotKnown."""
        attending = update(handoffs).where(self._is_live(id), handoffs.c.told_by == by).values(seen=self._clock())
        self._do(attending.returning(handoffs.c.id))

    def fetch(self, id: str, by: str) -> Kept:
        """For the kiosk that opened it; what is confirmed or ended is gone with that. Raises NotKnown."""
        is_its = and_(self._is_live(id), handoffs.c.told_by == by)
        row = self._database.read(lambda connection: connection.execute(select(handoffs).where(is_its)).one_or_none())
        if row is None:
            raise NotKnown
        if row.state not in ("confirmed", "ended"):
            return self._kept(row)
        return self._kept(self._do(delete(handoffs).where(is_its).returning(handoffs)))

    def close(self, id: str, by: str) -> None:
        """Raises NotKnown."""
        self._do(delete(handoffs).where(handoffs.c.id == id, handoffs.c.told_by == by).returning(handoffs.c.id))

    def begin(self, id: str, owner: bytes, before: bytes | None) -> None:
        """A phone begins, or the same one (`before`) begins again. Raises NotKnown when another has."""
        is_free = or_(
            handoffs.c.state == "waiting", and_(handoffs.c.state == "started", handoffs.c.owner == (before or b""))
        )
        beginning = update(handoffs).where(self._is_live(id), self._is_attended(), is_free)
        self._do(beginning.values(state="started", owner=owner).returning(handoffs.c.id))

    def redeem(self, id: str, owner: bytes) -> Kept:
        """The phone is back: once. Raises NotKnown for a second time, another phone, and a kiosk that is gone."""
        taking = update(handoffs).where(self._is_at(id, owner, "started"), self._is_attended())
        return self._kept(self._do(taking.values(state="signing").returning(handoffs)))

    def keep(self, id: str, owner: bytes, sealed: bytes) -> None:
        """The box, until the number is chosen. Raises NotKnown."""
        keeping = update(handoffs).where(self._is_at(id, owner, "signing"))
        self._do(keeping.values(state="choosing", sealed=sealed, until=self._clock() + BOX).returning(handoffs.c.id))

    def choose(self, id: str, owner: bytes, number: int) -> bool:
        """Whether it is the kiosk's number; a wrong one ends it and takes the box away. Raises NotKnown."""
        is_right = handoffs.c.number == literal(number)
        choosing = update(handoffs).where(self._is_at(id, owner, "choosing"), self._is_attended())
        row = self._do(
            choosing.values(
                state=case((is_right, "confirmed"), else_="ended"),
                ending=case((is_right, ""), else_="number"),
                sealed=case((is_right, handoffs.c.sealed), else_=null()),
            ).returning(handoffs.c.state)
        )
        return bool(row.state == "confirmed")

    def end(self, id: str, owner: bytes | None, ending: str) -> None:
        """Ended by the phone that began, or by any while none has. Raises NotKnown."""
        is_own = or_(handoffs.c.state == "waiting", handoffs.c.owner == (owner or b""))
        is_open = handoffs.c.state.not_in(("confirmed", "ended"))
        ended = update(handoffs).where(self._is_live(id), is_own, is_open)
        self._do(ended.values(state="ended", ending=ending, sealed=None).returning(handoffs.c.id))

    def forget(self) -> int:
        """Removes those whose time is over; how many."""
        with self._database.writing.begin() as connection:
            return connection.execute(delete(handoffs).where(handoffs.c.until < self._clock())).rowcount

    def _do(self, statement: Any) -> Any:
        with self._database.writing.begin() as connection:
            row = connection.execute(statement).one_or_none()
        if row is None:
            raise NotKnown
        return row

    def _is_live(self, id: str) -> ColumnElement[bool]:
        return and_(handoffs.c.id == id, handoffs.c.until >= self._clock())

    def _is_at(self, id: str, owner: bytes, state: str) -> ColumnElement[bool]:
        return and_(self._is_live(id), handoffs.c.owner == owner, handoffs.c.state == state)

    def _is_attended(self) -> ColumnElement[bool]:
        return handoffs.c.seen >= self._clock() - SILENCE

    def _kept(self, row: Any) -> Kept:
        choices = tuple(map(int, row.choices.split()))
        is_attended = row.seen >= self._clock() - SILENCE
        told = (row.id, row.state, row.ending, row.language, row.number, choices)
        return Kept(*told, row.public_key, row.owner, row.sealed, is_attended)


def draw() -> tuple[int, ...]:
    """Three different numbers of two digits."""
    return tuple(LOWEST + each for each in secrets.SystemRandom().sample(range(MANY), OFFERED))
