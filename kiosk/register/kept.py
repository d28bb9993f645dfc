"""Applications that the gateway keeps, sealed, until their applicants sign in to send them.

The one rule: a day at the most, one for a reference, and gone with its sending; what lies here is sealed to a key that
is in no database.
"""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, delete, func, or_, select, update

from kiosk.errors import NotKnown, TooManyTries
from kiosk.register.database import Database, insert_into
from kiosk.register.ledger import RegistrationConflict, add_events, hold, read_status
from kiosk.register.model import KEPT_FOR, Event, Status
from kiosk.register.tables import kept

LONGEST = KEPT_FOR
MOST = 50
"""So many of one machine: a broken or a stolen one must not fill the disk."""
SENDING = timedelta(minutes=3)
"""After that whoever began to send it is taken for gone: an attempt takes half a minute, its files two at the most."""
FACTS = (kept.c.reference, kept.c.until, kept.c.began, kept.c.fault)


@dataclass(frozen=True, slots=True)
class Kept:
    """What may be said of one. `is_under_way`: somebody sends it now; `fault`: why the last time was in vain, or ""."""

    reference: str
    until: datetime
    is_under_way: bool
    fault: str
    sealed: bytes = field(default=b"", repr=False)


class Keeping:
    """Every one there is."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database, self._clock = database, clock

    def put(self, reference: str, sealed: bytes, until: datetime, by: str) -> None:
        """Keeps it, and tells the register. Again by the same machine (`by`: its key's id) it takes the place.

        Raises NotKnown for a reference that this machine has not registered, RegistrationConflict when Nav has it,
        when it is void, or while it is being sent; TooManyTries when very many of this machine are kept.
        """
        now = self._clock()
        until = min(until, now + LONGEST)
        with self._database.writing.begin() as connection:
            row = hold(connection, reference)
            if row is None or row.told_by != by:
                raise NotKnown
            status = read_status(connection, reference)
            if not is_open(status):
                raise RegistrationConflict("Nav has it, or it is void")
            connection.execute(delete(kept).where(kept.c.reference == reference, self._is_free()))
            if connection.execute(select(func.count()).where(kept.c.told_by == by)).scalar_one() >= MOST:
                raise TooManyTries(seconds=str(int(LONGEST.total_seconds())))
            facts = {
                "reference": reference,
                "told_by": by,
                "sealed": sealed,
                "until": until,
                "began": None,
                "fault": "",
            }
            adding = insert_into(kept, connection).values(**facts).on_conflict_do_nothing()
            if connection.execute(adding.returning(kept.c.reference)).one_or_none() is None:
                raise RegistrationConflict("it is being sent")
            add_events(connection, row.number, [Event(str(uuid.uuid4()), "kept", now, "gateway")], by, now)

    def look(self, reference: str) -> Kept | None:
        """What may be said; None: nothing is kept, or its time is over."""
        looking = select(*FACTS).where(self._is_live(reference))
        row = self._database.read(lambda connection: connection.execute(looking).one_or_none())
        return self._facts(row) if row else None

    def begin(self, reference: str) -> Kept | None:
        """Takes it in hand, with what is sealed.

        None: nothing is kept, somebody else has it in hand, or Nav has got it meanwhile.
        """
        taking = update(kept).where(self._is_live(reference), self._is_free()).values(began=self._clock(), fault="")
        with self._database.writing.begin() as connection:
            # A desk that takes the paper in at this moment comes before or after, and not in between.
            if hold(connection, reference) is None or not is_open(read_status(connection, reference)):
                return None
            row = connection.execute(taking.returning(*FACTS, kept.c.sealed)).one_or_none()
        return self._facts(row, row.sealed) if row else None

    def leave(self, reference: str, fault: str, events: Sequence[Event] = (), by: str = "") -> None:
        """It was in vain, and may be tried again. `fault`: a word that says why; `events`: for the register."""
        with self._database.writing.begin() as connection:
            row = hold(connection, reference)
            if row is not None:
                add_events(connection, row.number, events, by, self._clock())
            connection.execute(update(kept).where(kept.c.reference == reference).values(began=None, fault=fault))

    def sent(self, reference: str, events: list[Event], by: str) -> None:
        """Nav has it: the register is told, and what was kept is gone, both or neither. Raises NotKnown."""
        with self._database.writing.begin() as connection:
            row = hold(connection, reference)
            if row is None:
                raise NotKnown
            add_events(connection, row.number, events, by, self._clock())
            connection.execute(delete(kept).where(kept.c.reference == reference))

    def forget(self) -> int:
        """Removes those whose time is over; how many."""
        with self._database.writing.begin() as connection:
            return connection.execute(delete(kept).where(kept.c.until < self._clock())).rowcount

    def _is_live(self, reference: str) -> Any:
        return and_(kept.c.reference == reference, kept.c.until >= self._clock())

    def _is_free(self) -> Any:
        return or_(kept.c.began.is_(None), kept.c.began < self._clock() - SENDING)

    def _facts(self, row: Any, sealed: bytes = b"") -> Kept:
        is_under_way = row.began is not None and row.began >= self._clock() - SENDING
        return Kept(row.reference, row.until, is_under_way, row.fault, sealed)


def is_open(status: Status | None) -> bool:
    """Whether Nav has nothing of it, as far as anybody knows, and nothing took its place."""
    return status is None or (status.handed_in is None and status.state != "void")
