"""Tells the register that an application left the kiosk, beside the visit, which never waits for it nor fails by it.

The one rule: what is kept here is reference, form, office and key, not one answer; an event keeps its id however often
it is told.
"""

import asyncio
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cached_property, partial
from threading import Lock, Thread
from typing import Literal
from uuid import uuid4

from kiosk.errors import RegisterError
from kiosk.register.client import Register
from kiosk.register.model import Channel, Event, EventKind, Registration
from kiosk.visit.application import Application
from kiosk.visit.receipt_key import Proofs, ReceiptKey, proofs_of
from kiosk.visit.reference import Reference

TOLD = "told"
# As long as a gateway may take to be reached and to answer, and not longer.
PATIENCE = 6.0
LOOK = 0.05

Outcome = Literal["", "telling", "told", "away"]
# What the register is told when it is out, beside that there is such a reference.
OUT: Mapping[Channel, tuple[EventKind, ...]] = {"paper": ("printed",), "screen": (), "digital": ("sent",)}


class Registering:
    """One application's way into the register. `note`: given "told" or an error's text id whenever it was tried.

    Every time all that has happened is told, so that what a lost answer left open is closed by the next.
    """

    def __init__(
        self,
        register: Register,
        application: Application,
        key: ReceiptKey,
        clock: Callable[[], datetime],
        note: Callable[[str], None] = lambda _code: None,
    ) -> None:
        self._register = register
        self._key = key
        self._clock = clock
        self._note = note
        self._reference = Reference(plain(application.reference))
        self._replaces = plain(application.replaces)
        self._about = partial(
            Registration,
            reference=self._reference.characters,
            form=application.form,
            version=application.version,
            office=application.office.number if application.office else "",
            language=application.language,
        )
        earlier = plain(application.replaces or application.continues)
        # A scripted visit says when it happens without a time zone.
        self._created = Event(str(uuid4()), "created", application.created.astimezone(), "kiosk", other=earlier)
        self._void: Event | None = None
        self._is_tried = False
        self._events: list[Event] = []
        self._channel: Channel | None = None
        self._lock = Lock()
        self._told = 0
        self.outcome: Outcome = ""

    def __repr__(self) -> str:
        return f"<Registering of {self._reference}: {self.outcome or 'nothing told'}>"

    def leaving(self, channel: Channel) -> None:
        """It is on its way out. What was told first stays: of two ways the first one may have worked after all."""
        if self._channel is None:
            self._channel = channel
            self._tell(self._created)

    def left(self, channel: Channel) -> None:
        """It is out; one whose place it takes is void now. Said once more, nothing more is told."""
        self.leaving(channel)
        if self._void is None:
            self._void = self._event("void", other=self._reference.characters)
            self._tell(*(self._event(kind) for kind in OUT[channel]))

    def tried(self) -> None:
        """It was sent digitally, and nobody knows whether it arrived. Said once more, nothing more is told."""
        self.leaving("digital")
        if not self._is_tried and self._void is None:
            self._is_tried = True
            self._tell(self._event("tried"))

    async def settle(self, seconds: float = PATIENCE) -> None:
        """Waits until the register has answered, and no longer than this."""
        until = time.monotonic() + seconds
        while self.outcome == "telling" and time.monotonic() < until:  # noqa: ASYNC110 - a thread changes it
            await asyncio.sleep(LOOK)

    async def is_told(self) -> bool:
        """Whether the register knows all there is to know, now: where it did not hear, it is told once more."""
        if self.outcome == "away":
            self._tell()
        await self.settle()
        return self.outcome == "told"

    @cached_property
    def _proofs(self) -> Proofs:
        # Slow on purpose, so it is done in the thread that tells.
        return proofs_of(self._reference, self._key)

    def _event(self, kind: EventKind, other: str = "") -> Event:
        return Event(str(uuid4()), kind, self._clock(), "kiosk", other=other)

    def _tell(self, *events: Event) -> None:
        """In a thread that no end of a visit waits for; one at a time, so that the order stays."""
        with self._lock:
            self._events += events
            self._told = 0
            if self.outcome == "telling":
                return
            self.outcome = "telling"
        Thread(target=self._tell_all, name="register", daemon=True).start()

    def _tell_all(self) -> None:
        """Until nothing has happened meanwhile."""
        outcome: Outcome = "telling"
        try:
            while events := self._untold(outcome):
                outcome = self._attempt(events)
        except BaseException:
            # Nobody is to wait for a thread that is gone.
            self.outcome = "away"
            raise

    def _untold(self, outcome: Outcome) -> tuple[Event, ...]:
        """Everything, when there is more than was told; else nothing, and the outcome stands."""
        with self._lock:
            if self._told < len(self._events):
                self._told = len(self._events)
                return tuple(self._events)
            self.outcome = outcome
            return ()

    def _attempt(self, events: tuple[Event, ...]) -> Outcome:
        assert self._channel
        try:
            self._register.register(self._about(channel=self._channel), self._proofs, events)
        except RegisterError as failure:
            self._note(failure.text)
            return "away"
        self._note(TOLD)
        self._make_void()
        return "told"

    def _make_void(self) -> None:
        """The one whose place this takes. Where this kiosk may not, the register still has that this one follows it."""
        if not self._replaces or self._void is None:
            return
        try:
            self._register.append(self._replaces, [self._void])
        except RegisterError as failure:
            self._note(failure.text)


def plain(reference: str) -> str:
    """Nine characters, as the register keeps them."""
    return reference.replace("-", "")
