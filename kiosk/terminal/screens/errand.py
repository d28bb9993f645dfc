"""What somebody came for; and where an application was sent a day ago, what to do instead of sending another.

The one rule: a new application is never the way to send a late document, and never the first thing offered for it.
"""

from collections.abc import Sequence

from kiosk.form.circumstances import LATE
from kiosk.terminal.errands import ERRANDS, GO_ON, WARNINGS, Errand
from kiosk.terminal.screens.cards import CardScreen, Pick
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.lane import LanePart
from kiosk.terminal.widgets.shelf import FEW

LANE = (LanePart("ask", "lane.ask", "errand.lane.ask"), LanePart("look", "lane.look", "errand.lane.look"))
TWICE_LANE = (LanePart("ask", "lane.ask", "twice.lane.ask"), LanePart("look", "lane.look", "twice.lane.look"))


def errand_screen(surroundings: Surroundings, chosen: str | None, offered: Sequence[Errand] = ERRANDS) -> FrameScreen:
    """Ends with Chose: the id of an errand."""
    picks = [Pick(errand.id, errand.icon, errand.text, fact=errand.fact) for errand in offered]
    # By its fact somebody knows which card is theirs: among many cards it needs the room of the helper's lane.
    return CardScreen(
        surroundings, "errand.title", picks, chosen=chosen, help="errand.help", lane=LANE,
        lane_folded=len(picks) > FEW,
    )  # fmt: skip


def twice_screen(surroundings: Surroundings) -> FrameScreen:
    """Sent within a day: papers go to that application. Ends with Chose: LATE or GO_ON."""
    picks = [Pick(LATE, "later_paper", "errand.late"), Pick(GO_ON, "next", "twice.go_on")]
    return CardScreen(surroundings, "twice.title", picks, hints=WARNINGS, help="twice.faster", lane=TWICE_LANE, scale=2)
