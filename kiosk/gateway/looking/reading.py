"""What the municipality says of one application, asked with its applicant's own token, and what of it is not personal.

The one rule: statuses go to the page and nowhere else; the register is told only what kind of thing happened and when,
and the same thing told twice is one.
"""

import time
import uuid
from collections.abc import Callable, Iterator

from kiosk.digisos.client import Digisos
from kiosk.digisos.statuses import Happening, Statuses
from kiosk.errors import FiksUncertain
from kiosk.register.fields import SHAPES
from kiosk.register.model import Event, EventKind

# A municipality with more to say says it on the page all the same.
MOST_EVENTS = 40
BY = "gateway"
"""Who tells the register, where a machine's key has its id."""


class Deadline:
    """So many seconds for all requests together."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._end = clock, clock() + seconds

    def left(self) -> float:
        """Seconds. Raises FiksUncertain when there are none."""
        left = self._end - self._clock()
        if left <= 0:
            raise FiksUncertain("no time left")
        return left


def read_statuses(digisos: Digisos, nav_reference: str, deadline: Deadline) -> Statuses | None:
    """What was told of it; None: it is none of this person's, or Nav has not got it. Blocks. Raises FiksError."""
    cases = digisos.cases(within=deadline.left())
    case = next((each for each in cases if each.nav_reference == nav_reference), None)
    return digisos.statuses(case, within=deadline.left()) if case else None


def events_of(statuses: Statuses, nav_reference: str) -> list[Event]:
    """What the register is told, the newest of it where there is very much."""
    return list(told_of(statuses, nav_reference))[-MOST_EVENTS:]


def told_of(statuses: Statuses, nav_reference: str) -> Iterator[Event]:
    """One event for each thing that means something there."""
    is_wanting = False
    for each in statuses.happenings:
        match each.kind:
            case "received":
                yield event_of("registered", each, nav_reference)
            case "processing":
                yield event_of("processing", each, nav_reference)
            case "finished" if statuses.standing == "finished":
                yield event_of("answered", each, nav_reference)
            case "office" if SHAPES["office"].fullmatch(each.office):
                yield event_of("forwarded", each, nav_reference)
            # An empty list takes back the one before.
            case "documents_wanted" if each.wanted or is_wanting:
                is_wanting = bool(each.wanted)
                yield event_of("waiting" if each.wanted else "processing", each, nav_reference)
            case _:
                """Decisions, payments and terms are nobody's business but the applicant's."""


def event_of(kind: EventKind, happening: Happening, nav_reference: str) -> Event:
    """Its id follows from what it says, so that it is the same whenever it is told, whatever came between."""
    days = sorted(each.by for each in happening.wanted if each.by)
    by = days[0] if days and kind == "waiting" else None
    office = happening.office if kind == "forwarded" else ""
    said = f"{kind} {happening.at.isoformat()} {by} {office}"
    id = uuid.uuid5(uuid.UUID(nav_reference), said)
    return Event(str(id), kind, happening.at, "gateway", by=by, office=office)
