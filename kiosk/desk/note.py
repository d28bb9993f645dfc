"""What the desk says in one line: what was done, what waits, what is wrong and what to do about it.

The one rule: a note names references, offices and times, never anything that stands in an application.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from kiosk.errors import KioskError
from kiosk.form.reference import Reference
from kiosk.language.words import Words
from kiosk.register.model import Status
from kiosk.settings import Office

Tone = Literal["done", "told", "wait", "fault"]
# What a clerk does about each; other errors have their own sentence.
FAULTS = {
    "error.sheet": "desk.fault.sheet",
    "error.sheet.foreign": "desk.fault.foreign",
    "error.sheet.mixed": "desk.fault.mixed",
    "error.sheet.damaged": "desk.fault.damaged",
    "error.sheet.large": "desk.fault.large",
    "error.sheet.unknown": "desk.fault.unknown",
    "error.sheet.forged": "desk.fault.forged",
    "error.sheet.signer": "desk.fault.signer",
    "error.sheet.locked": "desk.fault.locked",
    "error.register": "desk.fault.register",
    "error.register.unreachable": "desk.fault.unreachable",
    "error.register.refused": "desk.fault.refused",
    "error.register.unknown": "desk.fault.unregistered",
    "error.register.tries": "desk.fault.tries",
}


@dataclass(frozen=True, slots=True)
class Note:
    """`stamp`: what to write or stamp on the paper, where there is something."""

    tone: Tone
    text: str
    stamp: str = ""


def fault_note(words: Words, fault: KioskError) -> Note:
    """An expected failure, with what to do."""
    id = FAULTS.get(fault.text)
    return Note("fault", words(id) if id else words(fault.text, **fault.values))


def day_of(day: date) -> str:
    """As the form writes days: 22.11.2026."""
    return f"{day:%d.%m.%Y}"


def time_of(moment: datetime) -> str:
    """On this machine's clock: 10.42."""
    return f"{moment.astimezone():%H.%M}"


def stamp_of(words: Words, office: str, moment: datetime, reference: str) -> str:
    """The time stamp: "Mottatt Nav Nordby 22.11.2026 kl. 10.42 · 7KQ-4M2-XJG"."""
    day = day_of(moment.astimezone().date())
    return words("desk.stamp", office=office, day=day, time=time_of(moment), reference=reference)


def office_name(offices: tuple[Office, ...], number: str) -> str:
    """Its name; the number where the settings do not know it."""
    return next((office.name for office in offices if office.number == number), number)


def state_of(words: Words, status: Status | None, offices: tuple[Office, ...]) -> str:
    """Where it stands, in a sentence."""
    if status is None:
        return words("desk.state.none")
    values = {"day": day_of(status.since.astimezone().date()), "time": time_of(status.since)}
    match status.state:
        case "forwarded":
            return words("desk.state.forwarded", office=office_name(offices, status.office), **values)
        case "waiting" if status.by:
            return words("desk.state.waiting.by", by=day_of(status.by), count=str(len(status.documents)))
        case "void" if status.other:
            return words("desk.state.replaced", other=str(Reference(status.other)), **values)
        case state:
            return words(f"desk.state.{state}", **values)
