"""Notices that nobody is there any more: asks, counts down, and ends the visit.

The one rule: any key or tap means somebody is there; while the printer works, nobody has to be.
"""

from typing import TypeVar

from textual import events

from kiosk.terminal.lockdown import LockedApp
from kiosk.terminal.screens.idle import IdleScreen
from kiosk.terminal.surroundings import Surroundings

ReturnType = TypeVar("ReturnType")
SIGNS_OF_LIFE = (events.Key, events.MouseDown, events.Paste)
COUNTDOWN = 20


class WatchedApp(LockedApp[ReturnType], inherit_bindings=False):
    """`watching` is off where there is nothing to protect or nobody to expect. Seconds are counted, not read."""

    surroundings: Surroundings
    watching = False

    def watch_for_absence(self, seconds: int) -> None:
        """Starts counting quiet seconds; so many of them open the idle screen."""
        self._patience, self._quiet = seconds, 0
        self.set_interval(1.0, self.count_quiet_second)

    def count_quiet_second(self) -> None:
        """One more second without a sign of life."""
        self._quiet += 1
        if self.watching and self._quiet >= self._patience and not isinstance(self.screen, IdleScreen):
            self.push_screen(IdleScreen(self.surroundings, COUNTDOWN), self.after_asking)

    def after_asking(self, somebody: bool | None) -> None:
        """What the idle screen found out."""
        self._quiet = 0
        if not somebody:
            self.abandon_visit()

    def abandon_visit(self) -> None:
        """Nobody is there: erase and end."""
        raise NotImplementedError

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, SIGNS_OF_LIFE):
            self._quiet = 0
        await super().on_event(event)
