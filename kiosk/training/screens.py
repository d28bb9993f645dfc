"""The screens that only practice has: the six lives, the role card, and what was noticed.

The one rule: they speak to staff alone, in the house's language, and none of them holds an answer.
"""

from collections.abc import Sequence

from kiosk.terminal.screens.cards import KEYS, CardScreen, Pick
from kiosk.terminal.staffing import in_house
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.bar import Place
from kiosk.terminal.widgets.card import Card
from kiosk.training.lesson import Lesson
from kiosk.training.life import Life

BEGIN, READ = "begin", "read"
ABSENT: tuple[Place, ...] = ("next", "help", "language", "privacy")


class LivesScreen(CardScreen):
    """Whom to meet. Ends with Chose (a life's id), or Back to leave practice."""

    def __init__(self, now: Surroundings, lives: Sequence[Life]) -> None:
        picks = [Pick(life.id, life.icon, name=life.name, fact=life.learned) for life in lives]
        super().__init__(in_house(now), "training.title.look", picks, absent=ABSENT)

    def card(self, number: int, pick: Pick) -> Card:
        """What one learns stands on every terminal, though there is no room for a fact on a small one."""
        learned = self.surroundings.voices.helper(pick.fact)
        return Card(pick.id, KEYS[number], pick.icon, pick.name, learned)


def role_card(now: Surroundings, life: Life, *, begins: bool) -> CardScreen:
    """For the colleague who plays this person. Ends with Chose or Back; `begins`: the visit follows."""
    pick = Pick(BEGIN, "next", "training.begin.look") if begins else Pick(READ, "back", "training.read.look")
    hints = [(life.icon, life.story), ("helper", life.learned), ("speak", "training.play.look")]
    return CardScreen(in_house(now), "training.card.title.look", [pick], hints=hints, absent=ABSENT)


def noticed_screen(now: Surroundings, noticed: Sequence[tuple[Lesson, bool]]) -> CardScreen:
    """What this life was meant to teach, and whether it was noticed. Ends with Chose."""
    hints = [("tick" if is_noticed else "missing", text_of(lesson, is_noticed)) for lesson, is_noticed in noticed]
    well = all(is_noticed for _, is_noticed in noticed)
    last = ("happy", "training.well.look") if well else ("again", "training.again.look")
    picks = [Pick(READ, "erase", "training.done.look")]
    return CardScreen(in_house(now), "training.noticed.look", picks, hints=[*hints, last], absent=("back", *ABSENT))


def text_of(lesson: Lesson, is_noticed: bool) -> str:
    """What was done well, or what to do the next time."""
    kind = lesson.value
    return f"training.lesson.{kind}.look" if is_noticed else f"training.lesson.{kind}.avoid"
