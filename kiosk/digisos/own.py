"""Which of an applicant's own cases at Fiks is the application they ask about, and what was told of it.

The one rule: nobody is shown another case for their own: one is found by what only it has, or the applicant chooses.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from kiosk.digisos.sak import Sak
from kiosk.digisos.statuses import Statuses
from kiosk.visit.telling import day_of

APART = timedelta(minutes=10)
"""How far the clocks of kiosk and Fiks, and a slow answer, may lie apart."""


class Reading(Protocol):
    """What is read of `Digisos`, in one applicant's name. Raises leaves of FiksError."""

    def cases(self) -> tuple[Sak, ...]: ...

    def statuses(self, sak: Sak) -> Statuses: ...


@dataclass(frozen=True, slots=True)
class Heard:
    """What the municipality told of one case."""

    sak: Sak
    statuses: Statuses


@dataclass(frozen=True, slots=True)
class Several:
    """Any of these may be it, the newest first; none at all where the applicant has no case, or not this one."""

    cases: tuple[Sak, ...]


def hear(digisos: Reading, nav_reference: str, sent: datetime | None) -> Heard | Several:
    """What was told of the application. `nav_reference`: "" where the receipt's key is not known; `sent`: by us."""
    found = own_case(digisos.cases(), nav_reference, sent)
    return found if isinstance(found, Several) else Heard(found, digisos.statuses(found))


def own_case(cases: Sequence[Sak], nav_reference: str, sent: datetime | None) -> Sak | Several:
    """The case with this navEksternRefId; without one the only one there is, or the only one sent at that moment."""
    if nav_reference:
        return next((each for each in cases if each.nav_reference == nav_reference), Several(()))
    mine = sorted((each for each in cases if each.nav_reference), key=lambda each: each.sent or each.changed)
    near = [each for each in mine if sent and each.sent and abs(each.sent - sent) <= APART]
    only = near if len(near) == 1 else mine
    return only[0] if len(only) == 1 else Several(tuple(reversed(mine)))


def certain_case(cases: Sequence[Sak], nav_reference: str, sent: datetime | None) -> Sak | None:
    """The case that papers may be added to: with this navEksternRefId, or the only own one sent that day."""
    if nav_reference:
        return next((each for each in cases if each.nav_reference == nav_reference), None)
    mine = [each for each in cases if each.nav_reference and each.sent]
    that_day = [each for each in mine if sent and each.sent and day_of(each.sent) == day_of(sent)]
    return that_day[0] if len(that_day) == 1 else None
