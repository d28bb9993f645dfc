"""The declaration at the end of the questions: what the applicant confirms, having seen where it goes and how.

The one rule: the form's own declaration is answered by a yes on its screen and by nothing else.
"""

from collections.abc import Callable

from kiosk.delivery import Route
from kiosk.form.answers import Place
from kiosk.form.definition import Question
from kiosk.terminal.declaring import AGREE, Destination
from kiosk.terminal.equipment import Equipment
from kiosk.terminal.outcome import Chose
from kiosk.terminal.overview import declaration_of
from kiosk.terminal.questioning import Show
from kiosk.terminal.screens.declaration import DeclarationScreen
from kiosk.visit.application import Application
from kiosk.visit.session import Session


class Agreeing:
    """`show` shows a screen until it decides something; `at`: its step on the rail."""

    def __init__(self, equipment: Equipment, session: Session, show: Show, at: Callable[[], int]) -> None:
        self.equipment = equipment
        self.session = session
        self.show = show
        self.at = at

    @property
    def question(self) -> Question | None:
        """What the form ends with, where it does: asked after the review."""
        return declaration_of(self.session.form)

    async def declare(self, _forward: bool) -> bool:
        """Whether the applicant agrees; False leads back to mend."""
        question = self.question
        assert question is not None
        application = self.session.close(self.equipment.clock())
        destination, at = Destination.of(application, self.route_of(application)), self.at()
        outcome = await self.show(lambda now, _typed: DeclarationScreen(now, question, destination, at))
        if outcome == Chose(AGREE):
            self.session.put(Place(question.id), AGREE)
        return outcome == Chose(AGREE)

    def route_of(self, application: Application) -> Route:
        """How it will leave the kiosk, as things are: what nobody signed in for goes on paper."""
        session = self.session
        if not session.signed_in:
            return "paper"
        return self.equipment.deliver(application, session.signed_in, session.pages, wanted=session.wanted).route
