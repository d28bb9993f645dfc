"""It did not go digitally, or nobody knows: why, that nothing is lost, and what can be done now.

The one rule: no way is the usual one, and keeping it for later is asked once more, with what that means.
"""

from collections.abc import Iterator
from typing import Any

from textual.widget import Widget

from kiosk.delivery import Stopped
from kiosk.errors import KioskError
from kiosk.terminal.dispatch import BrokenOff
from kiosk.terminal.inquiry import Inquiry
from kiosk.terminal.screens.cards import CardScreen, Pick
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.screens.inquiring import InquiringScreen
from kiosk.terminal.standstill import FACTS, LATER, LATER_CHOICES, PICTURES, comfort, title_of, ways_of, why
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.headline import Headline
from kiosk.terminal.widgets.lane import LanePart
from kiosk.terminal.widgets.signs import Hint, Picture

LANE = (
    LanePart("ask", "lane.ask", "digital.stopped.lane.ask"),
    LanePart("look", "lane.look", "digital.stopped.lane.look"),
)
LATER_LANE = (LanePart("ask", "lane.ask", "later.lane.ask"),)
RETRY, OTHER = "retry", "other"


def stopped_screen(now: Surroundings, stopped: Stopped | BrokenOff, reference: str, at: int) -> FrameScreen:
    """Why it stopped. Ends with Chose: one of its ways."""
    picks = [Pick(way, PICTURES[way], text, fact=FACTS[way]) for way, text in ways_of(stopped)]
    return CardScreen(
        now,
        title_of(stopped),
        picks,
        alert=why(stopped),
        hints=[*comfort(stopped), ("reference", "delivery.safe")],
        values={"reference": reference},
        at=at,
        lane=LANE,
        lane_folded=True,
        absent=("back", "next"),
    )


def later_screen(now: Surroundings, at: int) -> FrameScreen:
    """What it means that the gateway keeps it. Ends with Chose: YES or NO, or with Back."""
    return CardScreen(
        now,
        "later.title",
        [Pick(id, icon, text) for id, icon, text in LATER_CHOICES],
        hints=LATER,
        at=at,
        lane=LATER_LANE,
    )


class KeepingScreen(InquiringScreen):
    """Ends with Proceed when the gateway has answered, with Back when nobody wants to wait."""

    def body(self) -> Iterator[Widget]:
        pair = self.surroundings.voices.pair
        yield Headline(*pair("later.keeping"))
        yield Picture(self.icon, "sm" if self.app.size.height < 30 else "xl", id="asking")
        yield Hint("wait", *pair("inquiry.wait"))
        yield self.state


def keeping_screen(now: Surroundings, inquiry: Inquiry[Any]) -> KeepingScreen:
    """While it is handed to the gateway."""
    return KeepingScreen(now, inquiry, "lock")


def not_kept_screen(now: Surroundings, failure: KioskError, reference: str, at: int) -> FrameScreen:
    """Why the gateway does not keep it. Ends with Chose: RETRY or OTHER, or with Back."""
    return CardScreen(
        now,
        "later.failed",
        (Pick(RETRY, "again", "delivery.retry"), Pick(OTHER, "back", "later.other")),
        alert=failure.text,
        hints=[("reference", "delivery.safe")],
        values={"reference": reference},
        at=at,
        lane=LANE,
    )
