"""An application on its way and a press that makes one page, for every test of delivery.

The one rule: printers and Fiks are those of the rehearsal, every request is real, and nothing is drawn.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from kiosk.delivery import Delivery, DigitalProgress, Progress
from kiosk.delivery.digital import Digital
from kiosk.delivery.enclosing import NONE, Bundle, Documents
from kiosk.digisos.client import Digisos
from kiosk.digisos.exchange import Who
from kiosk.digisos.rehearsal import RehearsalDigisos
from kiosk.paper.rehearsal import Fault, RehearsalPrinter
from kiosk.paper.sent import Sent
from kiosk.register.client import Register
from kiosk.settings import REHEARSAL_OFFICES
from kiosk.signin.keeping import Keeper
from kiosk.visit.application import Application
from kiosk.visit.late_papers import Wanted
from kiosk.visit.receipt_key import ReceiptKey, mint_key
from kiosk.visit.reference import mint
from kiosk.visit.signed_in import SignedIn
from tests.digisos.applying import forms
from tests.digisos.reaching import patience, signed_in
from tests.known import pair

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
APPLICATION = Application(
    "7KQ-4M2-XJG", "small", "1", "nb", "nb", "nav", NOW, REHEARSAL_OFFICES[0], True, {"name": "Kari"}, ()
)
KEY = ReceiptKey("4F7A1CQ2M9KXJ5RT")
WITH_KEY = replace(APPLICATION, key=KEY)
GATEWAY = "https://status.example.no"
# The smallest document that has a page to count.
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj trailer<</Root 1 0 R>>"
)


@dataclass(frozen=True)
class OnePage:
    pdf: bytes = PDF
    pages: int = 1


class CountingPress:
    """Makes one page, and counts how often it is asked to. `marked`: how often as tried digitally.

    `documents`: what went along last.
    """

    def __init__(self, *, signs: bool = False) -> None:
        self.made = self.marked = 0
        self.documents: Documents = NONE
        self.receipts: list[Sent] = []
        self.signs = signs

    def make(self, _application: Application, *, tried_digitally: bool = False, documents: Documents = NONE) -> OnePage:
        self.made += 1
        self.documents = documents
        self.marked += tried_digitally
        return OnePage()

    def make_one(self, name: str, _application: Application, *, documents: Documents = NONE) -> bytes:
        return PDF + name.encode()

    def make_receipt(self, _application: Application, sent: Sent) -> OnePage:
        self.receipts.append(sent)
        return OnePage()

    def has_codes(self, _application: Application) -> bool:
        return self.signs

    def codes(self, application: Application, version: int, *, tried_digitally: bool = False) -> tuple[str, ...]:
        return (f"SK1:{application.reference}:1/1:{version}",)


def delivery_to(*printers: RehearsalPrinter) -> Delivery:
    return Delivery(APPLICATION, CountingPress(), printers, lambda: NOW)


def printer(name: str = "front", *faults: Fault) -> RehearsalPrinter:
    return RehearsalPrinter(name, faults=faults, pause=0)


async def follow(delivery: Delivery, name: str | None = None, *, again: bool = False) -> list[Progress]:
    return [step async for step in delivery.attempt(name, again=again)]


# ── digitally ────────────────────────────────────────────────────────────────

TOKEN = "kari"
WHO = SignedIn("15076500565", "Kari Nordmann", "idporten-loa-high", NOW, TOKEN, NOW + timedelta(minutes=10))
# Three attempts, in a time that passes as fast as it likes.
FEW = 2.0


def rehearsal(**more: float) -> RehearsalDigisos:
    """Takes Kari's token and no other."""
    return RehearsalDigisos(tokens=tokens_of(TOKEN), pair=pair(), **more)  # type: ignore[arg-type]


def tokens_of(applicant: str) -> Mapping[Who, str | None]:
    """What a rehearsal wants to see: this one of the applicant, and the machine's."""
    return {"applicant": applicant, "machine": "machine"}


def application_of_kari() -> Application:
    """One that may go digitally, under a reference and with a key of its own."""
    return replace(signed_in(), reference=str(mint()), key=mint_key(), created=datetime.now(UTC))


def digital_to(
    fiks: RehearsalDigisos,
    *,
    keeper: Keeper | None = None,
    seconds: float = FEW,
    timeout: float = 5,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Digital:
    """The digital route, to this rehearsal."""

    def reach(token: Callable[[], str]) -> Digisos:
        def headers(who: Who) -> Mapping[str, str]:
            said = {"applicant": token(), "machine": "machine"}[who]
            return {**fiks.headers(who), "Authorization": f"Bearer {said}"}

        return Digisos(fiks.url, headers, timeout=(timeout, timeout))

    return Digital(forms().application, reach, keeper, clock, lambda: patience(seconds))


def delivery_by(
    digital: Digital,
    *printers: RehearsalPrinter,
    register: Register | None = None,
    application: Application | None = None,
    press: CountingPress | None = None,
    who: SignedIn = WHO,
    documents: Documents = NONE,
    bundle: Bundle | None = None,
    wanted: Wanted | None = None,
) -> Delivery:
    """One of Kari's own, digitally where it may."""
    return Delivery(
        application or application_of_kari(), press or CountingPress(), printers or (printer(),),
        lambda: datetime.now(UTC), register, gateway=GATEWAY, digital=digital, who=who,
        documents=documents, bundle=bundle, wanted=wanted,
    )  # fmt: skip


async def submitted(delivery: Delivery) -> list[DigitalProgress]:
    """Every step of one attempt."""
    return [step async for step in delivery.submit()]


async def ended(delivery: Delivery) -> DigitalProgress:
    """How one attempt ends."""
    return (await submitted(delivery))[-1]
