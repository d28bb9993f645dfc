"""Each screen of the digital route in one state, put on a stage.

The one rule: nothing here waits: what is shown is where it was put.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from kiosk.delivery import Receipt, Stopped
from kiosk.digisos.outcomes import Progress, Refused, Unknown
from kiosk.errors import (
    FiksAway,
    FiksError,
    FiksUncertain,
    GatewayUnreachable,
    ReceptionClosed,
    SignInOver,
)
from kiosk.settings import REHEARSAL_OFFICES
from kiosk.terminal.dispatch import BrokenOff, Dispatch, Steps
from kiosk.terminal.receipt_lines import Papers
from kiosk.terminal.screens.digital_receipt import DigitalReceiptScreen
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.screens.stopped import later_screen, not_kept_screen, stopped_screen
from kiosk.terminal.screens.submitting import SubmittingScreen
from kiosk.terminal.surroundings import Surroundings
from tests.terminal.stage import Stage
from tests.terminal.test_receipt import LINK
from tests.terminal.trilingual import surroundings_in
from tests.terminal.visiting import REFERENCE, clock

Build = Callable[[Surroundings], FrameScreen]
NUMBER = str(REFERENCE)
SMALL = (80, 24)
SIZES = [SMALL, (100, 30)]
CODES = ["nb", "uk", "ar"]
SENT = Receipt(NUMBER, "digital", REHEARSAL_OFFICES[0], clock(), 0, "", LINK, "4F7-A1C")
KEPT = replace(SENT, kept_until=clock() + timedelta(hours=24))
PAPERS = Papers((("id_papers", "residence"),), (("contract", "lease"), ("payslip", "payslip")))


class Still(Dispatch):
    """Stands where it is put, and says what it heard so many seconds ago."""

    def __init__(self, latest: Progress | None, ago: float = 0.0) -> None:
        async def nothing() -> Steps:
            return
            yield

        self.seconds = 0.0
        super().__init__(nothing(), lambda: self.seconds)
        if latest:
            self._hear(latest)
        self.seconds = ago

    def begin(self) -> None:
        """It never does."""


def sending(latest: Progress | None, ago: float = 0.0) -> Build:
    return lambda now: SubmittingScreen(now, Still(latest, ago), NUMBER, 1)


def refused(fault: FiksError, *ways: str) -> Build:
    outcome = Refused(NUMBER, fault)
    return lambda now: stopped_screen(now, Stopped(outcome, outcome.ways), NUMBER, 1)


def unknown(fault: FiksError) -> Build:
    outcome = Unknown(NUMBER, "id", fault)
    return lambda now: stopped_screen(now, Stopped(outcome, outcome.ways), NUMBER, 1)


SCREENS: dict[str, Build] = {
    "making": sending(None),
    "asking": sending(Progress("asking", 0, 0, 1, 30.0)),
    "staging": sending(Progress("staging", 2, 3, 1, 30.0)),
    "again": sending(Progress("sending", 0, 0, 2, 18.0)),
    "refused": refused(FiksAway()),
    "closed": refused(ReceptionClosed()),
    "over": refused(SignInOver()),
    "unknown": unknown(FiksUncertain()),
    "broken-off": lambda now: stopped_screen(now, BrokenOff(), NUMBER, 1),
    "later": lambda now: later_screen(now, 1),
    "not-kept": lambda now: not_kept_screen(now, GatewayUnreachable(), NUMBER, 1),
    "sent": lambda now: DigitalReceiptScreen(now, SENT, Papers(), 1, lambda: "told"),
    "papers": lambda now: DigitalReceiptScreen(now, SENT, PAPERS, 1, lambda: "told"),
    "kept": lambda now: DigitalReceiptScreen(now, KEPT, PAPERS, 1, lambda: "told"),
}


def on_stage(build: Build, code: str = "nb") -> Stage:
    now = surroundings_in(code)
    return Stage(lambda _now: build(now), now)


async def pages_of(stage: Stage, pilot: "object") -> list[str]:
    """Page after page, as many as there are."""
    shown = [stage.text]
    while stage.shown._has_more():
        await pilot.press("0")  # type: ignore[attr-defined]
        await pilot.pause()  # type: ignore[attr-defined]
        shown.append(stage.text)
    return shown
