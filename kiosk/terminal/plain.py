"""The visit as lines: language, helper, every question, review, declaration. Nothing here knows Textual.

The one rule: the same journey, parsing and session as the screens, so the same Application, byte for byte.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TextIO

from kiosk.form.answers import Place
from kiosk.form.budget import budget_of
from kiosk.form.definition import Form, Kind, Question
from kiosk.form.forms import Forms
from kiosk.form.journey import Stop
from kiosk.language.words import Library
from kiosk.register.client import Register
from kiosk.settings import Settings
from kiosk.terminal.conversation import BACK, Conversation, ConversationEnded, Option
from kiosk.terminal.declaring import AGREE, CHANGE, Destination, declared
from kiosk.terminal.opening import Opening
from kiosk.terminal.overview import declaration_of, overview, walk
from kiosk.terminal.plain_beginning import PlainBeginning
from kiosk.terminal.plain_continuing import PlainContinuing
from kiosk.terminal.plain_documents import tell_documents
from kiosk.terminal.plain_following import PlainFollowing
from kiosk.terminal.plain_month import tell_month
from kiosk.terminal.plain_question import PlainQuestions
from kiosk.terminal.sheets import Sheets
from kiosk.terminal.taking import Taking
from kiosk.visit.application import Application
from kiosk.visit.session import Session

ON, RETURN = True, False
Stage = Callable[[bool], bool]


def run_plain(
    forms: Form | Forms,
    library: Library,
    settings: Settings,
    input: TextIO,
    output: TextIO,
    *,
    taking: Taking,
    clock: Callable[[], datetime],
    session: Session | None = None,
    register: Register | None = None,
    sheets: Sheets | None = None,
) -> Application | None:
    """The whole visit over two streams; None when the person ended it, and then nothing is kept.

    `register`: where there is a gateway; `sheets`: where one's own paper can be continued.
    """
    session = session or Session(forms, settings, clock=clock)
    visit = PlainVisit(session, library, settings, taking, clock, input, output)
    visit.follow_with(register, sheets)
    try:
        visit.tell()
        return session.close(clock())
    except ConversationEnded:
        visit.conversation.tell("plain.erased")
        return None
    except KeyboardInterrupt:
        return None


class PlainVisit:
    """One visit told as lines; `tell` is the visit loop."""

    def __init__(
        self,
        session: Session,
        library: Library,
        settings: Settings,
        taking: Taking,
        clock: Callable[[], datetime],
        input: TextIO,
        output: TextIO,
    ) -> None:
        self.session = session
        self.taking = taking
        self.clock = clock
        self.beginning = PlainBeginning(session, library, settings)
        voices = self.beginning.voices(settings.languages[0])
        self.conversation = Conversation(input, output, voices, self.beginning.choose_language)
        self.beginning.conversation = self.conversation
        self.questions = PlainQuestions(self.conversation, session, taking)

    def follow_with(self, register: Register | None, sheets: Sheets | None) -> None:
        """From now on applications can be followed, or continued, where there is what it takes."""
        conversation, session, offices = self.conversation, self.session, self.beginning.settings.offices
        if register:
            following = PlainFollowing(conversation, register, session.forms, offices, self.clock)
            self.beginning.following = following
        if sheets:
            opening = Opening(sheets, register, self.clock)
            self.beginning.continuing = PlainContinuing(conversation, session, opening, self.taking.fits)

    @property
    def stages(self) -> tuple[Stage, ...]:
        """What this visit goes through, as its errand makes it."""
        form = self.session.form
        return (
            self.beginning.greet,
            self.beginning.choose_errand,
            self.beginning.choose_helper,
            self.answer_questions,
            *([self.gather_documents] if form.documentation else ()),
            *([self.look_at_month] if form.budget else ()),
            self.review,
            *([self.declare] if self.declaration else ()),
        )

    def tell(self) -> None:
        """Stage after stage; each may send back to the one before it, and is told which way it was entered.

        Whoever mends an application sees all of it at once: from there every question can be asked again.
        """
        at, went_on = 0, ON
        while at < len(self.stages):
            stage = self.stages[at]
            went_on = stage(went_on)
            at = at + 1 if went_on else max(at - 1, 0)
            if went_on and self.session.replaces and stage == self.beginning.choose_helper:
                at = self.stages.index(self.review)

    @property
    def declaration(self) -> Question | None:
        """What the form ends with, where it does: asked after the review."""
        return declaration_of(self.session.form)

    def answer_questions(self, forward: bool = ON) -> bool:
        """Every question asked, in order, with back; inside repetitions the same."""
        stops = [stop for stop in self.session.journey.stops() if stop.question != self.declaration]
        stop: Stop | None = stops[0 if forward else -1]
        went_on = ON
        while stop is not None and stop.question != self.declaration:
            went_on = self.questions.ask(stop)
            journey = self.session.journey
            stop = journey.next(stop.place) if went_on else journey.previous(stop.place)
        return went_on

    def gather_documents(self, forward: bool = ON) -> bool:
        """How each document asked for stands; passed by where none is."""
        asked, session = self.session.asked_documentation(), self.session
        return tell_documents(self.conversation, asked, session.documents, session.put_document) if asked else forward

    def look_at_month(self, _forward: bool = ON) -> bool:
        """What comes in, what goes out, and what is left; an amount nobody has named can be named here."""
        return tell_month(
            self.conversation,
            lambda: budget_of(self.session.form, self.session.journey),
            lambda place: self._mend(next(stop for stop, _ in walk(self.session.journey) if stop.place == place)),
        )

    def review(self, _forward: bool = ON) -> bool:
        """Every answer, and a number to mend one. Enter goes on when nothing that must be answered is missing."""
        while True:
            rows = overview(self.session.journey, self.conversation.voices, self.taking, self.declaration)
            options = [Option(str(row.stop.place), *self._line(row.question, row.answer, row.must)) for row in rows]

            chosen = self.conversation.choose(partial(self.conversation.tell, "review.title"), partial(list, options))
            missing = [row for row in rows if row.must]
            if chosen == BACK:
                return RETURN
            if chosen:
                self._mend(next(row.stop for row in rows if str(row.stop.place) == chosen))
            elif missing:
                self.conversation.tell("review.missing", count=str(len(missing)))
            else:
                return ON

    def declare(self, _forward: bool = ON) -> bool:
        """What the applicant confirms, and agrees to or goes back to mend."""
        question = self.declaration
        assert question is not None
        title, statements = declared(question)

        def show() -> None:
            self._say_destination()
            for text in (title, *(text for _, text in statements)):
                self.conversation.tell(text)

        def options() -> list[Option]:
            pair = self.conversation.voices.pair
            return [Option(AGREE, *pair("declaration.agree")), Option(CHANGE, *pair("declaration.change"))]

        chosen = ""
        while not chosen:
            chosen = self.conversation.choose(show, options, ("declaration.afterwards",))
        if chosen != AGREE:
            return RETURN
        self.session.put(Place(question.id), AGREE)
        return ON

    def _say_destination(self) -> None:
        """The office and its address, or what stands for them."""
        destination = Destination.of(self.session.close(self.clock()))
        self.conversation.tell("goes_to.title")
        office = destination.office
        if office is None:
            self.conversation.tell(destination.text)
        else:
            self.conversation.say(office.name, office.street, f"{office.postal_code} {office.city}")
            self.conversation.tell("goes_to.hours", hours=office.hours)

    def _mend(self, stop: Stop) -> None:
        if stop.question.kind is Kind.GROUP and stop.place.group is None:
            self.questions.ask(stop)
        else:
            self.questions.ask_one(stop)

    def _line(self, question: tuple[str, str], answer: tuple[str, str] | None, must: bool) -> tuple[str, str]:
        said = answer or self.conversation.voices.pair("review.must" if must else "review.unanswered")
        first = f"{question[0]}: {said[0]}"
        return first, f"{question[1]}: {said[1] or said[0]}" if question[1] else ""
