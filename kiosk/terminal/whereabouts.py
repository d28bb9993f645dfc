"""Where an application is, in the words of this visit's two languages: for the screen and for lines.

The one rule: what a status means is told by `kiosk.register.telling`, to the phone and to the kiosk alike.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from kiosk.form.definition import Form
from kiosk.form.reference import Reference
from kiosk.language.days import long_day
from kiosk.language.script import isolate
from kiosk.language.words import Voices, Words
from kiosk.register.model import Status
from kiosk.register.telling import tell
from kiosk.settings import Office
from kiosk.visit.telling import STEPS, Fact, Told

Reached = Literal["done", "now", "open"]
Pair = tuple[str, str]
"""The applicant's text and the helper's; the second is empty when both speak the same language."""
NAV = "Nav"
"""Said of an office that this kiosk does not know."""


@dataclass(frozen=True, slots=True)
class Line:
    """A picture and what it says."""

    icon: str
    text: Pair


@dataclass(frozen=True, slots=True)
class Step:
    """One of the three steps on the way to an answer."""

    icon: str
    text: Pair
    reached: Reached


def steps_at(steps: Iterable[tuple[str, str]], at: int, voices: Voices) -> list[Step]:
    """Pictures and text ids as steps, those before `at` (from 0) done."""
    return [
        Step(icon, voices.pair(text), "done" if number < at else "now" if number == at else "open")
        for number, (icon, text) in enumerate(steps)
    ]


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """`steps`: none for what no longer counts. `lines`: what it means, what to bring, what comes next, the office."""

    reference: str
    title: Line
    steps: tuple[Step, ...]
    lines: tuple[Line, ...]


def whereabouts_of(
    status: Status, voices: Voices, today: date, forms: Iterable[Form], offices: Iterable[Office]
) -> Whereabouts:
    """All that is said of it. `offices`: those this kiosk knows."""
    told = tell(status, today)
    known: Mapping[str, Office] = {office.number: office for office in offices}
    office = known.get(status.office)
    form = next((each for each in forms if each.id == status.registration.form), None)
    name = office.name if office else NAV
    return Whereabouts(
        str(Reference(status.registration.reference)),
        Line(told.icon, voices.pair(told.title)),
        () if status.state == "void" else tuple(steps_of(told, voices)),
        (
            Line(told.icon, said(told.text, voices, office=name)),
            *papers_of(told, voices, form),
            *(Line(fact.icon, fact_of(fact, voices, name)) for fact in told.facts),
            *([Line("reference", (own_order(told.other, voices.applicant), ""))] if told.other else []),
            *(place_of(office, voices) if office else ()),
        ),
    )


def steps_of(told: Told, voices: Voices) -> Iterator[Step]:
    """How far it has come."""
    for place, (icon, text) in enumerate(STEPS):
        reached: Reached = "open"
        if told.step is not None and place <= told.step:
            reached = "now" if place == told.step else "done"
        yield Step(icon, voices.pair(text), reached)


def papers_of(told: Told, voices: Voices, form: Form | None) -> Iterator[Line]:
    """What to bring and by when. A paper of a version that this kiosk does not have is "another paper"."""
    icons = {each.id: each.icon for each in form.documentation} if form else {}
    if told.by:
        yield Line("calendar", said(told.deadline, voices, day=told.by))
    for id in told.papers:
        text = f"documentation.{id}.text" if id in icons else "status.paper.other"
        yield Line(icons.get(id, "paper"), voices.pair(text))


def fact_of(fact: Fact, voices: Voices, office: str) -> Pair:
    """A line beneath the title, with its day before it."""
    words = said(fact.text, voices, office=office, time=fact.time)
    return dated(fact.day, words, voices) if fact.day else words


def dated(day: date, words: Pair, voices: Voices) -> Pair:
    """What is said, after its day."""
    days = [long_day(day, words.language) for words in (voices.applicant, voices.helper)]
    first, second = (f"{day}: {text}" if text else "" for day, text in zip(days, words, strict=True))
    return first, second


def place_of(office: Office, voices: Voices) -> tuple[Line, ...]:
    """The office: where it is, and when it is open."""
    address = own_order(f"{office.name}, {office.street}, {office.postal_code} {office.city}", voices.applicant)
    phone = own_order(office.phone, voices.applicant)
    hours = [Line("clock", said("goes_to.hours", voices, hours=office.hours))] if office.hours else []
    return (Line("office", (f"{address}. {phone}", "")), *hours)


def said(text_id: str, voices: Voices, **values: str | date) -> Pair:
    """A text in both languages, each writing days and names in its own way."""
    first = filled(text_id, voices.applicant, values)
    return first, "" if voices.applicant.language == voices.helper.language else filled(text_id, voices.helper, values)


def filled(text_id: str, words: Words, values: Mapping[str, str | date]) -> str:
    """A text in one language."""
    written = {
        name: long_day(value, words.language) if isinstance(value, date) else own_order(value, words)
        for name, value in values.items()
    }
    return words(text_id, **written)


def apart(moments: Sequence[datetime], words: Words) -> list[str]:
    """The day of each; its time too, where two are of one day. Both as the clock stands where this machine does."""
    local = [moment.astimezone() for moment in moments]
    days = [moment.date() for moment in local]
    return [
        long_day(moment.date(), words.language) + (f", {moment:%H:%M}" if days.count(moment.date()) > 1 else "")
        for moment in local
    ]


def own_order(text: str, words: Words) -> str:
    """A Norwegian name or number, read from left to right whatever stands around it."""
    return isolate(text) if words.language.direction == "rtl" else text
