"""One applicant's visit while it lasts: the only thing in the kiosk that changes.

The one rule: answers enter through `put`, leave through `close`, and after `erase` nothing of the visit is left here.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from kiosk.form.answers import Answer, Answers, Place
from kiosk.form.definition import Form, Kind
from kiosk.form.journey import Journey
from kiosk.settings import Office, Settings, own_office
from kiosk.visit.application import Application
from kiosk.visit.reference import Reference, mint

NEW_APPLICATION = "new"
NOBODY = "nobody"


class Session:
    """Language, helper (role id), errand, answers and reference of one visit. Minted with its reference."""

    def __init__(
        self,
        form: Form,
        settings: Settings,
        reference: Reference | None = None,
        on_language: Callable[[str], None] = lambda _code: None,
    ) -> None:
        self.form = form
        self.settings = settings
        self._on_language = on_language
        self._begin(reference)

    def _begin(self, reference: Reference | None = None) -> None:
        self.language = self.settings.languages[0]
        self.helper: str | None = None
        self.errand: str = NEW_APPLICATION
        self.answers: dict[str, Answer] = {}
        self.reference: Reference = reference or mint()

    def __repr__(self) -> str:
        return f"<Session of {len(self.answers)} answers>"

    @property
    def language(self) -> str:
        """The applicant's language; `on_language` is told when it changes, so that a crash can be explained in it."""
        return self._language

    @language.setter
    def language(self, code: str) -> None:
        self._language = code
        self._on_language(code)

    @property
    def journey(self) -> Journey:
        """The way through the form as the answers stand now."""
        return Journey(self.form, self.answers)

    def put(self, place: Place, answer: Answer) -> None:
        """Keeps the answer given at this place, instead of an earlier one. Raises IndexError for no such repetition."""
        if place.group is None:
            self.answers[place.question] = answer
        else:
            self._replace(place.group, place.index or 0, {**self._item(place), place.question: answer})

    def drop(self, place: Place) -> None:
        """Forgets the answer at this place, if there is one."""
        if place.group is None:
            self.answers.pop(place.question, None)
        else:
            rest = {id: answer for id, answer in self._item(place).items() if id != place.question}
            self._replace(place.group, place.index or 0, rest)

    def items(self, group: str) -> tuple[Answers, ...]:
        """The repetitions of a group so far; none when it is unanswered or answered by a way out."""
        answer = self.answers.get(group, ())
        return tuple(item for item in answer if isinstance(item, Mapping)) if isinstance(answer, tuple) else ()

    def add_item(self, group: str) -> int:
        """Begins one more repetition, still empty, and gives its index."""
        items = self.items(group)
        self.answers[group] = (*items, {})
        return len(items)

    def drop_item(self, group: str, index: int) -> None:
        """Forgets one repetition; those after it move up. Raises IndexError for no such repetition."""
        items = list(self.items(group))
        del items[index]
        self.answers[group] = tuple(items)

    def close(self, now: datetime) -> Application:
        """The Application as it stands: asked answers only, in form order, frozen."""
        journey = self.journey
        asked = journey.asked()
        return Application(
            reference=str(self.reference),
            form=self.form.id,
            version=self.form.version,
            language=self.language,
            helper_language=self.settings.helper_language,
            helper=self.helper or NOBODY,
            created=now,
            office=self._office(asked),
            practice=self.settings.practice,
            answers={question.id: asked[question.id] for question in self.form.questions() if question.id in asked},
            unanswered=tuple(str(stop.place) for stop in journey.missing()),
        )

    def erase(self) -> None:
        """Forgets everything: afterwards this is the session of the next person, under another reference."""
        self.answers.clear()
        self._begin()

    def _item(self, place: Place) -> Answers:
        return self.items(place.group or "")[place.index or 0]

    def _replace(self, group: str, index: int, item: Answers) -> None:
        items = list(self.items(group))
        items[index] = item
        self.answers[group] = tuple(items)

    def _office(self, asked: Answers) -> Office:
        chosen = {asked.get(question.id) for question in self.form.questions() if question.kind is Kind.OFFICE}
        return next((office for office in self.settings.offices if office.number in chosen), own_office(self.settings))
