"""Whether the machine has slept since the visit began: who opens a lid is not who closed it.

The one rule: it is told by the kernel's two clocks, of which one stands still asleep; the wall's can be set by anybody.
"""

import time
from collections.abc import Callable

TOLERANCE = 3.0
"""Seconds the two clocks may drift apart, as in a virtual machine that was held for a moment."""


def boot_clock() -> float:
    """Seconds since the machine was started, asleep or not."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)


class SleepWatch:
    """Made when a visit begins; `has_slept` is asked now and then and stays true once it was."""

    def __init__(
        self, all_clock: Callable[[], float] = boot_clock, awake_clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._all_clock = all_clock
        self._awake_clock = awake_clock
        self._asleep = self._seconds_asleep()

    @property
    def has_slept(self) -> bool:
        """Whether more than a moment was slept since this was made: the visit must end, erased."""
        return self._seconds_asleep() - self._asleep > TOLERANCE

    def _seconds_asleep(self) -> float:
        return self._all_clock() - self._awake_clock()
