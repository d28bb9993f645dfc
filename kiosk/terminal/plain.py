"""The visit as lines: language, helper, every question, review, declaration. Nothing here knows Textual.

The one rule: the same journey, parsing and session as the screens, so the same Application, byte for byte.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TextIO

from kiosk.form.answers import Place
from kiosk.form.definition import Form, Kind
from kiosk.form.journey import Stop
from kiosk.language.words import Library, Voices
from kiosk.settings import Settings
from kiosk.terminal.conversation import BACK, Conversation, ConversationEnded, Option
from kiosk.terminal.declaring import AGREE, CHANGE, declared
from kiosk.terminal.overview import declaration_of, overview
from kiosk.terminal.plain_question import PlainQuestions
from kiosk.terminal.roles import ROLES
from kiosk.terminal.taking import Taking
from kiosk.visit.application import Application
from kiosk.visit.session import Session

ON, RETURN = True, False


def run_plain(
    form: Form,
    library: Library,
    settings: Settings,
    input: TextIO,
    output: TextIO,
    *,
    taking: Taking,
    clock: Callable[[], datetime],
    session: Session | None = None,
) -> Application | None:
    """The whole visit over two streams; None when the person ended it, and then nothing is kept."""
    session = session or Session(form, settings)
    visit = PlainVisit(form, library, settings, session, taking, input, output)
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
        form: Form,
        library: Library,
        settings: Settings,
        session: Session,
        taking: Taking,
        input: TextIO,
        output: TextIO,
    ) -> None:
        self.form = form
        self.library = library
        self.settings = settings
        self.session = session
        self.conversation = Conversation(input, output, self._voices(settings.languages[0]), self.choose_language)
        self.declaration = declaration_of(form)
        self.questions = PlainQuestions(self.conversation, session, taking)

    def tell(self) -> None:
        """Stage after stage; each may send back to the one before it, and is told which way it was entered."""
        stages = (self.greet, self.choose_helper, self.answer_questions, self.review, self.declare)
        at, went_on = 0, ON
        while at < len(stages):
            went_on = stages[at](went_on)
            at = at + 1 if went_on else max(at - 1, 0)

    def greet(self, _forward: bool = ON) -> bool:
        """Who we are, in the helper's language and then in the applicant's."""
        self.conversation.tell("plain.welcome")
        self.choose_language()
        if self.settings.practice:
            self.conversation.tell("practice.explain")
        self.conversation.say(self.conversation.voices.applicant(f"{self.form.id}.title"))
        self.conversation.tell("plain.commands")
        return ON

    def choose_language(self) -> None:
        """By number, or by code ("uk"). Enter keeps the present one."""
        languages = [self.library.words(code).language for code in self.settings.languages]
        options = [Option(language.code, language.name) for language in languages]
        code = self.conversation.choose(partial(self.conversation.tell, "language.choose"), lambda: options)
        if code not in ("", BACK):
            self.session.language = code
            self.conversation.voices = self._voices(code)

    def choose_helper(self, _forward: bool = ON) -> bool:
        """By number, or by the role's id. A child who interprets is warned about first."""

        def options() -> list[Option]:
            return [Option(role.id, *self.conversation.voices.pair(role.text)) for role in ROLES]

        chosen = ""
        while not chosen:
            chosen = self.conversation.choose(partial(self.conversation.tell, "role.title"), options, ("role.help",))
        if chosen == BACK:
            return RETURN
        if chosen == "child" and not self._child_may_interpret():
            return self.choose_helper()
        self.session.helper = chosen
        return ON

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

    def review(self, _forward: bool = ON) -> bool:
        """Every answer, and a number to mend one. Enter goes on when nothing that must be answered is missing."""
        while True:
            rows = overview(self.session.journey, self.conversation.voices, self.questions.taking, self.declaration)
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
        title, statements = declared(self.declaration)

        def show() -> None:
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
        if self.declaration is not None:
            self.session.put(Place(self.declaration.id), AGREE)
        return ON

    def _mend(self, stop: Stop) -> None:
        if stop.question.kind is Kind.GROUP and stop.place.group is None:
            self.questions.ask(stop)
        else:
            self.questions.ask_one(stop)

    def _child_may_interpret(self) -> bool:
        def show() -> None:
            self.conversation.tell("child.title")
            self.conversation.tell("child.text")

        def options() -> list[Option]:
            pair = self.conversation.voices.pair
            return [Option("wait", *pair("child.wait")), Option("go_on", *pair("child.go_on"))]

        if self.conversation.choose(show, options) == "go_on":
            return True
        self.conversation.tell("waiting.text")
        return False

    def _line(self, question: tuple[str, str], answer: tuple[str, str] | None, must: bool) -> tuple[str, str]:
        said = answer or self.conversation.voices.pair("review.must" if must else "review.unanswered")
        first = f"{question[0]}: {said[0]}"
        return first, f"{question[1]}: {said[1] or said[0]}" if question[1] else ""

    def _voices(self, code: str) -> Voices:
        return Voices(self.library.words(code), self.library.words(self.settings.helper_language))
