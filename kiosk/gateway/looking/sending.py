"""Sends what was kept, for the applicant who has just signed in: opened, checked, sent, and gone.

It is sent under the navEksternRefId it always had, so that an earlier attempt that had arrived is found and no second
one is made.
The one rule: nothing of what was opened outlives the call: what comes back is a word, and events that say nothing.
"""

import json
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from kiosk.digisos.client import Digisos
from kiosk.digisos.outcomes import PASSING, Delivered, Refused, Unknown
from kiosk.digisos.parcel import Parcel
from kiosk.digisos.patience import Patience
from kiosk.digisos.sending import SendingApplication
from kiosk.errors import FiksError, PaperOnly, SignInOver
from kiosk.gateway.looking.reading import BY, Deadline, events_of, read_statuses
from kiosk.gateway.looking.strongbox import Strongbox
from kiosk.gateway.looking.voyage import Voyage
from kiosk.register.kept import Keeping, Kept
from kiosk.register.model import Event
from kiosk.visit.nav_reference import nav_reference_of

Fault = Literal["away", "unknown", "over", "refused", "another", "broken"]
"""Why it was in vain: no answer, or not now; it may have arrived; the sign-in is over; it is not taken digitally; it is
another person's; it cannot be opened."""
ASKING_SECONDS = 6.0


@dataclass(frozen=True, slots=True)
class Sender:
    """`keeping`: where it lies; `seconds`: for how long trouble is borne. Everything blocks: run it in a thread."""

    keeping: Keeping
    strongbox: Strongbox
    now: Callable[[], datetime]
    seconds: float = 30.0
    pause: Callable[[float], None] = time.sleep

    def send(self, kept: Kept, voyage: Voyage, pid: str, digisos: Digisos) -> None:
        """From what was taken in hand to the register's knowing, or to a word why not."""
        nav_reference = nav_reference_of(voyage.reference, voyage.key)
        # Before the municipality can have said anything of it.
        began = self.now()
        fault = self._attempt(kept, nav_reference, pid, digisos)
        if fault:
            # Once its day is over, nothing else would say that it may have arrived.
            tried = [Event(str(uuid.uuid4()), "tried", began, "gateway")] if fault == "unknown" else []
            self.keeping.leave(kept.reference, fault, tried, BY)
            return
        sent = Event(str(uuid.uuid5(uuid.UUID(nav_reference), "sent")), "sent", began, "gateway")
        self.keeping.sent(kept.reference, [sent, *told_at_once(digisos, nav_reference)], BY)

    def _attempt(self, kept: Kept, nav_reference: str, pid: str, digisos: Digisos) -> Fault | None:
        """None: Nav has it."""
        try:
            parcel = self.strongbox.open(kept.sealed, self.now())
        except (PaperOnly, ValueError):
            return "broken"
        if (parcel.reference.replace("-", ""), parcel.nav_reference) != (kept.reference, nav_reference):
            return "broken"
        if not pid or pid_in(parcel) != pid:
            return "another"
        sending = SendingApplication(digisos, parcel, self.now, Patience(time.monotonic, self.pause, self.seconds))
        return word_of([*sending.attempt()][-1])


def word_of(outcome: object) -> Fault | None:
    """An outcome as it may be written down."""
    match outcome:
        case Delivered():
            return None
        case Refused(fault=SignInOver()) | Unknown(fault=SignInOver()):
            return "over"
        case Unknown():
            return "unknown"
        case Refused(fault=fault):
            return "away" if isinstance(fault, PASSING) else "refused"
        case _:
            raise AssertionError("an attempt ends with an outcome")


def pid_in(parcel: Parcel) -> str:
    """Whose application it is; "" where its document does not say."""
    try:
        found = json.loads(parcel.soknad)["data"]["personalia"]["personIdentifikator"]["verdi"]
    except (ValueError, KeyError, TypeError):
        return ""
    return found if isinstance(found, str) else ""


def told_at_once(digisos: Digisos, nav_reference: str) -> list[Event]:
    """What Nav says of it already; nothing where it says nothing soon."""
    try:
        statuses = read_statuses(digisos, nav_reference, Deadline(ASKING_SECONDS))
    except FiksError:
        return []
    return events_of(statuses, nav_reference) if statuses else []
