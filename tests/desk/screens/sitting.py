"""A clerk for tests: the rehearsal desk, a clock that is moved by hand, and keys to press.

The one rule: tests press keys, scan codes and read what the terminal would show.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from textual.pilot import Pilot

from kiosk.desk.app import FrontDesk
from kiosk.desk.case import Case
from kiosk.desk.keyboard import DataPart
from kiosk.desk.means import Means
from kiosk.register.model import Event, EventKind, Registration
from kiosk.register.rehearsal import RehearsalRegister
from kiosk.settings import Settings
from tests.desk.scans import REFERENCE, desk, parts
from tests.desk.screens.golden import compare, is_golden, shown

SMALL, LARGE = (100, 30), (160, 48)
PAGE = f"SK1:{REFERENCE.characters}:P2/5"


class Hand:
    """Presses, scans, looks."""

    def __init__(self, app: FrontDesk, pilot: Pilot[None], register: RehearsalRegister, time: list[float]) -> None:
        self.app, self.pilot, self.register, self.time = app, pilot, register, time

    @property
    def text(self) -> str:
        """What the terminal shows."""
        return shown(self.app.screen)

    @property
    def screen(self) -> str:
        """Which screen that is."""
        return type(self.app.screen).__name__

    async def press(self, *keys: str) -> None:
        """One after the other, each until nothing moves."""
        for key in keys:
            await self.pilot.press(key)
            await self.rest()

    async def type(self, text: str) -> None:
        """As a scanner that types: the text, then Enter."""
        await self.pilot.press(*text, "enter")
        await self.rest()

    async def scan(self, text: str) -> None:
        """As a scanner on a serial port."""
        self.app.take_scan(text)
        await self.rest()

    async def scan_sheet(self, codes: tuple[DataPart, ...] = ()) -> None:
        """Every code of the data sheet."""
        for part in codes or parts():
            self.app.take_scan(part.text)
        await self.until(lambda: self.case.sheet is not None or self.case.fault is not None)
        await self.rest()

    @property
    def case(self) -> Case:
        """What lies on the counter."""
        assert self.app.counter.case is not None
        return self.app.counter.case

    @property
    def state(self) -> str:
        """Where the register says that the example application stands."""
        status = self.register.status(REFERENCE.characters)
        return status.state if status else ""

    async def rest(self) -> None:
        """Until nothing is being done, but for dialogs that wait."""
        await self.pilot.pause()
        async with asyncio.timeout(20):
            while self.app.is_busy:  # noqa: ASYNC110 - it may be anything the desk does
                await asyncio.sleep(0.01)
        await self.pilot.pause()

    async def compare(self, name: str) -> None:
        """With the golden of this name; what has just come up may take a moment to be laid out."""
        with suppress(TimeoutError):
            async with asyncio.timeout(3):
                while not is_golden(name, self.app.screen):  # noqa: ASYNC110 - a screen lays itself out when it likes
                    await asyncio.sleep(0.05)
        compare(name, self.app.screen)

    async def until(self, true: Callable[[], bool]) -> None:
        """Raises TimeoutError."""
        async with asyncio.timeout(20):
            while not true():  # noqa: ASYNC110 - it may be anything the desk does
                await asyncio.sleep(0.01)
        await self.rest()


@asynccontextmanager
async def sitting(
    size: tuple[int, int] = SMALL,
    *,
    means: Callable[[Means], Means] = lambda means: means,
    settings: Settings | None = None,
    register: RehearsalRegister | None = None,
    **more: Any,
) -> AsyncIterator[Hand]:
    """A desk and somebody at it. `more`: changed settings; `means`: changes what the desk works with."""
    from tests.paper.printing import house

    register, time = register or RehearsalRegister(), [0.0]
    chosen = replace(settings or house().settings, **more)
    equipment = desk(chosen, register if chosen.practice else None)
    app = FrontDesk(means(equipment.means), clock=lambda: time[0])
    try:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield Hand(app, pilot, register, time)
    finally:
        equipment.means.registering.stop()


def know(register: RehearsalRegister) -> None:
    """The kiosk has told the register of the example application."""
    registration = Registration(REFERENCE.characters, "okonomisk-sosialhjelp", "2026.1", "9901", "paper", "ar")
    at = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)

    def event(kind: EventKind) -> Event:
        return Event(str(uuid4()), kind, at, "kiosk")

    register.register(registration, None, [event("created"), event("printed")])
