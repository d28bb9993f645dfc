"""Notices that nobody is there any more: dims, asks, counts down, and ends the visit.

The one rule: any key or tap means somebody is there; while the printer works, nobody has to be. A machine that has
slept meanwhile, or lost its terminal, asks nobody: who opens a lid need not be who closed it.
"""

import asyncio
import gc
from typing import TypeVar

from textual import events

from kiosk.settings import Settings
from kiosk.terminal.lockdown import LockedApp
from kiosk.terminal.screens.idle import Found, IdleScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.themes import DIMMED
from kiosk.visit.sleep import SleepWatch

ReturnType = TypeVar("ReturnType")
SIGNS_OF_LIFE = (events.Key, events.MouseDown, events.Paste)
BRIGHT = 0.75
"""The part of the quiet seconds after which the screen is dimmed."""
TIDY_AFTER = 0.4
"""Seconds after a key in which somebody who types has pressed the next; who reads has not."""


class WatchedApp(LockedApp[ReturnType], inherit_bindings=False):
    """`watching` is off where there is nothing to protect or nobody to expect. Seconds are counted, not read."""

    surroundings: Surroundings
    settings: Settings
    watching = False
    sleep: SleepWatch | None = None
    """Since somebody began; None while there is nobody."""
    forbearance = 1
    """So many times as long as usual may be quiet now."""
    _tidying: asyncio.TimerHandle | None = None
    _quiet = 0
    _granted = 0
    _bright: str = ""

    def watch_for_absence(self) -> None:
        """Starts counting quiet seconds."""
        self.set_interval(1.0, self.count_quiet_second)

    def expect_somebody(self) -> None:
        """Somebody has come: from now on silence and sleep end the visit."""
        self.watching, self.sleep, self._quiet = True, SleepWatch(), 0

    def expect_nobody(self) -> None:
        """Nobody is there whom silence or sleep could matter to."""
        self.watching, self.sleep = False, None

    def count_quiet_second(self) -> None:
        """One more second without a sign of life."""
        has_slept = self.sleep is not None and self.sleep.has_slept
        if has_slept or self.has_lost_terminal:
            self.expect_nobody()
            self.abandon_visit()
            return
        self._quiet += 1
        # A second may be over after the last screen is gone.
        if not self.watching or not self.screen_stack or isinstance(self.screen, IdleScreen):
            return
        if self._quiet >= self.patience:
            self._brighten()
            self.push_screen(IdleScreen(self.surroundings, self.settings.countdown_seconds), self.after_asking)
        elif self._quiet >= BRIGHT * self.patience:
            self._dim()

    @property
    def patience(self) -> int:
        """Quiet seconds until somebody is asked for."""
        return max(self.settings.idle_seconds * self.forbearance, self._granted)

    def after_asking(self, found: Found | None) -> None:
        """What the idle screen found out. More time is granted once: until the next sign of life."""
        self._quiet = 0
        self._granted = self.settings.longer_seconds if found is Found.LONGER else 0
        if found is Found.NOBODY:
            self.abandon_visit()

    def abandon_visit(self) -> None:
        """Nobody is there: erase and end."""
        raise NotImplementedError

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, SIGNS_OF_LIFE):
            self.notice_somebody()
        await super().on_event(event)

    def notice_somebody(self) -> None:
        """Somebody did something: the quiet seconds are counted anew."""
        self._quiet = self._granted = 0
        self._brighten()
        self._tidy_soon()

    def _dim(self) -> None:
        if not self._bright:
            self._bright, self.theme = self.theme, DIMMED

    def _brighten(self) -> None:
        if self._bright:
            self.theme, self._bright = self._bright, ""

    def _tidy_soon(self) -> None:
        """Tidies memory while somebody reads: it takes longer than drawing a screen, and no key shall wait for it."""
        if self._tidying:
            self._tidying.cancel()
        self._tidying = asyncio.get_running_loop().call_later(TIDY_AFTER, gc.collect)
