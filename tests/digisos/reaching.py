"""Parcels made for tests, and a client that reaches the rehearsal of Fiks with time that goes as fast as it likes.

The one rule: thirty seconds of patience pass in milliseconds, and every request is real.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from time import sleep
from typing import Any
from uuid import uuid4

from kiosk.digisos.client import Digisos
from kiosk.digisos.outcomes import Outcome, Progress
from kiosk.digisos.parcel import Enclosure, LateParcel, Parcel, enclosure_of, late_parcel_of, parcel_of
from kiosk.digisos.patience import SECONDS, Patience
from kiosk.digisos.rehearsal import RehearsalDigisos
from kiosk.digisos.sending import Sending
from kiosk.visit.application import Application
from tests.digisos.applying import IDENTITY, KARI, applied, closed, forms

PDFS = (b"%PDF-1.7 one" * 900, b"%PDF-1.7 two" * 1000, b"%PDF-1.7 three")
LEASE, TAX = b"%PDF-1.7 lease" * 500, b"\xff\xd8\xff" + bytes(range(256)) * 30
# What a real wait becomes: enough for a door to open again.
SHORT = 0.01


def now() -> datetime:
    return datetime.now(UTC)


@dataclass
class Time:
    """Seconds that pass when somebody waits for them."""

    seconds: float = 0.0

    def clock(self) -> float:
        return self.seconds

    def pause(self, seconds: float) -> None:
        self.seconds += seconds
        sleep(SHORT)


def client(fiks: RehearsalDigisos, timeout: float = 5, **more: Any) -> Digisos:
    return Digisos(fiks.url, fiks.headers, timeout=(timeout, timeout), **more)


def patience(seconds: float = SECONDS) -> Patience:
    time = Time()
    return Patience(time.clock, time.pause, seconds)


def signed_in(**answers: Any) -> Application:
    return applied(signed_in=True, identity=IDENTITY, **answers)


def files() -> dict[str, tuple[Enclosure, ...]]:
    return {"lease": (enclosure_of("leie.pdf", LEASE),), "tax_return": (enclosure_of("skatt.jpg", TAX),)}


def parcel(application: Application | None = None, enclosed: dict[str, tuple[Enclosure, ...]] | None = None) -> Parcel:
    enclosed = files() if enclosed is None else enclosed
    return parcel_of(forms().application, application or signed_in(), str(uuid4()), PDFS, enclosed)


def late_parcel() -> LateParcel:
    answers: dict[str, Any] = {
        "reference": "7KQ-4M2-XJG", "name": KARI, "topics": ("housing",), "papers_housing": ("lease",),
    }  # fmt: skip
    application = closed("late", answers, signed_in=True)
    return late_parcel_of(forms().application, application, b"%PDF-1.7 cover", {"lease": files()["lease"]})


def ended(sending: Sending) -> Outcome:
    """How an attempt ends."""
    *said, outcome = sending.attempt()
    assert all(isinstance(each, Progress) for each in said)
    assert not isinstance(outcome, Progress)
    return outcome
