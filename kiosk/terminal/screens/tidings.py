"""What the municipality told of an application, which of one's own it is about, and that there is none.

The one rule: others may look on, so it says in words and pictures what happened, and nothing of yes, no or money.
"""

from collections.abc import Sequence
from datetime import datetime

from kiosk.terminal.screens.cards import CardScreen, Pick
from kiosk.terminal.screens.inquiring import LEAVE, RETRY
from kiosk.terminal.screens.status import END, PAPERS, StatusScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.whereabouts import Whereabouts, apart
from kiosk.terminal.widgets.lane import LanePart

__all__ = ["END", "LEAVE", "PAPERS", "RETRY", "TidingsScreen", "nothing_screen", "several_screen"]

LANE = (LanePart("none", "lane.avoid", "follow.status.lane.avoid"),)


class TidingsScreen(StatusScreen):
    """Ends with Chose: PAPERS or END, or with Back."""

    help = "follow.tidings.help"

    def __init__(self, surroundings: Surroundings, whereabouts: Whereabouts) -> None:
        super().__init__(surroundings, whereabouts)


def several_screen(now: Surroundings, moments: Sequence[datetime]) -> CardScreen:
    """At which of these moments the application was sent. Ends with Chose: its place in the list, or with Back."""
    names = apart(moments, now.voices.applicant)
    picks = [Pick(str(place), "send", name=name) for place, name in enumerate(names)]
    return CardScreen(now, "follow.several.title", picks, lane=LANE, lane_folded=True, help="follow.several.help")


def nothing_screen(now: Surroundings) -> CardScreen:
    """Who signed in has no such application. Ends with Chose: RETRY (somebody else signs in) or LEAVE, or with Back."""
    picks = [Pick(RETRY, "phone", "follow.sign_in.again"), Pick(LEAVE, "start", "inquiry.leave")]
    hints = (("who", "follow.nothing.who"), ("wait", "follow.nothing.yet"))
    return CardScreen(now, "follow.nothing.title", picks, hints=hints, lane=LANE, scale=2)
