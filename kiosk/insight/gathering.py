"""What visits marked, added up between them and told to the gateway together, by a process of its own.

The one rule: sums only, of weeks; nobody waits for the network, and what a process may have told is never told again.
"""

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Protocol

from kiosk.insight.client import Fate
from kiosk.insight.tally import Tally
from kiosk.insight.vocabulary import Vocabulary, Word
from kiosk.insight.weeks import is_open, week_of
from kiosk.insight.wire import MOST, Told

TOGETHER = 5
"""Visits that are told together, so that what travels is nobody's own."""
HOUR, DAY = 3600.0, 86_400.0
"""Seconds between two tellings at the least; and after which fewer visits are told, too."""


class Teller(Protocol):
    """Tells in the background, one week after the other."""

    def begin(self, tellings: tuple[Told, ...]) -> None:
        """Under way; nobody waits."""

    def fates(self, seconds: float = 0.0) -> tuple[Fate, ...] | None:
        """What became of each; None: not known yet, after so many seconds."""


class Gathering:
    """Of one kiosk. `clock`: seconds; `today`: of the wall."""

    def __init__(
        self, vocabulary: Vocabulary, teller: Teller, clock: Callable[[], float], today: Callable[[], date]
    ) -> None:
        self.tally = Tally(vocabulary)
        self._teller, self._clock, self._today = teller, clock, today
        self._sums: dict[str, Counter[Word]] = {}
        self._under_way: tuple[Told, ...] = ()
        self._told_at = clock()

    def take(self, *, went_well: bool) -> None:
        """A visit has ended: what it marked is added, unless it crashed."""
        marked = self.tally.take()
        if marked and went_well:
            self._sums.setdefault(week_of(self._today()), Counter()).update(marked)
        self.tend()

    def tend(self) -> None:
        """Tells what is due, and hears of what was told before."""
        self._hear()
        since = self._clock() - self._told_at
        if not self._under_way and ((since >= HOUR and self.visits >= TOGETHER) or (since >= DAY and self.visits)):
            self._tell()

    def end(self, seconds: float) -> None:
        """The kiosk stops: what is left is told, and waited for so long."""
        self._hear(seconds)
        if not self._under_way and self.visits:
            self._tell()
            self._hear(seconds)

    @property
    def visits(self) -> int:
        """How many are not told yet."""
        return sum(visits_in(sums) for sums in self._sums.values())

    def _tell(self) -> None:
        self._told_at = self._clock()
        today = self._today()
        self._under_way = tuple(
            Told(week, dict(sums))
            for week, sums in self._sums.items()
            # More than a gateway takes is lost, like a week that it takes no more.
            if is_open(week, today) and 0 < visits_in(sums) <= MOST
        )
        self._sums.clear()
        if self._under_way:
            self._teller.begin(self._under_way)

    def _hear(self, seconds: float = 0.0) -> None:
        if not self._under_way or (fates := self._teller.fates(seconds)) is None:
            return
        for told, fate in zip(self._under_way, fates, strict=True):
            if fate == "later":
                self._sums.setdefault(told.week, Counter()).update(told.counts)
        self._under_way = ()


def visits_in(sums: Counter[Word]) -> int:
    """Each went one way."""
    return sum(times for (subject, _item), times in sums.items() if subject == "route")
