"""Counts wrong codes, so that nobody can try out the 2^30 there are.

The one rule: a try is counted before its code is looked at, in the database, whether the reference exists or not: for
all replicas together, and without an oracle.
"""

import math
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import Connection, Table, case, delete, or_, select, update

from kiosk.errors import TooManyTries
from kiosk.register.database import insert_into

# So many that are over go with each try. A row costs whoever makes it a slow hash; so they stay few.
SWEEP = 100


class Tries:
    """At most `most` wrong codes for each name within any `window`; then none until a whole one has passed.

    `table`: where they are counted, by the name in its first column: a reference's, or a machine's key's.
    """

    def __init__(self, table: Table, clock: Callable[[], datetime], most: int, window: timedelta) -> None:
        self._table = table
        (self._name,) = table.primary_key.columns
        self._clock = clock
        self._most = most
        self._window = window

    def take(self, connection: Connection, name: str) -> None:
        """Counts a try as wrong, until it is given back. Raises TooManyTries, which counts nothing."""
        now = self._clock()
        self.forget(connection, SWEEP)
        if not self._count(connection, name, now):
            raise TooManyTries(seconds=str(self._wait(connection, name, now)))

    def give_back(self, connection: Connection, name: str) -> None:
        """The code was right."""
        is_its, wrong = self._name == name, self._table.c.wrong
        connection.execute(update(self._table).where(is_its).values(wrong=wrong - 1))
        connection.execute(delete(self._table).where(is_its, wrong <= 0))

    def forget(self, connection: Connection, most: int | None = None) -> None:
        """Removes tries that no longer count: all, or the oldest of them."""
        last = self._table.c.last
        over = select(self._name).where(last < self._clock() - self._window).order_by(last)
        gone = connection.execute(over.limit(most).with_for_update(skip_locked=True)).scalars().all()
        if gone:
            connection.execute(delete(self._table).where(self._name.in_(gone)))

    def _count(self, connection: Connection, name: str, now: datetime) -> bool:
        """One statement, so that of a hundred tries at once no more than `most` are counted."""
        wrong, is_over = self._table.c.wrong, self._table.c.last < now - self._window
        counting = (
            insert_into(self._table, connection)
            .values({self._name.name: name, "wrong": 1, "last": now})
            .on_conflict_do_update(
                index_elements=[self._name],
                set_={"wrong": case((is_over, 1), else_=wrong + 1), "last": now},
                where=or_(is_over, wrong < self._most),
            )
            .returning(wrong)
        )
        return connection.execute(counting).scalar_one_or_none() is not None

    def _wait(self, connection: Connection, name: str, now: datetime) -> int:
        """Seconds until the next try is looked at."""
        looking = select(self._table.c.last).where(self._name == name)
        last = connection.execute(looking).scalar_one_or_none()
        left = (last or now) + self._window - now
        return max(1, math.ceil(left.total_seconds()))
