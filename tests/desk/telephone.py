"""A register that remembers what it was told, a desk that tells it, and cases to tell of.

The one rule: the clock moves only when it is read.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from kiosk.desk.case import Case
from kiosk.desk.registering import Registering
from kiosk.errors import GatewayRefused, SheetForeign
from kiosk.paper.carrier import Sheet
from kiosk.register.model import Event, Registration, Status
from kiosk.register.rehearsal import RehearsalRegister
from kiosk.visit.receipt_key import Proofs
from tests.desk.scans import REFERENCE, desk, parts
from tests.paper.printing import house

NOW = datetime(2026, 11, 22, 9, 42, tzinfo=UTC)
CHARACTERS = REFERENCE.characters


class Telephone(RehearsalRegister):
    """The rehearsal register, remembering every event it was told. `refuses`: it takes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.refuses = False
        self.told: list[Event] = []

    def register(self, registration: Registration, proofs: Proofs | None, events: Sequence[Event]) -> None:
        self._hear(events)
        super().register(registration, proofs, events)

    def append(self, reference: str, events: Sequence[Event]) -> None:
        self._hear(events)
        super().append(reference, events)

    def _hear(self, events: Sequence[Event]) -> None:
        if self.refuses:
            raise GatewayRefused
        if not self.is_away:
            self.told += events

    @property
    def kinds(self) -> list[str]:
        return [event.kind for event in self.told]


class Counter:
    """A desk with this register, and a clock that moves a minute each time it is read."""

    def __init__(self, register: RehearsalRegister | None) -> None:
        self.now = NOW
        self.registering = Registering(register, house().settings, house().forms, self.clock, again=0.05)

    def clock(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


def bare() -> Case:
    """A case of which only the number is known."""

    def open_parts(_texts: tuple[str, ...]) -> Sheet:
        raise SheetForeign

    return Case(REFERENCE, open_parts)


def scanned() -> Case:
    """A case with its data sheet."""
    case = Case(REFERENCE, desk().means.open_sheet)
    for part in parts():
        case.take(part)
    case.open()
    return case


def status_of(register: Telephone) -> Status:
    found = register.status(CHARACTERS)
    assert found
    return found
