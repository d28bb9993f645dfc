"""What a delivery says on its way, and how it ends: with a Receipt, or with the ways that are open.

The one rule: nothing here holds an answer or a name, and no repr shows what lets its owner see or send anything.
"""

from collections.abc import Collection
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
    municipality does not have by this delivery; `documents`: how many went along as pages; `late`: of late papers;
    `kept_until`: it was not sent yet, and until then the gateway keeps it; `tried_digitally`: on paper, or kept, though
    the municipality may have it already.
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
    documents: int = 0
    late: bool = False

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
    """It is not known to be delivered. `ways`: what may be offered now, the quickest first; paper is among them.

    `late`: late papers, no application.
    """

    outcome: Refused | Unknown
    ways: tuple[Way, ...]
    late: bool = False


Progress = Making | Printing | Receipt
DigitalProgress = Making | Submitting | Receipt | Stopped


def missing_in(application: Application, channel: Channel, documents: Collection[str] = ()) -> tuple[str, ...]:
    """Ids of the documentation that is still wanted. `documents`: ids of those given as pages.

    Pages go along with both files and paper; what lies here on paper goes along with paper only. Beside codes on a
    screen no page goes along, so that what is there as pages is wanted then.
    """
    there = {EARLIER} if channel == "digital" else {EARLIER, HERE}
    along = () if channel == "screen" else documents
    left = documents if channel == "screen" else ()
    states = application.documents
    return tuple(id for id, state in states if (state not in there and id not in along) or id in left)
