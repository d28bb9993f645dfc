"""What the municipality has told: where an application stands, and each thing that happened to it, ready to be said.

The one rule: a screen that others can see is never told yes or no, nor anything of money. Only where the applicant is
alone with it, signed in on their own phone, is the outcome of a decision and the day of a payment said.
"""

from collections.abc import Iterator
from datetime import date
from typing import assert_never

from kiosk.digisos.saying import said_of, undated
from kiosk.digisos.statuses import Happening, Statuses, Wanted
from kiosk.visit.telling import ANSWERED, RECEIVED, WORKING, Asked, Fact, Happened, Told, answer_by, day_of

CALL = Fact("phone_call", "paper.step.call")


def statuses_told(statuses: Statuses, today: date) -> Told:
    """Where it stands now: the headline. The same on every screen, since it says no outcome."""
    match statuses.standing:
        case "not_shown":
            return Told("not_shown", "digital.status.not_shown.title", "digital.status.not_shown.text", None)
        case "finished":
            facts = (Fact("talk", "status.answered.disagree"),)
            return Told("letter", "status.answered.title", "digital.status.finished.text", ANSWERED, facts)
        case _ if statuses.wanted:
            return told_wanted(statuses.wanted, today)
        case "processing":
            return Told("find", "status.registered.title", "status.registered.text", WORKING, coming(statuses, today))
        case "received":
            return Told("arrived", "status.handed_in.title", "status.handed_in.text", RECEIVED, coming(statuses, today))
        case "sent":
            return Told("send", "status.sent.title", "status.sent.text", RECEIVED, (CALL,))
        case never:
            assert_never(never)


def told_wanted(wanted: tuple[Wanted, ...], today: date) -> Told:
    """Papers are wanted: the first day that is still to come, else the last that has passed."""
    days = sorted({each.by for each in wanted if each.by})
    by = next((day for day in days if day >= today), days[-1] if days else None)
    deadline = ""
    if by:
        many = "digital.status.by.first" if len(days) > 1 else "status.by"
        deadline = many if by >= today else "status.by.passed"
    facts = (Fact("office", "status.waiting.how"), Fact("later_paper", "paper.later.how"))
    return Told(
        "missing", "status.waiting.title", "digital.status.waiting.text", WORKING, facts, by=by, deadline=deadline
    )


def coming(statuses: Statuses, today: date) -> tuple[Fact, ...]:
    """What Nav may want, and when the answer usually comes."""
    arrived = next((day_of(each.at) for each in statuses.happenings if each.kind == "received"), None)
    return (CALL, answer_by(arrived, today)) if arrived else (CALL,)


def happenings_told(statuses: Statuses, today: date, *, in_private: bool) -> tuple[Happened, ...]:
    """What happened, the newest first, and at its end that there is more. `in_private`: see the one rule."""
    told = [happening_told(each, today, in_private=in_private) for each in shown(statuses)]
    if not statuses.happenings:
        told.append(Happened("send", "digital.status.standing.sent"))
    if statuses.unread:
        told.append(Happened("letter", "digital.status.unread"))
    return tuple(told)


def shown(statuses: Statuses) -> Iterator[Happening]:
    """The newest word about each thing. A list of wanted documents takes the place of those before it."""
    seen: set[tuple[str, str]] = set()
    for each in reversed(statuses.happenings):
        # Finished is told as processing while a case is undecided, and then it is no news.
        if each.kind == "finished" and statuses.standing == "processing":
            continue
        mark = (each.kind, each.id)
        if (each.id or each.kind == "documents_wanted") and mark in seen:
            continue
        seen.add(mark)
        yield each


def happening_told(happening: Happening, today: date, *, in_private: bool) -> Happened:
    """One thing that happened, in words."""
    icon, text = said_of(happening, in_private=in_private)
    day = happening.day if in_private else None
    return Happened(
        icon,
        text if day else undated(text),
        day_of(happening.at),
        happening.office,
        day,
        tuple(asked(each, happening, today) for each in happening.wanted),
    )


def asked(wanted: Wanted, happening: Happening, today: date) -> Asked:
    """A document of it, by its name in the municipality's words; its day only while it is still wanted."""
    text = "" if wanted.kind else "status.paper.other"
    if not wanted.by or happening.state not in ("", "RELEVANT"):
        return Asked(wanted.kind, text)
    late = "digital.status.documents_wanted.passed"
    return Asked(wanted.kind, text, wanted.by, "digital.status.documents_wanted.by" if wanted.by >= today else late)
