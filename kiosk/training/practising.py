"""The kiosk at work for practice: as for applicants, but in the rehearsal office, and with six lives to begin with.

The one rule: whatever the office's settings say, nothing of this reaches a printer, a scanner or a network.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from kiosk.house import House
from kiosk.reception import Reception
from kiosk.staff import SHUT_DOWN
from kiosk.training.life import Life, read_lives
from kiosk.training.playing import play, rehearsal_house
from kiosk.visit.session import Session
from kiosk.visit.standing import Wish

if TYPE_CHECKING:
    from kiosk.terminal.app import Kiosk
    from kiosk.terminal.equipment import Equipment
    from kiosk.training.trainee import Course


class Practising(Reception):
    """Serves practice until somebody leaves it. Raises VisitError where a life is written wrong."""

    def __init__(self, house: House) -> None:
        super().__init__(rehearsal_house(house))
        self.lives: tuple[Life, ...] = read_lives(house.content.forms)

    def serve(self) -> int:
        """One practice after another. Gives the exit code; leaving practice is no failure."""
        code = self.serve_screens(None)
        return 0 if code == SHUT_DOWN else code

    def begin(self, equipment: "Equipment", session: Session) -> "Kiosk":
        from kiosk.training.trainee import Trainee

        return Trainee(equipment, session, self.course)

    @cached_property
    def course(self) -> "Course":
        """The six lives, and the way out."""
        from kiosk.training.trainee import Course

        return Course(self.lives, lambda life: play(life, self.house), lambda: self.standing.wish(Wish.STOP))
