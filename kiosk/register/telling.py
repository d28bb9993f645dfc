"""What a status means in words: its picture, its texts, how far it has come, what comes next and what to bring.

The one rule: the kiosk's screen and the phone's page are told the same here, and neither is ever told yes or no.
"""

from dataclasses import replace
from datetime import date
from typing import assert_never

from kiosk.form.reference import Reference
from kiosk.register.model import Status
from kiosk.visit.telling import ANSWERED, RECEIVED, WORKING, Fact, Told, answer_by, day_of

NO_REAPPLYING = Fact("later_paper", "paper.later.how")
CALL = Fact("phone_call", "paper.step.call")
ANSWER = Fact("letter", "paper.step.answer")
PAPER = (Fact("sign", "receipt.sign"), Fact("nav", "receipt.hand_in"), ANSWER)


def tell(status: Status, today: date) -> Told:
    """What to say about this status today. An office nobody knows is "Nav" where {office} stands."""
    # Not by the channel: what was to go digitally may have come on paper.
    digitally = status.sent is not None
    match status.state:
        case "created" | "printed" | "tried" | "kept":
            return told_before(status, today)
        case "handed_in":
            return Told("arrived", "status.handed_in.title", "status.handed_in.text", RECEIVED, coming(status, today))
        case "sent" if digitally:
            return Told("send", "status.sent.title", "status.sent.text", RECEIVED, coming(status, today))
        # Into the case system of its own accord: nobody has read it for that.
        case "registered" if digitally:
            return Told("arrived", "status.handed_in.title", "status.handed_in.text", RECEIVED, coming(status, today))
        case "processing":
            return Told("find", "status.registered.title", "status.processing.text", WORKING, coming(status, today))
        # Paper that the desk has sent on to the case system was not sent by the applicant: Nav has it and reads it.
        case "registered" | "sent":
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


def told_before(status: Status, today: date) -> Told:
    """It has left the kiosk, and Nav has nothing, as far as anybody knows: what the applicant does now."""
    if status.state == "kept" or (status.state == "tried" and status.kept_until):
        return told_kept(status, today)
    if status.tried:
        return told_tried(status)
    told = Told("office", "status.created.title", "status.created.text", None)
    match status.registration.channel:
        # A kiosk tells so much before it sends, and what came of it may never have been heard here.
        case "digital" if status.state != "printed":
            return Told("dont_know", "status.tried.title", "status.created.digital", None, (ANSWER,))
        # Whatever it was meant to be, there is paper.
        case "paper" | "digital":
            return replace(told, facts=PAPER)
        case "screen":
            return replace(told, facts=(Fact("phone", "status.created.photos"), ANSWER))
        case never:
            assert_never(never)


def told_tried(status: Status) -> Told:
    """Sent, and no answer came: perhaps Nav has it, so it is handed in on paper, where there is any."""
    if status.state == "printed":
        return Told("dont_know", "status.tried.title", "status.tried.text", None, PAPER)
    return Told("dont_know", "status.tried.title", "status.tried.no_paper", None, (ANSWER,))


def told_kept(status: Status, today: date) -> Told:
    """It lies locked with us for a day, and only the applicant can send it. Of what was tried before nobody knows."""
    until = status.kept_until
    if until is None or day_of(until) < today:
        over = Told("none", "status.created.title", "status.kept.over", None)
        return told_tried(status) if status.tried else over
    deadline = Fact("clock", "status.kept.until", day_of(until), time=f"{until.astimezone():%H:%M}")
    if status.tried:
        how, otherwise = Fact("phone", "status.kept.how"), Fact("erase", "receipt.kept.unsure.erased")
        return Told("dont_know", "status.tried.title", "status.kept.unsure", None, (deadline, how, otherwise))
    facts = (deadline, Fact("phone", "status.kept.how"), Fact("printer", "status.kept.otherwise"))
    return Told("wait", "status.created.title", "status.kept.text", None, facts)


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
    got = "status.sent.to" if status.sent else "status.handed_in.to"
    return (Fact("sent_lately", got, arrived, status.registration.office), CALL, answer_by(arrived, today))
