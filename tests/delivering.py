"""An application on its way and a press that makes one page, for every test of delivery.

The one rule: printers are those of the rehearsal, and nothing is drawn.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from kiosk.delivery import Delivery, Progress
from kiosk.paper.rehearsal import Fault, RehearsalPrinter
from kiosk.settings import REHEARSAL_OFFICES
from kiosk.visit.application import Application
from kiosk.visit.receipt_key import ReceiptKey

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
    """Makes one page, and counts how often it is asked to."""

    def __init__(self, *, signs: bool = False) -> None:
        self.made = 0
        self.signs = signs

    def make(self, _application: Application) -> OnePage:
        self.made += 1
        return OnePage()

    def has_codes(self, _application: Application) -> bool:
        return self.signs

    def codes(self, application: Application, version: int) -> tuple[str, ...]:
        return (f"SK1:{application.reference}:1/1:{version}",)


def delivery_to(*printers: RehearsalPrinter) -> Delivery:
    return Delivery(APPLICATION, CountingPress(), printers, lambda: NOW)


def printer(name: str = "front", *faults: Fault) -> RehearsalPrinter:
    return RehearsalPrinter(name, faults=faults, pause=0)


async def follow(delivery: Delivery, name: str | None = None, *, again: bool = False) -> list[Progress]:
    return [step async for step in delivery.attempt(name, again=again)]
