"""Events on their way to the register: told at once when the gateway answers, else kept and told again.

The one rule: what waits is told in the order it was done, under the same ids, and only in memory.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from threading import Event as Signal
from threading import Lock, Thread

from kiosk.errors import GatewayRefused, GatewayUnreachable, KioskError, RegisterError
from kiosk.register.client import Register
from kiosk.register.model import Event, Registration
from kiosk.visit.receipt_key import Proofs

# A busy office does some two hundred things a day.
MOST = 1000
# Seconds a clerk waits for whoever is telling already.
PATIENCE = 1.0
# Seconds the end of the desk waits for the last attempt.
ENDING = 8.0


@dataclass(frozen=True, slots=True)
class Untold:
    """An event, and what the register is told first if it does not know the reference."""

    registration: Registration
    proofs: Proofs | None = field(repr=False)
    event: Event


class Telling:
    """Tells `register`; what it cannot tell it tries again every `again` seconds, on a thread of its own.

    `refused`: by event id, what the register will never take, and why.
    """

    def __init__(self, register: Register, again: float) -> None:
        self._register = register
        self._again = again
        self._untold: dict[str, Untold] = {}
        self._refused: dict[str, KioskError] = {}
        self._turn = Lock()
        self._ended = Signal()
        self._thread: Thread | None = None
        self.fault: KioskError | None = None

    @property
    def waiting(self) -> tuple[str, ...]:
        """Ids of what is still untold, in the order it was done."""
        return tuple(self._untold)

    @property
    def refused(self) -> Mapping[str, KioskError]:
        """See the class."""
        return self._refused

    def tell(self, untold: Untold) -> None:
        """Now if the gateway answers, in the background otherwise; behind what waits already."""
        self._refused.pop(untold.event.id, None)
        if len(self._untold) >= MOST:
            self._refused[untold.event.id] = RegisterError()
            return
        is_first = not self._untold
        self._untold[untold.event.id] = untold
        # While the gateway is known to be away, a clerk does not wait for it again.
        if is_first:
            self._tell_all(PATIENCE)
        if self._untold:
            self._begin()

    def stop(self) -> None:
        """Ends the thread, after one more attempt at what waits."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join(ENDING)
            self._thread = None

    def _begin(self) -> None:
        if self._thread is None and not self._ended.is_set():
            self._thread = Thread(target=self._go_on, name="telling", daemon=True)
            self._thread.start()

    def _go_on(self) -> None:
        """Until stopped: a look every few seconds at whether something waits."""
        while not self._ended.wait(self._again):
            self._tell_all()
        self._tell_all()

    def _tell_all(self, patience: float = -1) -> None:
        """In order, until all are told or the gateway does not answer."""
        if not self._turn.acquire(timeout=patience):
            return
        try:
            while self._untold and self._is_told(next(iter(self._untold.values()))):
                pass
        finally:
            self._turn.release()

    def _is_told(self, untold: Untold) -> bool:
        """Whether it need not be told again. Keeps why the register refused it."""
        try:
            put(self._register, untold)
        except GatewayUnreachable as fault:
            self.fault = alone(fault)
            return False
        except RegisterError as fault:
            self._refused[untold.event.id] = alone(fault)
        del self._untold[untold.event.id]
        return True


def alone(fault: RegisterError) -> RegisterError:
    """The same without its way here, on which everything lies that the desk had at hand: it is kept for the day."""
    fault.__context__ = fault.__cause__ = None
    return fault.with_traceback(None)


def put(register: Register, untold: Untold) -> None:
    """Registers the paper where nobody has, and gives the receipt's proofs to a register that lacks them.

    What a kiosk registered is right; what a desk without a data sheet must guess is not. Raises RegisterError leaves.
    """
    reference, event = untold.registration.reference, untold.event
    known = register.status(reference)
    if event.kind == "handed_in" and known and known.handed_in:
        # It came before, which nobody could know while the gateway was away: a later day would begin it all anew.
        event = replace(event, at=known.handed_in)
    if known is None or untold.proofs is not None:
        try:
            return register.register(known.registration if known else untold.registration, untold.proofs, (event,))
        except GatewayRefused:
            # A kiosk may have told in the meantime; proofs are never replaced, and a desk still says what it did.
            if register.status(reference) is None:
                raise
    return register.append(reference, (event,))
