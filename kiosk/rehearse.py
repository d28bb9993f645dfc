"""Scripted visits, walked through the form exactly as a person would: answer by answer, or line by line.

The one rule: a script that does not fit what is asked is refused by the id of the question, never with the answer.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from io import StringIO
from typing import Any

from kiosk.deliverables import write_out
from kiosk.errors import VisitError
from kiosk.form.answers import Place, Problem
from kiosk.form.circumstances import TWICE
from kiosk.form.definition import Form, Kind, Question
from kiosk.form.forms import Forms
from kiosk.form.municipality import PostalRegister
from kiosk.language.words import SOURCE, Library
from kiosk.scripted import Visit, is_tables, raw, read_visit
from kiosk.settings import Settings
from kiosk.terminal import who
from kiosk.terminal.declaring import AGREE
from kiosk.terminal.errands import GO_ON
from kiosk.terminal.overview import declaration_of
from kiosk.terminal.plain import run_plain
from kiosk.terminal.plain_signing_in import TYPED
from kiosk.terminal.roles import CHILD
from kiosk.terminal.taking import Taking
from kiosk.visit.application import Application
from kiosk.visit.session import Session

__all__ = ["Rehearsal", "Visit", "is_tables", "raw", "read_visit", "write_out"]


class Rehearsal:
    """The rehearsal office, in which a script is walked. Raises VisitError outside practice."""

    def __init__(
        self, forms: Form | Forms, library: Library, settings: Settings, visit: Visit, register: PostalRegister
    ) -> None:
        if not settings.practice:
            raise VisitError("scripted visits run in the rehearsal office only: these settings are not for practice")
        languages = dict.fromkeys((*settings.languages, visit.language))
        helper_language = visit.helper_language or settings.helper_language
        self.forms = forms
        self.form = forms if isinstance(forms, Form) else forms.of(visit.errand)
        self.library = library
        self.visit = visit
        self.settings = replace(settings, languages=tuple(languages), helper_language=helper_language)  # type: ignore[arg-type]
        self.taking = Taking.of(self.settings, register, self.clock)

    def clock(self) -> datetime:
        """A scripted visit happens when its script says."""
        return self.visit.at

    def session(self) -> Session:
        """A visit that has not been asked anything yet."""
        return Session(self.forms, self.settings, self.visit.reference, clock=self.clock)

    def application(self) -> Application:
        """What this visit would deliver. Raises VisitError naming the question that does not fit."""
        session = self.session()
        session.language = self.visit.language
        session.helper = self.visit.helper
        session.choose_errand(self.visit.errand)
        Walk(self, session).all()
        return session.close(self.clock())

    def typed_lines(self, *, may_sign_in: bool = False) -> list[str]:
        """What a person would type in plain mode, from the language to the declaration. Raises VisitError.

        `may_sign_in`: a sign-in is offered, as wherever there is a digital route; a script types its name.
        """
        session, visit = self.session(), self.visit
        session.choose_errand(visit.errand)
        answers = Walk(self, session, may_sign_in=may_sign_in).all()
        asked = bool(session.asked_documentation())
        handed_in = [line for document in visit.documents.items() for line in document]
        return [
            *(visit.language, visit.errand, *([GO_ON] if visit.errand == TWICE else [])),
            *(visit.helper, *([GO_ON] if visit.helper == CHILD else []), *answers),
            *([*handed_in, ""] if asked else []),
            *([""] if session.form.budget else []),
            *("", *([AGREE] if declaration_of(session.form) else [])),
        ]

    def plain_application(self) -> Application:
        """The same visit, typed line by line into plain mode. Raises VisitError when plain mode would not end it."""
        application = run_plain(
            self.forms,
            self.library,
            self.settings,
            StringIO("".join(f"{line}\n" for line in self.typed_lines())),
            StringIO(),
            taking=self.taking,
            clock=self.clock,
            session=self.session(),
        )
        if application is None:
            raise VisitError(f"{self.visit.name}: plain mode wanted more lines than the script has answers")
        return application


class Walk:
    """One walk through the form, answering from the script, and the lines a person would type in plain mode."""

    def __init__(self, rehearsal: Rehearsal, session: Session, *, may_sign_in: bool = False) -> None:
        self._rehearsal = rehearsal
        self._session = session
        self._may_sign_in = may_sign_in and who.may_sign_in(session)
        self._words = rehearsal.library.words(SOURCE)

    def all(self) -> list[str]:
        """From the first question to the last. Raises VisitError for one unasked, unanswered or wrongly answered."""
        answers = self._rehearsal.visit.answers
        self._refuse_unknown(answers, tuple(self._session.form.questions()), "")
        lines: list[str] = []
        stop = self._session.journey.next(None)
        declaration = declaration_of(self._session.form)
        while stop is not None:
            lines += [TYPED] if self._may_sign_in and stop == who.first_of_who(self._session) else []
            given = self._give(stop.place, stop.question, answers)
            # It is agreed to after the review.
            lines += given if stop.question != declaration else []
            stop = self._session.journey.next(stop.place)
        self._refuse_unasked(answers, {stop.question.id for stop in self._session.journey.stops()}, "")
        for missing in self._session.journey.required_missing():
            raise self._fault(missing.place, "must be answered")
        self._hand_in()
        return lines

    def _hand_in(self) -> None:
        asked = {each.id for each in self._session.asked_documentation()}
        for id, state in self._rehearsal.visit.documents.items():
            if id not in asked:
                raise VisitError(f"{self._rehearsal.visit.name}: documents.{id}: is not asked for")
            self._session.put_document(id, state)

    def _give(self, place: Place, question: Question, answers: Mapping[str, Any]) -> list[str]:
        if question.id not in answers:
            if question.required:
                raise self._fault(place, "must be answered")
            return [""]
        given = answers[question.id]
        if question.kind is Kind.GROUP and is_tables(given):
            return [line for item in given for line in ("add", *self._give_item(place, question, item))] + [""]
        return self._take(place, question, raw(given))

    def _give_item(self, place: Place, group: Question, item: Mapping[str, Any]) -> Iterator[str]:
        index = self._session.add_item(group.id)
        self._refuse_unknown(item, group.questions, f"{place}[{index}].")
        first = self._session.journey.inside(group.id, index)
        stop = first[0] if first else None
        while stop is not None:
            yield from self._give(stop.place, stop.question, item)
            stop = self._session.journey.next(stop.place)
        asked = {stop.question.id for stop in self._session.journey.inside(group.id, index)}
        self._refuse_unasked(item, asked, f"{place}[{index}].")

    def _take(self, place: Place, question: Question, typed: str) -> list[str]:
        answer = self._rehearsal.taking.parse(question, typed)
        if isinstance(answer, Problem):
            raise self._fault(place, f"was not taken: {self._words(answer.text, **dict(answer.values))}")
        self._session.put(place, answer)
        # Whoever types what is unusual is asked whether it is right.
        return [typed, "yes"] if self._rehearsal.taking.doubt(question, answer) else [typed]

    def _refuse_unknown(self, answers: Mapping[str, Any], questions: Sequence[Question], where: str) -> None:
        for id in sorted(set(answers) - {question.id for question in questions}):
            raise VisitError(f"{self._rehearsal.visit.name}: {where}{id}: the form has no such question here")

    def _refuse_unasked(self, answers: Mapping[str, Any], asked: set[str], where: str) -> None:
        for id in answers:
            if id not in asked:
                raise VisitError(f"{self._rehearsal.visit.name}: {where}{id}: is answered but not asked")

    def _fault(self, place: Place, message: str) -> VisitError:
        return VisitError(f"{self._rehearsal.visit.name}: {place}: {message}")
