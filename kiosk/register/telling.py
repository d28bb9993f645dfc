"""What a status means in words: its picture, its texts, how far it has come, what comes next and what to bring.

The one rule: the kiosk's screen and the phone's page are told the same here, and neither is ever told yes or no.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import assert_never

from kiosk.form.days import months_from
from kiosk.form.reference import Reference
from kiosk.register.model import Status

STEPS = (("arrived", "status.step.received"), ("find", "status.step.working"), ("letter", "status.step.answered"))
"""Concept and text id of each step, with the pictures of the printed receipt."""
RECEIVED, WORKING, ANSWERED = range(len(STEPS))
# Nav answers within a month, or says by then when it will.
MONTHS = 1


@dataclass(frozen=True, slots=True)
class Fact:
    """One line beneath the title. `icon`: a concept; `text`: a text id, where {office} is the office's name.

    `day`: stands with it, as a date or as the leaf of a calendar; `office`: the number of the office the text names.
    """

    icon: str
    text: str
    day: date | None = None
    office: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A status as somebody reads it. `icon`: a concept; `title`, `text`: text ids, where {office} is where it is now.

    `step`: the place in STEPS it has come to, those before it are done; None: Nav does not have it, or no longer.
    `papers`: ids of the form's documentation to bring, wanted on `by`; `deadline`: the text that says so, where {day}
    is that day. `other`: the reference to look for instead, as `7KQ-4M2-XJG`, or "".
    """

    icon: str
    title: str
    text: str
    step: int | None
    facts: tuple[Fact, ...] = ()
    papers: tuple[str, ...] = ()
    by: date | None = None
    deadline: str = ""
    other: str = ""


NO_REAPPLYING = Fact("later_paper", "paper.later.how")
CALL = Fact("phone_call", "paper.step.call")
ANSWER = Fact("letter", "paper.step.answer")


def tell(status: Status, today: date) -> Told:
    """What to say about this status today. An office nobody knows is "Nav" where {office} stands."""
    match status.state:
        case "created" | "printed" | "tried" | "kept":
            return told_before(status)
        case "handed_in":
            return Told("arrived", "status.handed_in.title", "status.handed_in.text", RECEIVED, coming(status, today))
        case "sent" if status.registration.channel == "digital":
            return Told("send", "status.sent.title", "status.sent.text", RECEIVED, coming(status, today))
        # Paper that the desk has sent on to the case system was not sent by the applicant: Nav has it and reads it.
        case "registered" | "sent" | "processing":
            return Told("find", "status.registered.title", "status.registered.text", WORKING, coming(status, today))
        case "forwarded":
            facts = (Fact("address", "status.forwarded.reason"), *coming(status, today))
            return Told("office", "status.forwarded.title", "status.forwarded.text", RECEIVED, facts)
        case "waiting":
            return told_waiting(status, today)
        case "answered":
            facts = (Fact("letter", "status.answered.read"), Fact("talk", "status.answered.disagree"))
            return Told("letter", "status.answered.title", "status.answered.text", ANSWERED, facts)
        case "void":
            return told_void(status)
        case never:
            assert_never(never)


def told_before(status: Status) -> Told:
    """It has left the kiosk, and Nav has nothing: what the applicant does now."""
    told = Told("office", "status.created.title", "status.created.text", None)
    match status.registration.channel:
        case "paper":
            return replace(told, facts=(Fact("sign", "receipt.sign"), Fact("nav", "receipt.hand_in"), ANSWER))
        case "screen":
            return replace(told, facts=(Fact("phone", "status.created.photos"), ANSWER))
        case "digital":
            return replace(told, text="status.created.digital")
        case never:
            assert_never(never)


def told_waiting(status: Status, today: date) -> Told:
    """Which papers and by when; a day that has passed is no reason to stay away."""
    deadline = ""
    if status.by:
        deadline = "status.by" if status.by >= today else "status.by.passed"
    asking = () if status.documents else (Fact("phone_call", "status.waiting.which"),)
    return Told(
        "missing",
        "status.waiting.title",
        "status.waiting.text",
        WORKING,
        (*asking, Fact("office", "status.waiting.how"), NO_REAPPLYING),
        status.documents,
        status.by,
        deadline,
    )


def told_void(status: Status) -> Told:
    """Another took its place, or it was withdrawn."""
    if not status.other:
        return Told("none", "status.void.title", "status.void.text", None)
    facts = (Fact("receipt", "status.replaced.receipt"),)
    other = str(Reference(status.other))
    return Told("again", "status.replaced.title", "status.replaced.text", None, facts, other=other)


def coming(status: Status, today: date) -> tuple[Fact, ...]:
    """When Nav got it, what Nav may want, and when the answer usually comes."""
    if status.handed_in is None:
        return (CALL, ANSWER)
    arrived = day_of(status.handed_in)
    got = "status.sent.to" if status.registration.channel == "digital" else "status.handed_in.to"
    due = months_from(arrived, MONTHS)
    answer = Fact("letter", "status.answer", due) if due >= today else Fact("phone_call", "status.answer.late")
    return (Fact("sent_lately", got, arrived, status.registration.office), CALL, answer)


def day_of(moment: datetime) -> date:
    """The day it was where this machine stands."""
    return moment.astimezone().date()
