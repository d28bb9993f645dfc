"""Of which applications a municipality may have told more, by what name it knows them, and words for no answer.

The one rule: nothing here knows Textual; screens and lines agree on all of it.
"""

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.errors import FiksAway, FiksRefused, FiksUncertain, KioskError
from kiosk.form.reference import Reference
from kiosk.register.model import Status
from kiosk.visit.nav_reference import nav_reference_of
from kiosk.visit.receipt_key import LENGTH

SENT = frozenset({"sent", "registered", "processing", "waiting", "forwarded", "answered"})
MOST = 6
"""More applications than anybody has on their way at once."""
# In words about reading: nothing was to be sent.
READING: Mapping[type[KioskError], str] = MappingProxyType(
    {FiksAway: "follow.fiks.away", FiksUncertain: "follow.fiks.away", FiksRefused: "follow.fiks.refused"}
)


def is_hearable(status: Status) -> bool:
    """Whether it was sent digitally, or perhaps it was."""
    is_sent = status.registration.channel == "digital" and status.state in SENT
    return is_sent or (status.tried is not None and status.state not in ("kept", "void"))


def named_by(status: Status, code: str) -> str:
    """navEksternRefId of the application where `code` is all of the receipt's key; "" for the part a person types."""
    return nav_reference_of(Reference(status.registration.reference), code) if len(code) == LENGTH else ""
