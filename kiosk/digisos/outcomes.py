"""What an attempt to deliver digitally says while it goes on, and how it ends.

The one rule: an outcome claims no more than is known. Delivered: the receiver said so. Refused: it certainly has
nothing. Unknown: it may have it, so that paper under the same reference says that it was also tried digitally.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from kiosk.errors import FiksAway, FiksBusy, FiksError, FiksUncertain, ReceptionPaused, SignInOver

Step = Literal["asking", "key", "looking", "staging", "sending"]
"""Whether it receives; its key; what is there already; a document; the application or the late papers themselves."""
Way = Literal["wait", "sign_in", "later", "paper"]
"""What may be offered: another half a minute now; a new sign-in; the gateway tries later, if the applicant says yes;
paper under the same reference."""
# What may be otherwise in a while.
PASSING = (FiksAway, FiksUncertain, FiksBusy, ReceptionPaused)


@dataclass(frozen=True, slots=True)
class Progress:
    """A request is about to be made. `number` `of`: which document; `attempt`: from 1; `left`: seconds for retries."""

    step: Step
    number: int
    of: int
    attempt: int
    left: float


@dataclass(frozen=True, slots=True)
class Delivered:
    """`was_there`: an earlier attempt had arrived, and its answer was lost."""

    reference: str
    nav_reference: str
    digisos_id: str
    at: datetime
    was_there: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """It was certainly not taken. `fault`: why, a leaf of FiksError, whose text may be shown."""

    reference: str
    fault: FiksError

    @property
    def ways(self) -> tuple[Way, ...]:
        """What may be offered now, the quickest first. Paper is always among them."""
        if isinstance(self.fault, SignInOver):
            return ("sign_in", "paper")
        return ("wait", "paper", "later") if isinstance(self.fault, PASSING) else ("paper",)


@dataclass(frozen=True, slots=True)
class Unknown:
    """It may have been taken. Only `nav_reference`, sent again, finds out. `fault`: what was met last."""

    reference: str
    nav_reference: str
    fault: FiksError

    @property
    def ways(self) -> tuple[Way, ...]:
        """What may be offered now."""
        return ("sign_in", "paper") if isinstance(self.fault, SignInOver) else ("wait", "paper", "later")


Outcome = Delivered | Refused | Unknown
