"""How long trouble is borne while a person waits at the desk: one budget for all requests of an attempt.

The one rule: only a request that is safe to repeat is repeated, and never past the budget.
"""

from collections.abc import Callable, Generator
from itertools import count
from typing import TypeVar

from kiosk.digisos.outcomes import Progress, Step
from kiosk.errors import FiksAway, FiksBusy, FiksUncertain

Result = TypeVar("Result")
SECONDS = 30.0
FIRST_WAIT, LONGEST_WAIT = 0.5, 4.0
Call = Callable[[float | None], Result]
"""One request, told within how many seconds it must end; None: as long as it usually may take."""


class Patience:
    """`clock`: seconds that go on; `pause`: waits for some. Failures and waits spend of it, success does not."""

    def __init__(self, clock: Callable[[], float], pause: Callable[[float], None], seconds: float = SECONDS) -> None:
        self._clock = clock
        self._pause = pause
        self._seconds = seconds
        self._spent = 0.0

    @property
    def left(self) -> float:
        """Seconds for retries."""
        return max(0.0, self._seconds - self._spent)

    def renew(self) -> None:
        """Somebody said that they wait once more."""
        self._spent = 0.0

    def tried(self, step: Step, call: Call[Result], number: int = 0, of: int = 0) -> Generator[Progress, None, Result]:
        """Says each attempt before it is made; gives the result. Raises the last leaf of FiksError."""
        wait = FIRST_WAIT
        for attempt in count(1):
            yield Progress(step, number, of, attempt, self.left)
            began = self._clock()
            try:
                return call(self.left if self._spent else None)
            except (FiksAway, FiksUncertain, FiksBusy) as fault:
                self._spent += self._clock() - began
                wait = max(wait, float(fault.values.get("seconds", 0)))
                if wait >= self.left:
                    raise
            self._pause(wait)
            self._spent += wait
            wait = min(wait * 2, LONGEST_WAIT)
        raise AssertionError("counting never ends")
