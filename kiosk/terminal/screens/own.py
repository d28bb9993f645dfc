"""What one's own paper is continued for, and how much of it no longer fits.

The one rule: both ways are named by what they do for the applicant, and neither is offered as the usual one.
"""

from kiosk.terminal.screens.cards import CardScreen, Pick
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.lane import LanePart

LANE = (LanePart("ask", "lane.ask", "own.purpose.lane.ask"), LanePart("look", "lane.look", "own.purpose.lane.look"))
MEND, NEXT_MONTH = "mend", "next_month"
PICKS = (
    Pick(MEND, "edit", "own.mend", fact="own.mend.fact"),
    Pick(NEXT_MONTH, "calendar", "own.next", fact="own.next.fact"),
)


def purpose_screen(now: Surroundings) -> CardScreen:
    """Ends with Chose: MEND or NEXT_MONTH, or with Back."""
    return CardScreen(now, "own.purpose", PICKS, help="own.purpose.help", lane=LANE, scale=2)


def lost_screen(now: Surroundings, lost: int) -> CardScreen:
    """So many answers stay open, because the questions are others now. Ends with Chose or Back: both go on."""
    return CardScreen(
        now, "own.lost.title", [Pick("go_on", "next", "own.lost.go_on")], hints=[("edit", "own.lost")],
        values={"count": str(lost)}, lane=LANE, absent=("back", "next"),
    )  # fmt: skip
