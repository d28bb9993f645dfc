"""What a clerk must know of a paper whose application went digitally too: tried, sent, or kept for its owner to send.

The one rule: a paper that may lie in the case system already is registered only after somebody has looked there.
"""

from datetime import datetime
from typing import Literal

from kiosk.desk.case import Case
from kiosk.desk.note import Note, day_of, time_of
from kiosk.form.reference import Reference
from kiosk.language.words import Words
from kiosk.register.model import JOINED, Status

Route = Literal["", "tried", "sent", "kept"]
""""": paper alone, as far as anybody knows."""


class Looked:
    """What clerks found when they looked in the case system; remembered until the desk closes."""

    def __init__(self) -> None:
        self._there: set[Reference] = set()
        self._absent: set[Reference] = set()

    def found(self, case: Case) -> None:
        """It is there."""
        self._there.add(case.reference)

    def missed(self, case: Case) -> None:
        """It is not there."""
        self._absent.add(case.reference)

    def is_absent(self, case: Case) -> bool:
        """Whether a clerk has looked for it and it was not there."""
        return case.reference in self._absent

    def route(self, case: Case, now: datetime) -> Route:
        """What a clerk has found stands, also while the register cannot be told of it."""
        return "sent" if case.reference in self._there and not case.is_late else route_of(case, now)


def route_of(case: Case, now: datetime) -> Route:
    """As the register says; where it says nothing, as the signed data sheet does. Late papers have no route of their
    own.
    """
    status = case.status
    if case.is_late or (status is not None and status.state == "void"):
        return ""
    if status is not None and is_there(status):
        return "sent"
    if is_doubted(case):
        return "tried"
    is_kept = status is not None and status.kept_until is not None and status.kept_until > now
    return "kept" if is_kept else ""


def is_there(status: Status) -> bool:
    """Whether the case system has it from a digital submission."""
    return status.sent is not None or (status.state == "processing" and status.registration.channel == "digital")


def is_doubted(case: Case) -> bool:
    """Whether it was tried, and nobody has heard of it since."""
    status = case.status
    if status is not None and (status.tried is not None or status.state in JOINED):
        return status.tried is not None
    return case.sheet is not None and case.sheet.tried_digitally


def attempted(case: Case) -> datetime:
    """When it was tried: what came then counts from then. As near as anybody knows."""
    if case.status is not None and case.status.tried is not None:
        return case.status.tried
    assert case.sheet is not None
    return case.sheet.application.created.astimezone()


def panel_of(words: Words, case: Case, route: Route) -> Note | None:
    """What to say of it before anything is done with the paper."""
    reference = str(case.reference)
    match route:
        case "tried":
            return Note("wait", words("desk.digital.tried", reference=reference, **said(attempted(case))))
        case "sent":
            return Note("told", words("desk.digital.sent", reference=reference))
        case "kept":
            assert case.status
            assert case.status.kept_until
            return Note("told", words("desk.digital.kept", **said(case.status.kept_until)))
        case "":
            return None


def said(moment: datetime) -> dict[str, str]:
    """Day and time as a text takes them."""
    return {"day": day_of(moment.astimezone().date()), "time": time_of(moment)}
