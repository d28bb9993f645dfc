"""One attempt to send an application digitally, followed beside the screens.

The one rule: it is never cut off in the middle of a request: who does not want to wait is let go at the next.
"""

import time
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass
from math import ceil

from kiosk.delivery import Making, Receipt, Stopped, Submitting
from kiosk.digisos.outcomes import Progress, Way
from kiosk.terminal.attempt import Watched

Steps = AsyncGenerator[Making | Submitting | Receipt | Stopped, None]


@dataclass(frozen=True, slots=True)
class BrokenOff:
    """Somebody did not want to wait. `may_have_arrived`: something was on its way that nobody heard of again.

    `late`: late papers, no application.
    """

    may_have_arrived: bool = True
    ways: tuple[Way, ...] = ("wait", "paper")
    late: bool = False


class Dispatch(Watched[Receipt | Stopped | BrokenOff]):
    """`latest` is what was heard last, None while pages are made. `clock`: seconds that go on; `late`: late papers."""

    def __init__(self, steps: Steps, clock: Callable[[], float] = time.monotonic, *, late: bool = False) -> None:
        super().__init__()
        self.late = late
        self.latest: Progress | None = None
        self.is_stopping = False
        self.has_documents = False
        self._steps = steps
        self._clock = clock
        self._began = self._heard = clock()

    @property
    def age(self) -> float:
        """Seconds since it began."""
        return self._clock() - self._began

    @property
    def seconds_left(self) -> int:
        """For retries, as it was said and less what has gone by since."""
        left = self.latest.left if self.latest else 0.0
        return max(0, ceil(left - (self._clock() - self._heard)))

    def break_off(self) -> None:
        """Nothing more is asked; what is under way is still answered."""
        self.is_stopping = True

    async def _follow(self) -> None:
        async with aclosing(self._steps) as steps:
            async for step in steps:
                match step:
                    case Receipt() | Stopped():
                        self.result = step
                    case Submitting(progress=progress):
                        self._hear(progress)
                    case Making():
                        pass
                if self.is_stopping or self.result:
                    break
        self.result = self.result or BrokenOff()

    def _hear(self, progress: Progress) -> None:
        self.latest, self._heard = progress, self._clock()
        self.has_documents = self.has_documents or progress.step in ("looking", "staging")
