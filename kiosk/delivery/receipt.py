"""What a delivery says on its way, and how it ends: with a Receipt, or with the ways that are open.

The one rule: nothing here holds an answer or a name, and no repr shows what lets its owner see or send anything.
"""

from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from kiosk.digisos.outcomes import Progress as Asked
from kiosk.digisos.outcomes import Refused, Unknown, Way
from kiosk.form.documentation import EARLIER, HERE
from kiosk.paper.printer import PrintState
from kiosk.register.model import Channel
from kiosk.settings import Office
from kiosk.visit.application import Application


@dataclass(frozen=True, slots=True)
class Receipt:
    """That an application was delivered: how, where to, when, on how many pages, by which printer.

    `link`: where its status is seen; `code`: with which a person looks it up, and continues from its data sheet. Both
    are secrets of whoever has the receipt, and empty where they are of no use. `missing`: ids of the documentation the
    municipality does not have by this delivery; `kept_until`: it was not sent yet, and until then the gateway keeps it;
    `tried_digitally`: on paper, or kept, though the municipality may have it already.
    """

    reference: str
    channel: Channel
    office: Office | None
    created: datetime
    pages: int
    printer: str
    link: str = field(default="", repr=False)
    code: str = field(default="", repr=False)
    missing: tuple[str, ...] = field(default=(), repr=False)
    kept_until: datetime | None = None
    tried_digitally: bool = False

    def to_dict(self) -> dict[str, Any]:
        """As JSON takes it; times in ISO 8601."""
        kept = self.kept_until.isoformat(timespec="seconds") if self.kept_until else None
        said = {"created": self.created.isoformat(timespec="seconds"), "kept_until": kept}
        return {**asdict(self), **said, "missing": list(self.missing)}


@dataclass(frozen=True, slots=True)
class Making:
    """The pages are being drawn."""


@dataclass(frozen=True, slots=True)
class Printing:
    """What a printer says of the job."""

    printer: str
    state: PrintState


@dataclass(frozen=True, slots=True)
class Submitting:
    """A request to Fiks is about to be made."""

    progress: Asked


@dataclass(frozen=True, slots=True)
class Stopped:
    """It is not known to be delivered. `ways`: what may be offered now, the quickest first; paper is among them."""

    outcome: Refused | Unknown
    ways: tuple[Way, ...]


Progress = Making | Printing | Receipt
DigitalProgress = Making | Submitting | Receipt | Stopped


def missing_in(application: Application, channel: Channel) -> tuple[str, ...]:
    """Ids of the documentation that is still wanted. What lies here on paper goes along with paper only."""
    there = {EARLIER} if channel == "digital" else {EARLIER, HERE}
    return tuple(id for id, state in application.documents if state not in there)
