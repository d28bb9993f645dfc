"""What a visit counts of its screens: where on the rail they stand, help that was opened, the way back, the face.

The one rule: it looks at ids and at how a screen ended; what was typed or chosen as an answer it never sees.
"""

from textual.screen import Screen

from kiosk.insight.counting import Count
from kiosk.terminal.outcome import Back, Chose, Outcome
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.screens.group import GroupScreen
from kiosk.terminal.screens.question import QuestionScreen
from kiosk.terminal.screens.status import StatusScreen
from kiosk.terminal.surroundings import Surroundings


def notice_shown(count: Count, screen: Screen[Outcome], now: Surroundings) -> None:
    """It is about to be shown."""
    if isinstance(screen, StatusScreen):
        count.ask_where()
    elif isinstance(screen, FrameScreen) and screen.rail.step is not None:
        count.reach(now.rail[screen.rail.step].text_id.rpartition(".")[2])


def notice_left(count: Count, screen: Screen[Outcome], outcome: Outcome) -> None:
    """It has ended."""
    if isinstance(screen, QuestionScreen | GroupScreen) and screen.was_explained:
        count.note("help", screen.question.id)
    if isinstance(outcome, Back):
        count.go_back()


def notice_face(count: Count, outcome: Outcome) -> None:
    """How it was."""
    if isinstance(outcome, Chose):
        count.note("face", outcome.id)
