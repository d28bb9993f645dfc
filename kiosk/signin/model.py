"""What a sign-in is about: a hand-off that a kiosk opens, and how far it has come. Who signed in is the visit's.

The one rule: nothing here shows what is sealed, or who signed in, in a repr.
"""

from dataclasses import dataclass, field
from typing import Literal, get_args

State = Literal["waiting", "started", "choosing", "confirmed", "ended"]
"""No phone yet; a phone has begun; it must choose the kiosk's number; it chose right; it is over without a result."""
Ending = Literal["cancelled", "number", "expired", "level", "provider", "elsewhere"]
"""On the phone: cancelled, wrong number. Time is over, or nobody knows it. Signed in with too weak an eID. The provider
gave no valid answer. The kiosk went away, or began another one."""
STATES: tuple[State, ...] = get_args(State)
ENDINGS: tuple[Ending, ...] = get_args(Ending)


@dataclass(frozen=True, slots=True)
class HandOff:
    """An open hand-off. `number`: two digits for the kiosk to show; `seconds`: how long a phone may take to begin."""

    id: str
    number: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a hand-off has come. `sealed`: the box for the visit, once and only when `confirmed`."""

    state: State
    ending: Ending | None = None
    sealed: bytes = field(default=b"", repr=False)


def link_of(gateway: str, id: str) -> str:
    """`HTTPS://STATUS.EXAMPLE.NO/I/…` for the QR code: capitals fit its alphanumeric mode, as in `status_link`."""
    return f"{gateway}/I/{id}".upper()
