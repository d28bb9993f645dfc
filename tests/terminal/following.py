"""A register that knows three applications, for every test of "where is my application".

The one rule: what the gateway would know stands here, and nothing a person answered.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime
from uuid import NAMESPACE_OID, uuid5

from kiosk.errors import KioskError
from kiosk.form.reference import Reference
from kiosk.register.model import Event, EventKind, Registration, Status
from kiosk.register.rehearsal import RehearsalRegister
from kiosk.visit.receipt_key import ReceiptKey, proofs_of
from tests.terminal.visiting import clock

KEY = ReceiptKey("4F7A1C9M2ZQ8W0RT")
CODE = "4F7A1C"
WAITING, RECEIVED, PRINTED, REPLACED = "W76PNSMCE", "V64NNR4JR", "K20GFRSNB", "YKFJXX470"
LINK = f"HTTPS://STATUS.EXAMPLE.NO/S/{WAITING}/{KEY.characters}"


def knowing_register(*states: tuple[str, tuple[Event, ...]]) -> RehearsalRegister:
    """The references above, or these, each with its events and with the key of the receipt above."""
    register = RehearsalRegister(clock)
    for reference, events in states or KNOWN:
        registration = Registration(reference, "okonomisk-sosialhjelp", "2026.1", "9901", "paper", "nb")
        register.register(registration, proofs_of(Reference(reference), KEY), events)
    return register


def event(kind: EventKind, day: int, **more: object) -> Event:
    """Something that happened at noon of a day in November."""
    at = datetime(2026, 11, day, 12, 0, tzinfo=UTC)
    actor = "kiosk" if kind in ("created", "printed") else "desk"
    return Event(str(uuid5(NAMESPACE_OID, f"{kind} {day}")), kind, at, actor, **more)  # type: ignore[arg-type]


KNOWN = (
    (
        WAITING,
        (
            event("created", 20), event("printed", 20), event("registered", 21),
            event("waiting", 23, documents=("lease", "power_bill"), by=date(2026, 12, 8)),
        ),
    ),
    (RECEIVED, (event("created", 20), event("handed_in", 23))),
    (PRINTED, (event("created", 24), event("printed", 24))),
)  # fmt: skip


class BrokenRegister(RehearsalRegister):
    """Answers every question with this failure, as often as it is asked."""

    def __init__(self, failure: Callable[[], KioskError]) -> None:
        super().__init__(clock)
        self.failure = failure
        self.asked = 0

    def follow(self, reference: str, code: str) -> Status:
        self.asked += 1
        raise self.failure()
