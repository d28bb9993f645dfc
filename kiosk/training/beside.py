"""What stands beside an ordinary screen in practice: what a good helper does here, and what this life answers.

The one rule: where the lane is folded or has no room, both stand in a strip of two rows above the bar.
"""

from typing import Any, ClassVar

from textual.screen import Screen

from kiosk.language import script
from kiosk.terminal.canvas import Canvas
from kiosk.terminal.errands import Errand
from kiosk.terminal.roles import Role
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.screens.group import GroupScreen
from kiosk.terminal.screens.question import QuestionScreen
from kiosk.terminal.widgets.lane import Lane, LanePart
from kiosk.training.lesson import Lesson
from kiosk.training.playing import Played
from kiosk.training.tips import kind_of, tip_of

CARD_KEY, LANE_KEY = "F8", "F2"
NOT_TOLD = "training.free.look"


class Beside(Lane):
    """The helper's lane, with what practice has to say before everything else."""

    strip: ClassVar[int] = 2

    def paint(self, canvas: Canvas) -> None:
        if canvas.height > self.strip:
            super().paint(canvas)
            return
        canvas.rtl = False
        margin = 1 if canvas.width < 100 else 3
        for y, part in enumerate(self.parts[:2]):
            key = LANE_KEY if y == 0 else f"{self._says('training.card.look')} {CARD_KEY}"
            room = canvas.width - 2 * margin - len(key) - 2
            heading = f"{self._says(part.heading)}: "
            said = one_line(part.said or self._says(part.text), room - script.width(heading))
            canvas.at(margin, y, heading, "label")
            canvas.at(margin + script.width(heading), y, script.finish(said, "ltr"), "words")
            canvas.end(margin, y, key, "second")


def one_line(text: str, room: int) -> str:
    """As much of it as fits; the lane and F8 have all of it."""
    line = " ".join(text.split())
    return line if script.width(line) <= room else f"{line[: max(0, room - 1)].rstrip()}…"


def with_tips(screen: Screen[Any], played: Played) -> None:
    """Puts them beside this screen, where there is a tip for it."""
    tip = tip_of(screen)
    if not tip or not isinstance(screen, FrameScreen):
        return
    parts = (
        LanePart("helper", "training.tip.look", tip),
        LanePart("speak", "training.answer.look", NOT_TOLD, said=answer_on(screen, played)),
    )
    screen.lane = Beside((*parts, *(screen.lane.parts if screen.lane else ())), id="lane")


def answer_on(screen: FrameScreen, played: Played) -> str:
    """What this life answers on such a screen, in the helper's words; "" where the card leaves it to the players."""
    visit, helper = played.life.visit, screen.surroundings.voices.helper
    match kind_of(screen):
        case "language":
            return helper(f"language.name.{visit.language}")
        case "errand":
            return helper(Errand(visit.errand, "").text)
        case "who" if Lesson.CHILD in played.life.teaches:
            return helper("training.answer.child.look")
        case "who":
            return helper(Role(visit.helper, "").text)
    asks = screen.question.id if isinstance(screen, QuestionScreen | GroupScreen) else ""
    return played.says(asks, helper) if asks else ""
