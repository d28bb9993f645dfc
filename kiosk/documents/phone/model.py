"""What a phone's photos travel in: one slot for a visit, files in it, and files in pieces.

The one rule: nothing here has a name that somebody gave it, and no repr shows what arrived.
"""

from dataclasses import dataclass, field
from typing import Literal, Protocol, get_args

Fate = Literal["arrived", "again", "refused"]
"""What the phone is told of a file: it is there; all of it must be sent again; it cannot be used."""
FATES: tuple[Fate, ...] = get_args(Fate)
State = Literal["opening", "waiting", "opened", "receiving", "away", "over"]
"""No slot yet; no phone yet; a phone has the page open; a file is on its way; the gateway does not answer, and is asked
again; it does not let this machine, or nobody waits any more."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a phone leaves pieces. `id`: 26 Crockford characters; `seconds`: how long it lives at the most."""

    id: str
    seconds: int


@dataclass(frozen=True, slots=True)
class Offered:
    """A file at the gateway. `file`: 12 Crockford characters; `topic`: what it is for; `here`: pieces to be fetched."""

    file: str
    topic: str
    count: int
    here: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class News:
    """How a slot stands. `is_opened`: a phone has had the page open; `number`: counts its changes."""

    is_opened: bool
    number: int
    files: tuple[Offered, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrived:
    """A whole file, as a phone sent it: bytes of any kind. `topic`: the documentation it was sent for."""

    topic: str
    raw: bytes = field(repr=False)
    slot: str = ""
    file: str = ""


class Slots(Protocol):
    """Where slots are opened and emptied. Every method raises leaves of RegisterError.

    GatewayUnreachable: no answer. GatewayRefused: not for this machine. TooManyTries: wait. NotKnown: no such slot
    (any more); open another.
    """

    def open(self, language: str, topic: str) -> Slot:
        """A new slot, in the place of any other that this kiosk has open."""

    def address(self, id: str, public: bytes) -> str:
        """What the phone opens. `public`: the visit's key (33 bytes), which the gateway never gets to see."""

    def turn_to(self, id: str, topic: str) -> None:
        """From now on pages are taken for this documentation."""

    def wait(self, id: str, known: int) -> News:
        """How it stands, as soon as that is not the news of this number any more, or after some eight seconds."""

    def fetch(self, id: str, file: str, piece: int) -> bytes | None:
        """One sealed piece, once; None: it is not there (any more)."""

    def tell(self, id: str, file: str, fate: Fate) -> None:
        """What became of a file, for the phone."""

    def close(self, id: str) -> None:
        """The slot and what lies in it are gone."""
