"""What a life is meant to teach, and whether the helper noticed it, seen from the visit alone.

The one rule: it is worked out from two sessions in memory, the helper's and the one the life would have had.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import Enum

from kiosk.form.answers import Answer, Place
from kiosk.form.definition import WayOut
from kiosk.form.documentation import HERE, LATER, MISSING
from kiosk.terminal.overview import walk
from kiosk.terminal.roles import CHILD
from kiosk.visit.session import Session


class Lesson(Enum):
    """Its name in the files of lives; words are texts `training.lesson.<name>`."""

    ACUTE = "acute"
    CHILD = "child"
    CONSENT = "consent"
    DISCREET = "discreet"
    ERRAND = "errand"
    IDENTITY = "identity"
    LANGUAGE = "language"
    OFFICE = "office"
    PAPERS = "papers"
    REFERENCE = "reference"
    UNSAID = "unsaid"


def is_noticed(lesson: Lesson, done: Session, meant: Session, now: datetime) -> bool:
    """Whether the visit that was `done` shows it; `meant` is how this life would have gone."""
    return NOTICED[lesson](done, meant, now)


def marks_the_acute(done: Session, meant: Session, _now: datetime) -> bool:
    """Everything that is urgent in this life was marked."""
    urgent = {*chosen(meant, "acute_need")} - {way.value for way in WayOut}
    return urgent <= {*chosen(done, "acute_need")}


def keeps_the_child_out(done: Session, _meant: Session, _now: datetime) -> bool:
    """No child was written down as the one who helps."""
    return done.helper not in (CHILD, None)


def respects_consent(done: Session, meant: Session, _now: datetime) -> bool:
    """What the person says about fetching tax figures was taken as it was said."""
    return done.answers.get("tax_consent") == meant.answers.get("tax_consent")


def is_discreet(done: Session, _meant: Session, now: datetime) -> bool:
    """The protected address was marked, so that no address and no office are written anywhere."""
    return done.close(now).discreet


def has_the_errand(done: Session, meant: Session, _now: datetime) -> bool:
    """Late papers are no new application."""
    return done.errand == meant.errand


def takes_people_without_papers(done: Session, meant: Session, _now: datetime) -> bool:
    """No number was made up for somebody who has none."""
    return done.answers.get("identity") == meant.answers.get("identity")


def speaks_the_language(done: Session, meant: Session, _now: datetime) -> bool:
    """The screens spoke this person's language at the end."""
    return done.language == meant.language


def finds_the_office(done: Session, meant: Session, now: datetime) -> bool:
    """It goes where this life's application goes."""
    return done.close(now).office == meant.close(now).office


def forces_no_papers(done: Session, meant: Session, _now: datetime) -> bool:
    """What this person does not have with them may come later; nothing was ticked as here that is not."""
    states = [(done.standing(each.id), meant.standing(each.id)) for each in done.asked_documentation()]
    return not any((was == HERE) > (should == HERE) or (was, should) == (MISSING, LATER) for was, should in states)


def uses_the_reference(done: Session, meant: Session, _now: datetime) -> bool:
    """The papers go to the application they belong to."""
    return done.answers.get("reference") == meant.answers.get("reference")


def guesses_nothing(done: Session, meant: Session, _now: datetime) -> bool:
    """Where this person does not know or will not say, nothing else was answered."""
    unsaid = {str(stop.place): answer for stop, answer in walk(meant.journey) if is_unsaid(answer)}
    given = {str(stop.place): answer for stop, answer in walk(done.journey)}
    return all(given.get(place) is None or is_unsaid(given[place]) for place in unsaid)


def is_unsaid(answer: Answer | None) -> bool:
    """Whether this is "don't know" or "I would rather not say"."""
    return answer in (WayOut.DONT_KNOW, WayOut.NO_SAY)


def chosen(session: Session, question: str) -> tuple[str, ...]:
    """What was ticked there."""
    answer = session.journey.answer_at(Place(question))
    return tuple(map(str, answer)) if isinstance(answer, tuple) else ()


NOTICED: Mapping[Lesson, Callable[[Session, Session, datetime], bool]] = {
    Lesson.ACUTE: marks_the_acute,
    Lesson.CHILD: keeps_the_child_out,
    Lesson.CONSENT: respects_consent,
    Lesson.DISCREET: is_discreet,
    Lesson.ERRAND: has_the_errand,
    Lesson.IDENTITY: takes_people_without_papers,
    Lesson.LANGUAGE: speaks_the_language,
    Lesson.OFFICE: finds_the_office,
    Lesson.PAPERS: forces_no_papers,
    Lesson.REFERENCE: uses_the_reference,
    Lesson.UNSAID: guesses_nothing,
}
