"""How often each word was counted at an office in a week: a row is a word, and nothing in it says when or by whom.

The one rule: a week is written anew as a whole, in the order of its words, so that neither rows nor pages remember in
which order visits came, or which words came together.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, delete, select

from kiosk.register.database import Database, hold
from kiosk.register.tables import insight_counts as table

KEPT = timedelta(weeks=106)
"""Two years can be compared; then a week is forgotten."""
# Any number will do that nobody else locks in this database: "count" in ASCII.
LOCK = 0x636F756E74
Counts = Mapping[tuple[str, str], int]
"""By subject and item."""


class CountedWeeks:
    """Every office's."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database, self._clock = database, clock
        self._is_log_stale = False

    @property
    def today(self) -> date:
        """The day by which weeks are open, shown and forgotten."""
        return self._clock().date()

    def add(self, office: str, week: str, counts: Counts) -> None:
        """So many more of each."""
        with self._database.writing.begin() as connection:
            hold(connection, LOCK)
            sums = dict(read(connection, office, [week]).get(week, {}))
            for word, times in counts.items():
                sums[word] = sums.get(word, 0) + times
            connection.execute(delete(table).where(table.c.office == office, table.c.week == week))
            connection.execute(
                table.insert(),
                [
                    {"office": office, "week": week, "subject": subject, "item": item, "n": times}
                    for (subject, item), times in sorted(sums.items())
                ],
            )
        self._empty_log()

    def read(self, office: str, weeks: Iterable[str]) -> Mapping[str, Counts]:
        """By week, those in which anything was counted."""
        wanted = tuple(weeks)
        return self._database.read(lambda connection: read(connection, office, wanted))

    def forget(self) -> None:
        """What is older than KEPT."""
        year, week, _weekday = (self.today - KEPT).isocalendar()
        with self._database.writing.begin() as connection:
            connection.execute(delete(table).where(table.c.week < f"{year}-W{week:02}"))
        if self._is_log_stale:
            self._empty_log()

    def _empty_log(self) -> None:
        """In which SQLite keeps the pages as they were after each telling, one behind the other."""
        self._is_log_stale = not self._database.empty_log()


def read(connection: Connection, office: str, weeks: Iterable[str]) -> dict[str, dict[tuple[str, str], int]]:
    found: dict[str, dict[tuple[str, str], int]] = {}
    for row in connection.execute(select(table).where(table.c.office == office, table.c.week.in_(tuple(weeks)))):
        found.setdefault(row.week, {})[row.subject, row.item] = row.n
    return found
