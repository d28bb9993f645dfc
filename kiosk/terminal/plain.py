"""The visit as lines: language, helper, every question, review, declaration. Nothing here knows Textual.

The one rule: the same journey, parsing and session as the screens, so the same Application, byte for byte.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, TextIO

from kiosk.form.answers import Place
from kiosk.form.budget import budget_of
from kiosk.form.definition import Form, Kind, Question
from kiosk.form.forms import Forms
from kiosk.form.journey import Stop
from kiosk.language.words import Library
from kiosk.register.client import Register
from kiosk.settings import Settings
from kiosk.terminal.conversation import BACK, Conversation, ConversationEnded, Option
from kiosk.terminal.declaring import AGREE, Destination
from kiosk.terminal.drawable import EVERYTHING, Drawable
from kiosk.terminal.opening import Opening
from kiosk.terminal.overview import OverviewRow, declaration_of, overview, walk
from kiosk.terminal.plain_beginning import PlainBeginning
from kiosk.terminal.plain_capturing import PlainCapturing
from kiosk.terminal.plain_continuing import PlainContinuing
from kiosk.terminal.plain_declaring import tell_declaration
from kiosk.terminal.plain_documents import PlainDocuments
from kiosk.terminal.plain_following import PlainFollowing
from kiosk.terminal.plain_hearing import PlainHearing
from kiosk.terminal.plain_late import PlainLate
from kiosk.terminal.plain_month import tell_month
from kiosk.terminal.plain_question import PlainQuestions
from kiosk.terminal.plain_signing_in import PlainSigningIn
from kiosk.terminal.sheets import Sheets
from kiosk.terminal.taking import Taking
from kiosk.visit.application import Application
from kiosk.visit.session import Session
from kiosk.visit.signed_in import SignedIn

if TYPE_CHECKING:
    from kiosk.delivery import Route
    from kiosk.digisos.client import Digisos
    from kiosk.documents.sources import Sources
    from kiosk.insight.counting import Count
    from kiosk.signin.client import SignIns

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
    sign_ins: "Callable[[], SignIns] | None" = None,
    digisos: "Callable[[SignedIn], Digisos] | None" = None,
    sources: "Sources | None" = None,
    drawable: Drawable = EVERYTHING,
    route: "Callable[[Application, SignedIn | None], Route]" = lambda _application, _who: "paper",
    count: "Count | None" = None,
) -> Application | None:
    """The whole visit over two streams; None when the person ended it, and then nothing is kept.

    `register`: where there is a gateway; `sheets`: where one's own paper can be continued; `sign_ins`: where people can
    sign in on their phone; `digisos`: Fiks in their name, where it goes digitally; `sources`: where pages are taken in;
    `drawable`: what is drawn here; `route`: which one an application will take; `count`: what is counted of it.
    """
    session = session or Session(forms, settings, clock=clock)
    visit = PlainVisit(session, library, settings, taking, clock, input, output, drawable)
    visit.route, visit.conversation.count = route, count or visit.conversation.count
    visit.follow_with(register, sheets)
    if sign_ins:
        visit.signing = PlainSigningIn(visit.conversation, session, taking, sign_ins, settings.gateway)
        if digisos:
            visit.hear_with(visit.signing, digisos)
    if sources:
        visit.documents.capture = capture = PlainCapturing(visit.conversation, session, sources)
        if visit.signing:
            visit.signing.takes_pages = True
    try:
        visit.tell()
        return session.close(clock())
    except ConversationEnded:
        visit.conversation.tell("plain.erased")
        return None
    except KeyboardInterrupt:
        return None
    finally:
        if sources:
            capture.close()


class PlainVisit:
    """One visit told as lines; `tell` is the visit loop. `signing`: where somebody can sign in."""

    signing: PlainSigningIn | None = None

    def __init__(
        self,
        session: Session,
        library: Library,
        settings: Settings,
        taking: Taking,
        clock: Callable[[], datetime],
        input: TextIO,
        output: TextIO,
        drawable: Drawable,
    ) -> None:
        self.session = session
        self.taking = taking
        self.clock = clock
        self.route: Callable[[Application, SignedIn | None], Route] = lambda _application, _who: "paper"
        self.beginning = PlainBeginning(session, library, settings, drawable)
        voices = self.beginning.voices(settings.languages[0])
        self.conversation = Conversation(input, output, voices, self.beginning.choose_language)
        self.conversation.is_spaced = drawable.spaced
        self.beginning.conversation = self.conversation
        self.questions = PlainQuestions(self.conversation, session, taking)
        self.documents = PlainDocuments(
            self.conversation, session, taking, lambda: clock().date(), self.questions.ask_papers
        )

    def follow_with(self, register: Register | None, sheets: Sheets | None) -> None:
        """From now on applications can be followed, or continued, where there is what it takes."""
        conversation, session, offices = self.conversation, self.session, self.beginning.settings.offices
        if register:
            following = PlainFollowing(conversation, register, session.forms, offices, self.clock)
            self.beginning.following = following
            self.beginning.late = PlainLate(conversation, session, self.questions, register)
        if sheets:
            opening = Opening(sheets, register, self.clock)
            self.beginning.continuing = PlainContinuing(conversation, session, opening, self.taking.fits)

    def hear_with(self, signing: PlainSigningIn, digisos: "Callable[[SignedIn], Digisos]") -> None:
        """From now on whoever follows an application can hear what the municipality told of it."""
        if self.beginning.following:
            offices = self.beginning.settings.offices
            hearing = PlainHearing(self.conversation, signing.sign_in, digisos, offices, self.clock)
            self.beginning.following.hearing = hearing

    @property
    def stages(self) -> tuple[Stage, ...]:
        """What this visit goes through, as its errand makes it."""
        form = self.session.form
        return (
            self.beginning.greet,
            self.beginning.choose_errand,
            self.beginning.choose_helper,
            self.answer_questions,
            *([self.documents.gather] if self.session.documentation else ()),
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
        went_on, ask = forward, self.questions.ask
        while stop is not None and stop.question != self.declaration:
            went_on = self.signing.take(stop, went_on, ask) if self.signing else self._ask_if_open(stop, went_on)
            journey = self.session.journey
            stop = journey.next(stop.place) if went_on else journey.previous(stop.place)
        return went_on

    def _ask_if_open(self, stop: Stop, forward: bool) -> bool:
        """Passes by what the receipt of late papers has told."""
        return forward if stop.question.id in self.session.told else self.questions.ask(stop)

    def look_at_month(self, _forward: bool = ON) -> bool:
        """What comes in, what goes out, and what is left; an amount nobody has named can be named here."""
        return tell_month(
            self.conversation,
            lambda: budget_of(self.session.form, self.session.journey),
            lambda place: self._mend(next(stop for stop, _ in walk(self.session.journey) if stop.place == place)),
        )

    def review(self, _forward: bool = ON) -> bool:
        """Every answer, and a number to mend one. Enter goes on when nothing that must be answered is missing."""
        self.conversation.count.reach("review")
        while True:
            voices, session = self.conversation.voices, self.session
            rows = overview(session.journey, voices, self.taking, self.declaration, session.given, session.settled)
            options = [Option(str(row.stop.place), *self._line(row)) for row in rows]

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
        application = self.session.close(self.clock())
        destination = Destination.of(application, self.route(application, self.session.signed_in))
        if not tell_declaration(self.conversation, question, destination):
            return RETURN
        self.session.put(Place(question.id), AGREE)
        return ON

    def _mend(self, stop: Stop) -> None:
        if self.signing and str(stop.place) in self.session.given:
            self.signing.unlock()
        elif stop.question.kind is Kind.GROUP and stop.place.group is None:
            self.questions.ask(stop)
        else:
            self.questions.ask_one(stop)

    def _line(self, row: OverviewRow) -> tuple[str, str]:
        pair = self.conversation.voices.pair
        (first, second), given = row.question, pair("review.given") if row.given else ("", "")
        said = row.answer or pair("review.must" if row.must else "review.unanswered")
        answers = (said[0], said[1] or said[0])
        told = [f"{answer} ({origin})" if origin else answer for answer, origin in zip(answers, given, strict=True)]
        return f"{first}: {told[0]}", f"{second}: {told[1]}" if second else ""
