"""One visit's photos from a phone: received, opened and joined on threads of its own.

The one rule: the private key is made with the slot and forgotten with it; nobody but these threads waits for the
gateway.
"""

import threading
from collections.abc import Callable
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING

from kiosk.documents.phone.model import FATES, Arrived, Fate, News, Offered, Slot, Slots, State
from kiosk.documents.phone.telling import Telling
from kiosk.documents.phone.wire import MOST_HELD
from kiosk.errors import GatewayRefused, GatewayUnreachable, NotKnown, RegisterError, TooManyTries

if TYPE_CHECKING:
    from kiosk.documents.phone.joining import Joining

PAUSE = 1.0
"""Seconds between two attempts to reach a gateway that is away."""
BREATH = 0.2
"""The share of that between two looks at a gateway that answers at once."""
LEAST = 4096
"""What a file that waits weighs at the least: a phone may send any number of empty ones."""
UNHEARD = 999_999_999
"""The number of no news: how things stand is told at once."""


class Receiving:
    """`state` and `address` ("" until a slot is open; another one when it was lost) change by themselves.

    `language`: the applicant's, for the page on the phone. `clock` counts seconds.
    """

    def __init__(
        self, slots: Slots, language: str, pause: float = PAUSE, clock: Callable[[], float] = monotonic
    ) -> None:
        self.state: State = "opening"
        self.address = ""
        self._slots, self._language, self._pause, self._clock = slots, language, pause, clock
        self._slot: Slot | None = None
        self._is_over = threading.Event()
        self._telling = Telling(slots, self._is_over, pause)
        self._arrived: SimpleQueue[Arrived | Exception] = SimpleQueue()
        self._waiting_bytes = 0
        self._lock = threading.Lock()
        self._is_begun = False

    def begin(self, topic: str) -> None:
        """Opens a slot, for pages of this documentation. Again: as `turn_to`."""
        self.turn_to(topic)
        if not self._is_begun:
            self._is_begun = True
            # A visit that ends waits for no gateway, so no threads that Python would wait for.
            for work in (self._follow, self._telling.go_on):
                Thread(target=self._work, args=[work], daemon=True).start()

    def turn_to(self, topic: str) -> None:
        """Pages that a phone begins to send from now on are for this documentation."""
        self._telling.turn_to(topic)

    def next(self, within: float) -> Arrived | None:
        """The next whole file, as soon as there is one; None: none came within so many seconds. Blocks.

        Raises what nobody expected.
        """
        try:
            arrived = self._arrived.get(timeout=max(0.0, within))
        except Empty:
            return None
        if isinstance(arrived, Exception):
            raise arrived
        with self._lock:
            self._waiting_bytes -= weight(arrived)
        return arrived

    def told(self, arrived: Arrived, usable: bool) -> None:
        """What became of it, for the phone to show. Returns at once."""
        self._telling.tell(arrived.slot, arrived.file, "arrived" if usable else "refused")

    def close(self) -> Thread | None:
        """Nobody waits any more. Returns at once: the thread that tells the gateway, which somebody may join."""
        with self._lock:
            self._is_over.set()
            self.state, self.address, slot = "over", "", self._slot
        self._telling.wake()
        return self._close(slot) if slot else None

    def _work(self, work: Callable[[], None]) -> None:
        try:
            work()
        except Exception as unexpected:
            # Raised again by `next`, where the visit ends with it.
            self._arrived.put(unexpected)
            self._tell("over")

    def _follow(self) -> None:
        while not self._is_over.is_set():
            try:
                self._follow_slot()
            except NotKnown:
                self._tell("opening")
            except GatewayRefused:
                self._tell("over")
                return
            except (GatewayUnreachable, TooManyTries):
                self._tell("away")
            self._is_over.wait(self._pause)

    def _follow_slot(self) -> None:
        """From its opening until it is lost. Raises leaves of RegisterError; NotKnown: it is lost."""
        # A visit without a phone does without it.
        from kiosk.documents.phone.joining import Joining
        from kiosk.documents.phone.sealing import VisitKey

        key, topic = VisitKey(), self._telling.topic
        slot = self._slots.open(self._language, topic)
        with self._lock:
            is_late = self._is_over.is_set()
            self._slot = None if is_late else slot
            if not is_late:
                self.state, self.address = "waiting", self._slots.address(slot.id, key.public)
        if is_late:
            self._close(slot)
            return
        self._telling.opened(slot.id, topic)
        try:
            self._empty(Joining(slot.id, key, self._clock), slot)
        finally:
            with self._lock:
                self._slot, self.address = None, ""

    def _empty(self, joining: "Joining", slot: Slot) -> None:
        known = UNHEARD
        while not self._is_over.is_set():
            soonest = monotonic() + self._pause * BREATH
            try:
                news = self._slots.wait(slot.id, known)
                known = news.number
                self._take(joining, slot, news)
                self._tell("receiving" if joining.is_receiving else "opened" if news.is_opened else "waiting")
            except (GatewayUnreachable, TooManyTries):
                # What was under way is offered again, or is found to be lost.
                known = UNHEARD
                self._tell("away")
                self._is_over.wait(self._pause)
            # A gateway that always has news, true or not, must not keep this visit busy.
            self._is_over.wait(max(0.0, soonest - monotonic()))

    def _take(self, joining: "Joining", slot: Slot, news: News) -> None:
        """Everything the gateway has for us, as far as there is room, or up to the first piece that is none."""
        for file in joining.lost(news):
            self._again(joining, slot, file)
        for offered, piece in joining.wanted(news):
            if self._waiting_bytes > MOST_HELD or self._is_over.is_set():
                return
            sealed = self._slots.fetch(slot.id, offered.file, piece)
            if sealed is None:
                return
            self._tell("receiving")
            outcome = joining.add(offered, piece, sealed)
            self._add(joining, slot, offered, outcome)
            if outcome in FATES:
                return

    def _add(self, joining: "Joining", slot: Slot, offered: Offered, outcome: Arrived | Fate | None) -> None:
        match outcome:
            case Arrived():
                with self._lock:
                    self._waiting_bytes += weight(outcome)
                self._arrived.put(outcome)
            case "again":
                self._again(joining, slot, offered.file)
            case "refused":
                self._slots.tell(slot.id, offered.file, "refused")
                joining.end(offered.file)
            case _ if crowded := joining.crowded():
                self._again(joining, slot, crowded)

    def _again(self, joining: "Joining", slot: Slot, file: str) -> None:
        # Told before it is forgotten: a gateway that is away now is told later.
        self._slots.tell(slot.id, file, "again")
        joining.drop(file)

    def _tell(self, state: State) -> None:
        with self._lock:
            if not self._is_over.is_set():
                self.state = state

    def _close(self, slot: Slot) -> Thread:
        def close() -> None:
            # Best effort: a slot nobody asks for ends by itself.
            with suppress(RegisterError):
                self._slots.close(slot.id)

        thread = Thread(target=close, daemon=True)
        thread.start()
        return thread


def weight(arrived: Arrived) -> int:
    """Bytes that count as held while it waits."""
    return LEAST + len(arrived.raw)
