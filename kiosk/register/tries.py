"""Counts wrong codes, so that nobody can try out the 2^30 there are.

The one rule: a try is counted before its code is looked at, in the database, whether the reference exists or not: for
all replicas together, and without an oracle.
"""

import math
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import Connection, case, delete, or_, select, update

from kiosk.errors import TooManyTries
from kiosk.register.database import Database, insert_into
from kiosk.register.tables import tries

# So many that are over go with each try. A row costs whoever makes it a slow hash; so they stay few.
SWEEP = 100


class Tries:
    """At most `most` wrong codes for a reference within any `window`; then none until a whole one has passed."""

    def __init__(self, database: Database, clock: Callable[[], datetime], most: int, window: timedelta) -> None:
        self._database = database
        self._clock = clock
        self._most = most
        self._window = window

    def take(self, reference: str) -> None:
        """Counts a try as wrong, until it is given back. Raises TooManyTries, which counts nothing."""
        now = self._clock()
        with self._database.writing.begin() as connection:
            self.forget(connection, SWEEP)
            if not self._count(connection, reference, now):
                raise TooManyTries(seconds=str(self._wait(connection, reference, now)))

    def give_back(self, reference: str) -> None:
        """The code was right."""
        with self._database.writing.begin() as connection:
            is_its = tries.c.reference == reference
            connection.execute(update(tries).where(is_its).values(wrong=tries.c.wrong - 1))
            connection.execute(delete(tries).where(is_its, tries.c.wrong <= 0))

    def forget(self, connection: Connection, most: int | None = None) -> None:
        """Removes tries that no longer count: all, or the oldest of them."""
        over = select(tries.c.reference).where(tries.c.last < self._clock() - self._window).order_by(tries.c.last)
        gone = connection.execute(over.limit(most).with_for_update(skip_locked=True)).scalars().all()
        if gone:
            connection.execute(delete(tries).where(tries.c.reference.in_(gone)))

    def _count(self, connection: Connection, reference: str, now: datetime) -> bool:
        """One statement, so that of a hundred tries at once no more than `most` are counted."""
        is_over = tries.c.last < now - self._window
        counting = (
            insert_into(tries, connection)
            .values(reference=reference, wrong=1, last=now)
            .on_conflict_do_update(
                index_elements=[tries.c.reference],
                set_={"wrong": case((is_over, 1), else_=tries.c.wrong + 1), "last": now},
                where=or_(is_over, tries.c.wrong < self._most),
            )
            .returning(tries.c.wrong)
        )
        return connection.execute(counting).scalar_one_or_none() is not None

    def _wait(self, connection: Connection, reference: str, now: datetime) -> int:
        """Seconds until the next try is looked at."""
        last = connection.execute(select(tries.c.last).where(tries.c.reference == reference)).scalar_one_or_none()
        left = (last or now) + self._window - now
        return max(1, math.ceil(left.total_seconds()))
