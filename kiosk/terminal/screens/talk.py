"""The visit waits while applicant and caseworker talk where nobody else hears it.

The one rule: it says nothing about why; somebody who passes by sees a pause and no more.
"""

from kiosk.terminal.screens.cards import CardScreen, Pick
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.lane import LanePart

LANE = (LanePart("nav", "lane.urgent", "talk.lane.urgent", urgent=True),)


def talk_screen(surroundings: Surroundings, at: int) -> FrameScreen:
    """Until they go on; ends with Chose."""
    return CardScreen(
        surroundings, "talk.title", [Pick("go_on", "talk", "talk.go_on")], hints=[("wait", "talk.text")], at=at,
        lane=LANE, scale=2,
    )  # fmt: skip
