"""What is told of an application in words: where it stands, and what happened to it, for kiosk, phone and paper.

The one rule: only text ids, days and numbers of offices stand here, so that each place draws the same in its own
languages; the one thing in somebody's own words is the name of a document that the municipality asks for.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from kiosk.form.days import months_from

STEPS = (("arrived", "status.step.received"), ("find", "status.step.working"), ("letter", "status.step.answered"))
"""Concept and text id of each step, with the pictures of the printed receipt."""
RECEIVED, WORKING, ANSWERED = range(len(STEPS))
# Nav answers within a month, or says by then when it will.
MONTHS = 1


@dataclass(frozen=True, slots=True)
class Fact:
    """One line beneath the title. `icon`: a concept; `text`: a text id, where {office} is the office's name.

    `day`: stands with it, as a date or as the leaf of a calendar; `office`: the number of the office the text names;
    `time`: what {time} stands for, as `14:30`.
    """

    icon: str
    text: str
    day: date | None = None
    office: str = ""
    time: str = ""


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


@dataclass(frozen=True, slots=True)
class Asked:
    """A document the municipality asks for. `name`: in its own words, which no catalogue has: draw it as foreign text.

    Without a name it is "" and the text of `text` says so. `by`: the day it is wanted; `deadline`: the text that says
    so, where {day} is that day, "" without one.
    """

    name: str = field(repr=False)
    text: str = ""
    by: date | None = None
    deadline: str = ""


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that happened. `icon`: a concept; `text`: a text id, where {office} and {day} may stand.

    `at`: the day it happened, None where many are counted together; `office`: the number of the office the text names;
    `day`: what {day} stands for; `papers`: the documents that are wanted because of it.
    """

    icon: str
    text: str
    at: date | None = None
    office: str = ""
    day: date | None = None
    papers: tuple[Asked, ...] = ()


def answer_by(arrived: date, today: date) -> Fact:
    """When the answer usually comes; once that day has passed, whom to ask."""
    due = months_from(arrived, MONTHS)
    return Fact("letter", "status.answer", due) if due >= today else Fact("phone_call", "status.answer.late")


def day_of(moment: datetime) -> date:
    """The day it was where this machine stands."""
    return moment.astimezone().date()
