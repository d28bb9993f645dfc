"""How a visit ended, as its kiosk may know and tell it.

The one rule: nothing here was typed or chosen by an applicant but the language.
"""

from dataclasses import dataclass
from typing import Literal

# The exit code of a process that could not be bound (EX_CONFIG of sysexits.h).
UNCONFINED = 78


@dataclass(frozen=True, slots=True)
class Ending:
    """`code`: the child's exit code, or a signal as a negative number. `place`: type and line of a crash, or empty.

    `register`: what came of telling the register: "told", an error's text id, or empty.
    """

    code: int
    language: str
    place: str
    seconds: float
    register: str = ""

    @property
    def event(self) -> Literal["visit.ended", "visit.crashed", "visit.refused"]:
        """refused: before anybody was asked anything."""
        match self.code:
            case 0:
                return "visit.ended"
            case _ if self.code == UNCONFINED:
                return "visit.refused"
            case _:
                return "visit.crashed"
