"""A desk whose applications go to a rehearsed Fiks, in the name of who signed in.

The one rule: every request is real, and every application goes under the number that the visit has.
"""

from collections.abc import Mapping
from dataclasses import replace
from threading import Event
from types import MappingProxyType
from typing import Any

from kiosk.delivery import Delivery
from kiosk.digisos.loopback import Reply, Request
from kiosk.digisos.rehearsal import RehearsalDigisos
from kiosk.form.definition import Form
from kiosk.paper.rehearsal import Fault as PrinterFault
from kiosk.register.rehearsal import RehearsalRegister
from kiosk.signin.keeping import RehearsalKeeper
from kiosk.visit.application import Application
from kiosk.visit.document import Pages
from kiosk.visit.late_papers import Wanted
from kiosk.visit.signed_in import SignedIn
from tests.delivery.delivering import WHO, CountingPress, application_of_kari, delivery_by, digital_to, tokens_of
from tests.known import pair
from tests.terminal.visiting import REFERENCE, Desk, Hand

SIZE = (80, 24)
KOMMUNE, CERTIFICATE, SUBMIT = range(3)
NUMBER = str(REFERENCE)
AGREE = WAIT = PRINT = "1"
PAPER = "2"
LATER = "3"
PRACTISED = "rehearsal"
"""The token of whoever signs in on a rehearsed phone."""


def taking(token: str, closed: tuple[str, ...] = ()) -> RehearsalDigisos:
    """One that takes this applicant's token and no other. `closed`: municipalities that receive nothing."""
    return RehearsalDigisos(tokens=tokens_of(token), closed=closed, pair=pair())


class HeldFiks(RehearsalDigisos):
    """Takes this applicant's token, hears every request, and answers none before it may."""

    def __init__(self, token: str) -> None:
        super().__init__(tokens=tokens_of(token), pair=pair())
        self.may_answer = Event()

    def answer(self, request: Request, body: bytes) -> Reply | None:
        """See Site."""
        self.may_answer.wait(60)
        return super().answer(request, body)


class DigitalDesk(Desk):
    """A desk whose applications go to this Fiks in the name of who signed in."""

    def __init__(
        self,
        form: Form,
        fiks: RehearsalDigisos,
        *faults: PrinterFault,
        keeper: RehearsalKeeper | None = None,
        who: SignedIn = WHO,
        register: RehearsalRegister | None = None,
        documents: tuple[tuple[str, str], ...] = (),
        printers: int = 1,
    ) -> None:
        super().__init__(form, faults=faults, printers=printers)
        self.session.signed_in = who
        self.press = CountingPress()
        self.register = register
        self.digital = digital_to(fiks, keeper=keeper)
        self.application = replace(application_of_kari(), reference=NUMBER, documents=documents)
        self.deliveries: list[Delivery] = []

    def deliver(
        self,
        application: Application,
        who: SignedIn | None = None,
        documents: Mapping[str, Pages] = MappingProxyType({}),
        *,
        wanted: Wanted | None = None,
    ) -> Delivery:
        assert who
        self.deliveries.append(
            delivery_by(
                self.digital, *self.printers, register=self.register, application=self.application,
                press=self.press, who=who,
            )
        )  # fmt: skip
        return self.deliveries[-1]


async def agree(pilot: Any, until: str) -> Hand:
    """From rest to the screen that follows the declaration's yes."""
    hand = Hand(pilot)
    await hand.to_declaration()
    assert "Ikke sendt ennå. Digitalt til" in hand.shown
    await hand.press(AGREE)
    await hand.until(lambda: hand.screen == until)
    return hand


async def arrived(hand: Hand) -> None:
    await hand.until(lambda: hand.screen == "DigitalReceiptScreen")


def sent_once(fiks: RehearsalDigisos) -> bool:
    return len(fiks.cases) == 1
