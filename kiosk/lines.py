"""A visit as lines of question and answer on the streams of this process, from the first question to the receipt.

The one rule: it is given what the screens are given, and differs in nothing but how it is shown.
"""

import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.house import House
from kiosk.insight.counting import Count
from kiosk.outgoing import Outgoing
from kiosk.register.client import Register
from kiosk.terminal.drawable import Drawable
from kiosk.terminal.sheets import Sheets
from kiosk.terminal.taking import Taking
from kiosk.visit.session import Session

if TYPE_CHECKING:
    from kiosk.documents.sources import Sources
    from kiosk.insight.tally import Tally
    from kiosk.visit.application import Application


class Lines:
    """One visit of this house. `drawable`: what is drawn where its lines are shown; `tally`: None: not counted."""

    def __init__(
        self, house: House, session: Session, outgoing: Outgoing, taking: Taking, drawable: Drawable,
        tally: "Tally | None" = None,
    ) -> None:  # fmt: skip
        self.house, self.session, self.outgoing = house, session, outgoing
        self.taking, self.drawable, self.count = taking, drawable, Count(tally)

    def serve(self, register: Register | None, sources: "Sources | None", clock: Callable[[], datetime]) -> None:
        """The whole visit, after which nothing of it is kept."""
        from kiosk.terminal.plain import run_plain

        house, session, outgoing = self.house, self.session, self.outgoing
        fiks = outgoing.fiks if outgoing.fiks.is_there else None
        application = run_plain(
            house.forms, house.library, house.settings, sys.stdin, sys.stdout,
            taking=self.taking, clock=clock, session=session, sources=sources, register=register,
            sheets=Sheets.of(house.settings, house.content, house.forms), drawable=self.drawable,
            sign_ins=fiks.sign_ins if fiks else None, digisos=fiks.of if fiks else None,
            route=lambda given, who: outgoing.deliver(given, who, session.pages, wanted=session.wanted).route,
            count=self.count,
        )  # fmt: skip
        if application:
            self.deliver(application)
        self.count.close(session.language, session.helper)
        session.erase()

    def deliver(self, application: "Application") -> None:
        """Sends or prints, and gives the receipt."""
        from kiosk.language.words import Voices
        from kiosk.terminal.conversation import Conversation, ConversationEnded
        from kiosk.terminal.plain_delivery import PlainDelivery
        from kiosk.terminal.plain_signing_in import PlainSigningIn

        session, outgoing, words = self.session, self.outgoing, self.house.library.words
        voices = Voices(words(application.language), words(application.helper_language))
        conversation = Conversation(sys.stdin, sys.stdout, voices, lambda: None)
        conversation.is_spaced = self.drawable.spaced
        delivery = outgoing.deliver(application, session.signed_in, session.pages, wanted=session.wanted)
        self.count.reach("deliver")
        self.count.hand_over(lambda: delivery.receipt.channel if delivery.receipt else None, application.documents)
        with suppress(ConversationEnded):
            gateway, sign_ins = self.house.settings.gateway, outgoing.fiks.sign_ins
            signing = PlainSigningIn(conversation, session, self.taking, sign_ins, gateway)
            PlainDelivery(
                conversation,
                delivery,
                application.reference,
                dict(application.documents),
                practice=application.practice,
                sign_in=lambda: signing.sign_in(session.signed_in),
            ).tell()
