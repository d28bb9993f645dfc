"""Who helps: role cards; and when a child interprets, the offer to wait for somebody grown up.

The one rule: a role, never a name.
"""

from kiosk.terminal.roles import ROLES
from kiosk.terminal.screens.cards import CardScreen, Pick
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.lane import LanePart

LANE = (
    LanePart("interpreter", "lane.ask", "role.lane.ask"),
    LanePart("child_interprets", "lane.look", "role.lane.look"),
)
CHILD_LANE = (
    LanePart("phone", "lane.ask", "child.lane.ask"),
    LanePart("child_interprets", "lane.look", "child.lane.look"),
)
WAITING_LANE = (LanePart("phone", "lane.ask", "child.lane.ask"),)


def role_screen(surroundings: Surroundings, chosen: str | None) -> FrameScreen:
    """Who sits beside the applicant."""
    picks = [Pick(role.id, role.icon, role.text) for role in ROLES]
    return CardScreen(surroundings, "role.title", picks, chosen=chosen, help="role.help", lane=LANE)


def child_screen(surroundings: Surroundings) -> FrameScreen:
    """A child should not interpret: wait, or go on."""
    picks = [Pick("wait", "interpreter", "child.wait"), Pick("go_on", "next", "child.go_on")]
    return CardScreen(
        surroundings,
        "child.title",
        picks,
        hints=[("interpreter", "child.text")],
        help="child.text",
        lane=CHILD_LANE,
        scale=2,
    )


def waiting_screen(surroundings: Surroundings) -> FrameScreen:
    """Until the interpreter is there."""
    return CardScreen(
        surroundings,
        "waiting.title",
        [Pick("here", "interpreter", "waiting.here")],
        hints=[("wait", "waiting.text")],
        lane=WAITING_LANE,
        scale=2,
    )
