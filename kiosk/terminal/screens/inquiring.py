"""While the gateway is asked, and what to do when it gives no answer.

The one rule: it says that it waits and for what; back works all the while.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from textual.widget import Widget

from kiosk.errors import KioskError
from kiosk.terminal.inquiry import Inquiry
from kiosk.terminal.outcome import Proceed
from kiosk.terminal.screens.cards import CardScreen, Pick
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.headline import Headline
from kiosk.terminal.widgets.lane import LanePart
from kiosk.terminal.widgets.placed import Stack
from kiosk.terminal.widgets.signs import Hint, Picture

LANE = (LanePart("phone_call", "lane.ask", "inquiry.lane.ask"),)
RETRY, LEAVE = "retry", "leave"
LOOK = 0.1
LONG = 3.0
"""Seconds after which it is said that this takes longer than usual."""


class InquiringScreen(FrameScreen):
    """Ends with Proceed when there is a result, with Back when nobody wants to wait."""

    DEFAULT_CSS = "InquiringScreen #asking { width: 1fr; margin-bottom: 1; }"

    def __init__(
        self, surroundings: Surroundings, inquiry: Inquiry[Any], icon: str, title: str = "inquiry.title"
    ) -> None:
        super().__init__(surroundings, absent=("next",))
        self.inquiry, self.icon, self.title_id = inquiry, icon, title
        self.state = Stack(classes="facts")

    def body(self) -> Iterator[Widget]:
        pair = self.surroundings.voices.pair
        yield Headline(*pair(self.title_id))
        yield Picture(self.icon, "sm" if self.app.size.height < 30 else "xl", id="asking")
        yield Hint("wait", *pair("inquiry.wait"))
        yield self.state

    def on_mount(self) -> None:
        self.set_interval(LOOK, self.look)
        self.set_timer(LONG, self.say_long)
        self.call_after_refresh(self.inquiry.begin)

    def look(self) -> None:
        """Ends when the inquiry has."""
        if self.inquiry.result is not None and self.is_active:
            self.leave(Proceed())

    def say_long(self) -> None:
        """It takes longer than usual."""
        self.state.mount(Hint("clock", *self.surroundings.voices.pair("inquiry.long")))


def refused_screen(
    now: Surroundings,
    failure: KioskError,
    *,
    again: str = "inquiry.again",
    alert: str = "",
    hints: Sequence[tuple[str, str]] = (),
) -> CardScreen:
    """Why there is no answer, and what to do. Ends with Chose: RETRY or LEAVE, or with Back.

    `again`: the text id of trying again; `alert`: of why, where the failure's own words do not fit.
    """
    picks = [Pick(RETRY, "again", again), Pick(LEAVE, "start", "inquiry.leave")]
    return CardScreen(
        now, "inquiry.failed", picks, alert=alert or failure.text, hints=hints, lane=LANE, scale=2, help="inquiry.help"
    )
