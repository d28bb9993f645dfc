"""Three faces: how was it? One tap, or none.

The one rule: it is not kept; it is asked so that somebody says it aloud.
"""

from kiosk.terminal.screens.cards import CardScreen, Pick
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.surroundings import Surroundings

FACES = (
    Pick("good", "happy", "feedback.good"),
    Pick("fair", "neutral", "feedback.fair"),
    Pick("bad", "sad", "feedback.bad"),
)


def feedback_screen(surroundings: Surroundings) -> FrameScreen:
    """Ends with Chose(face) or Proceed."""
    return CardScreen(
        surroundings, "feedback.title", FACES, help="feedback.help", absent=("back",), next_ready=True, scale=2
    )
