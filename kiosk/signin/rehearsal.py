"""Sign-ins in memory, for practice and for tests: no phone, no provider, the same steps.

The one rule: whoever signs in is made up, and it forgets everything when the kiosk ends.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta

from kiosk.errors import GatewayUnreachable
from kiosk.signin.model import HandOff, Progress, State
from kiosk.signin.sealing import seal
from kiosk.visit.signed_in import SignedIn

MINUTES = timedelta(minutes=10)
# A test person's: its month has 80 added, so that nobody can have this number (Skatteetaten, Tenor).
PID, NAME = "19888721455", "Kari Prøve Nordmann"
WELL: tuple[Progress, ...] = (Progress("started"), Progress("choosing"), Progress("confirmed"))

SEEN = 4.0
"""Seconds for each step in which a person sees it."""


def utc_now() -> datetime:
    return datetime.now(UTC)


class RehearsalSignIns:
    """SignIns that go through `steps`, one for each wait, which takes `pause` seconds.

    `is_away`: no answer, like a gateway without power. `name`: "" for a provider that gives none.
    """

    def __init__(
        self,
        steps: Iterable[Progress] = WELL,
        clock: Callable[[], datetime] = utc_now,
        pause: float = 0,
        name: str = NAME,
    ) -> None:
        self.is_away = False
        self._steps, self._clock, self._pause, self._name = tuple(steps), clock, pause, name
        self._open: dict[str, tuple[bytes, Iterator[Progress]]] = {}

    def open(self, public: bytes, language: str) -> HandOff:  # noqa: ARG002
        self._answer()
        id = f"{len(self._open):026}"
        self._open[id] = (public, iter(self._steps))
        return HandOff(id, 42, 300)

    def wait(self, id: str, known: State) -> Progress:  # noqa: ARG002
        self._answer()
        time.sleep(self._pause)
        public, steps = self._open.get(id, (b"", iter(())))
        step = next(steps, Progress("ended", "expired"))
        return Progress("confirmed", sealed=seal(self._who(), public, id)) if step.state == "confirmed" else step

    def close(self, id: str) -> None:
        self._answer()
        self._open[id] = (b"", iter(()))

    def _who(self) -> SignedIn:
        now = self._clock()
        return SignedIn(PID, self._name, "idporten-loa-high", now, "rehearsal", now + MINUTES)

    def _answer(self) -> None:
        if self.is_away:
            raise GatewayUnreachable("away, as rehearsed")
