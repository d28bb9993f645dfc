"""Tells the gateway from a process of its own: forked, done within seconds, and gone.

The one rule: the kiosk keeps no thread and no connection of it, since what a visit is born with must never change.
"""

import os
import signal
import time
from collections.abc import Callable
from typing import get_args

from kiosk.insight.client import Fate, GatewayInsight
from kiosk.insight.wire import Told
from kiosk.visit.process import fork

LONGEST = 20
"""Seconds after which the kernel ends it."""
FATES: tuple[Fate, ...] = get_args(Fate)
STEP = 0.02
NOBODY_KNOWS: Fate = "lost"


class ForkedTeller:
    """`connect`: makes what tells, in that process; `bind`: binds it first, like a visit."""

    def __init__(self, connect: Callable[[], GatewayInsight], bind: Callable[[], object]) -> None:
        self._connect, self._bind = connect, bind
        self.child, self._count = 0, 0

    def begin(self, tellings: tuple[Told, ...]) -> None:
        """At most three weeks can be open, so that their fates fit an exit code."""
        self._count = len(tellings)
        try:
            self.child = fork(lambda: self._live(tellings))
        except OSError:
            # A machine that cannot fork has other troubles; these are lost.
            self.child = 0

    def fates(self, seconds: float = 0.0) -> tuple[Fate, ...] | None:
        """Of a process that ended otherwise nobody knows what it told: lost."""
        status = self._collect(seconds)
        if status is None:
            return None
        code = os.waitstatus_to_exitcode(status)
        base = len(FATES)
        if not 0 <= code < base**self._count:
            return (NOBODY_KNOWS,) * self._count
        return tuple(FATES[code // base**place % base] for place in range(self._count))

    def _collect(self, seconds: float) -> int | None:
        """How it ended; None: not yet."""
        if not self.child:
            return LOST
        until = time.monotonic() + seconds
        while True:
            child, status = os.waitpid(self.child, os.WNOHANG)
            if child:
                self.child = 0
                return status
            if time.monotonic() >= until:
                return None
            time.sleep(STEP)

    def _live(self, tellings: tuple[Told, ...]) -> int:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.alarm(LONGEST)
        try:
            self._bind()
            teller = self._connect()
            fates = [teller.tell(told) for told in tellings]
        except BaseException:  # a traceback would be drawn over the next visit; the kiosk hears that it is lost
            return 255
        return sum(FATES.index(fate) * len(FATES) ** place for place, fate in enumerate(fates))


# As `os.waitpid` tells of an exit with 255.
LOST = 255 << 8
