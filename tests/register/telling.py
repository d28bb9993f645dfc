"""What the tests tell the register: applications that nobody sent, one after the other."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from kiosk.form.reference import Reference
from kiosk.register.model import Actor, Event, EventKind, Registration
from kiosk.visit.receipt_key import Proofs, ReceiptKey, mint_key, proofs_of
from kiosk.visit.reference import mint

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
PEPPER = b"pepper of the tests, never served"


@dataclass
class Clock:
    """Stands still until it is moved."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


@dataclass(frozen=True)
class Told:
    """One application and the key on its receipt."""

    reference: str = field(default_factory=lambda: mint().characters)
    key: ReceiptKey = field(default_factory=mint_key)

    @property
    def registration(self) -> Registration:
        return Registration(self.reference, "okonomisk-sosialhjelp", "2026.1", "9901", "paper", "ar")

    @property
    def proofs(self) -> Proofs:
        return proofs_of(Reference(self.reference), self.key)


def event(kind: EventKind, after: timedelta = timedelta(0), **more: Any) -> Event:
    """One that happened so long after noon."""
    actor: Actor = "kiosk" if kind in ("created", "printed") else "desk"
    return Event(str(uuid.uuid4()), kind, NOON + after, actor, **more)


def wrong_codes(key: ReceiptKey) -> Iterator[str]:
    """Codes that are not this key's, one after the other."""
    for number in range(10_000):
        code = f"{number:06d}"
        if code != key.code.replace("-", ""):
            yield code
