"""How a paper stands, with the picture and the words of each state: the same on screens and in lines.

The one rule: a paper nobody has said anything about comes later; it is never taken for here or for missing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kiosk.form.definition import Kind, Question
from kiosk.form.documentation import EARLIER, HERE, LATER, MISSING, Documentation
from kiosk.language import days
from kiosk.language.sketches import sketch_for
from kiosk.language.words import Voices, Words
from kiosk.register.model import Status
from kiosk.terminal.whereabouts import Pair
from kiosk.visit.late_papers import Wanted
from kiosk.visit.session import Session

PICTURES: Mapping[str, str] = {HERE: "found", LATER: "later", EARLIER: "arrived", MISSING: "missing"}
"""State → picture, in the order of the cards; words are texts `document.<state>`."""
DAYS = (3, 7, 14)
"""So many days from now a paper is usually there; words are texts `later.days.<n>`."""
DAY_TEXT = "later_day.text"
DAY = Question(
    DAY_TEXT.removesuffix(".text"), Kind.DATE, "", "calendar", required=True, earliest="today", latest="today+1y"
)
"""Any other day."""


@dataclass(frozen=True, slots=True)
class PaperState:
    """`state`: one of STATES. `pages`: taken in here; `day`: on which it comes later, where somebody has said so.

    `is_wanted`: Nav waits for it, and nobody has said anything about it yet.
    """

    state: str = LATER
    pages: int = 0
    day: date | None = None
    is_wanted: bool = False

    @property
    def icon(self) -> str:
        """The picture of how it stands."""
        return "ask" if self.is_wanted else PICTURES[self.state]

    @property
    def is_ready(self) -> bool:
        """Whether nobody has to do anything more about it."""
        return self.state in (HERE, EARLIER)


def state_of(session: Session, id: str) -> PaperState:
    """How this paper stands in this visit."""
    return PaperState(
        session.standing(id),
        len(session.pages.get(id, ())),
        session.promised.get(id),
        is_wanted=id in session.wanted.documents and id not in session.documents,
    )


def states_of(session: Session, asked: Sequence[Documentation]) -> dict[str, PaperState]:
    """How each of them stands."""
    return {each.id: state_of(session, each.id) for each in asked}


def words_of(state: PaperState, voices: Voices) -> Pair:
    """How it stands, in few words."""
    if state.is_wanted:
        return voices.pair("document.wanted")
    if state.pages:
        return voices.pair("document.pages", count=str(state.pages))
    if state.day:
        return on_day("document.on_day", state.day, voices)
    return voices.pair(f"document.{state.state}")


def on_day(text: str, day: date, voices: Voices) -> Pair:
    """A text with a day, each language writing it in its own way."""
    first = voices.applicant(text, day=short_day(day, voices.applicant))
    if voices.applicant.language == voices.helper.language:
        return first, ""
    return first, voices.helper(text, day=short_day(day, voices.helper))


def short_day(day: date, words: Words) -> str:
    """Day and month, as the language writes them, in Western digits."""
    return days.short_day(day, words.language)


def weekday(day: date, words: Words) -> str:
    """The day of the week too."""
    return days.weekday(day, words.language)


def usual_days(today: date) -> dict[int, date]:
    """When a paper may come, by how many days that is from now; never on a Saturday or Sunday, when Nav is closed."""
    return {number: on_weekday(today + timedelta(number)) for number in DAYS}


def on_weekday(day: date) -> date:
    """That day, or the Monday after it."""
    return day + timedelta(max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def wanted_of(status: Status, key: str) -> Wanted:
    """What the register says of the application late papers go to. `key`: its receipt's, as far as it is known."""
    return Wanted(key, status.documents, status.by, status.office, status.sent)


def help_of(paper: Documentation, voices: Voices) -> tuple[str, ...]:
    """The ids of the texts on why it is asked for and what it must show; the second only where there is such a text."""
    shows = f"documentation.{paper.id}.help"
    return (f"paper.because.{sketch_for(paper.id).name}", *((shows,) if shows in voices.helper else ()))
