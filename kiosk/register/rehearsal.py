"""A register in memory, with the rules of the real one but those for machines: for practice and for tests.

The one rule: it forgets everything when the kiosk ends.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TypeVar

from kiosk.errors import GatewayRefused, GatewayUnreachable, NotKnown, SheetLocked, TooManyTries
from kiosk.form.reference import Reference
from kiosk.register import wire
from kiosk.register.bounds import TRIES, WINDOW
from kiosk.register.client import checked, typed
from kiosk.register.model import Event, Registration, Status, status_of
from kiosk.visit.receipt_key import Proofs, proof_of_code

Heard = TypeVar("Heard")


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of one reference. `events` by their ids."""

    registration: Registration
    proofs: Proofs | None = field(default=None, repr=False)
    events: dict[str, Event] = field(default_factory=dict)

    def with_events(self, told: Sequence[Event]) -> "Kept":
        """Raises GatewayRefused when one of them is known with another content."""
        events = dict(self.events)
        for event in told:
            if events.setdefault(event.id, event) != event:
                raise GatewayRefused("an event's id is known with another content")
        return replace(self, events=events)

    def with_proofs(self, proofs: Proofs | None) -> "Kept":
        """Raises GatewayRefused when there are others."""
        if self.proofs and proofs and self.proofs != proofs:
            raise GatewayRefused("the reference is known with other proofs")
        return replace(self, proofs=self.proofs or proofs)


class RehearsalRegister:
    """A Register. `is_away`: it does not answer, like a gateway without power.

    `unwrapping`: opens a data sheet's COSE recipient, of this reference, with the municipality's key; None: there is
    no such key.
    """

    def __init__(
        self, clock: Callable[[], datetime] = utc_now, unwrapping: Callable[[str, bytes], bytes] | None = None
    ) -> None:
        self.is_away = False
        self._clock = clock
        self._unwrapping = unwrapping
        self._kept: dict[str, Kept] = {}
        self._tries: dict[str, tuple[int, datetime]] = {}

    def register(self, registration: Registration, proofs: Proofs | None, events: Sequence[Event]) -> None:
        self._answer()
        body = wire.write_telling(registration, proofs, events)
        told = hear(lambda: wire.read_telling(registration.reference, body))
        kept = self._kept.get(registration.reference) or Kept(told.registration)
        if kept.registration != told.registration:
            raise GatewayRefused("the reference is known with other facts")
        self._kept[registration.reference] = kept.with_proofs(told.proofs).with_events(told.events)

    def append(self, reference: str, events: Sequence[Event]) -> None:
        self._answer()
        kept = self._kept.get(checked(reference))
        told = hear(lambda: wire.read_events(wire.write_events(events)))
        if kept is None:
            raise NotKnown
        self._kept[reference] = kept.with_events(told)

    def status(self, reference: str) -> Status | None:
        self._answer()
        kept = self._kept.get(checked(reference))
        return status_of(kept.registration, kept.events.values()) if kept else None

    def follow(self, reference: str, code: str) -> Status:
        self._answer()
        self._check(checked(reference), typed(code))
        kept = self._kept[reference]
        return status_of(kept.registration, kept.events.values())

    def unwrap(self, reference: str, recipient: bytes, code: str | None) -> bytes:
        self._answer()
        if code is not None:
            self._check(checked(reference), typed(code))
        if self._unwrapping is None:
            raise GatewayUnreachable("no key of a municipality")
        try:
            return self._unwrapping(reference, recipient)
        except SheetLocked:
            raise GatewayRefused("for another municipality") from None

    def _answer(self) -> None:
        if self.is_away:
            raise GatewayUnreachable("away, as rehearsed")

    def _check(self, reference: str, code: str) -> None:
        """Raises NotKnown, TooManyTries, as the gateway does."""
        now = self._clock()
        wrong, last = self._tries.get(reference, (0, now))
        wrong = wrong if now - last <= WINDOW else 0
        if wrong >= TRIES:
            raise TooManyTries(seconds=str(max(1, math.ceil((last + WINDOW - now).total_seconds()))))
        kept = self._kept.get(reference)
        proof = proof_of_code(Reference(reference), code)
        if kept is None or kept.proofs is None or kept.proofs.code != proof:
            self._tries[reference] = (wrong + 1, now)
            raise NotKnown


def hear(reading: Callable[[], Heard]) -> Heard:
    """What the gateway reads of it. Raises GatewayRefused for what it would not take."""
    try:
        return reading()
    except wire.WireError as fault:
        raise GatewayRefused(str(fault)) from None
