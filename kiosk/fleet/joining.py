"""A kiosk asks to join the gateway's kiosks, and waits until a person there has said yes.

The one rule: the keys are made here and stay here. The gateway learns the hash of the one and the public half of the
other, and is believed only where the key of the enrolment code's fingerprint has signed for exactly what was told.
"""

import base64
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Literal

from kiosk.asking import Answer, Asking, take
from kiosk.errors import GatewayUnreachable, SettingsError
from kiosk.fleet.enrolment import Enrolment
from kiosk.fleet.verifying import check_signed
from kiosk.fleet.wire import (
    NAME,
    ROOM,
    Entry,
    Received,
    hash_of,
    read_known,
    read_received,
    said_of_entry,
    write_entry,
)
from kiosk.register.fields import WireError

Standing = Literal["waiting", "joined", "refused", "over"]
"""`over`: the hour is gone, or the gateway knows nothing of this kiosk."""
TIMEOUT = (5.0, 10.0)
LOOK_SECONDS = 3.0
REFUSED = {
    403: "the gateway does not know this office: compare its number with the offices in gateway.toml",
    404: "this gateway lets no kiosks join: it needs a key of its own, from kiosk gateway fleet-key",
}


@dataclass(frozen=True, slots=True)
class KioskKeys:
    """Both lines for kiosk.toml, `gateway_key` and `signing_key`; `public`: the half of the latter that others see."""

    gateway_key: str = field(repr=False)
    signing_key: str = field(repr=False)
    public: bytes


@dataclass(frozen=True, slots=True)
class Joining:
    """A kiosk that has asked. `code`: six characters as both sides show them, `4F7-A1C`; `seconds`: how long it holds.

    For kiosk.toml: gateway = enrolment.gateway, fleet_key = enrolment.fingerprint, and the two lines of `keys`.
    """

    enrolment: Enrolment
    keys: KioskKeys
    code: str
    seconds: int


def make_keys(name: str, signing_key: str = "") -> KioskKeys:
    """A new key for the gateway; `signing_key`: the line there is already, else a new one too. Raises SettingsError."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from kiosk.paper.carrier.keys import read_signing_line, signing_line

    key = read_signing_line(signing_key)[1] if signing_key else Ed25519PrivateKey.generate()
    gateway_key = f"sk_kiosk_{written(5)}_{written(32)}"
    return KioskKeys(gateway_key, signing_key or signing_line(name, key), key.public_key().public_bytes_raw())


def ask_to_join(enrolment: Enrolment, name: str, office: str, keys: KioskKeys | None = None) -> Joining:
    """`name`: of this kiosk, 1 to 40 letters, digits, spaces, dots and dashes; `office`: enhetsnummer it stands in.

    `keys`: those it has, else new ones. Raises SettingsError (with what to do), GatewayUnreachable, GatewayRefused,
    TooManyTries (its value `seconds`).
    """
    if not NAME.fullmatch(name):
        raise SettingsError("a kiosk's name is at most 40 letters, digits, spaces, dots and dashes")
    keys = keys or make_keys(name)
    _, _, id, secret = keys.gateway_key.split("_")
    entry = Entry(id, hash_of(secret), keys.public, name, office)
    answer = Asking(enrolment.gateway, "", TIMEOUT, ROOM).ask("POST", "", write_entry(entry))
    received = received_of(answer)
    said = said_of_entry(entry, received.code)
    check_signed(said, received.key, received.signature, enrolment.fingerprint)
    return Joining(enrolment, keys, received.code, received.seconds)


def received_of(answer: Answer) -> Received:
    """Raises SettingsError for what somebody can mend, and leaves of RegisterError."""
    if answer.status in REFUSED:
        raise SettingsError(REFUSED[answer.status])
    try:
        return read_received(take(answer))
    except WireError:
        raise GatewayUnreachable("the answer is none of a gateway") from None


def wait_for_approval(joining: Joining, pause: Callable[[float], None]) -> Standing:
    """Until somebody has said yes or no, or the time is over. `pause(seconds)` waits between two looks and may tick.

    A gateway that does not answer for a moment is asked again.
    """
    for _ in range(int(joining.seconds / LOOK_SECONDS)):
        with suppress(GatewayUnreachable):
            standing = standing_of(joining.enrolment, joining.keys.gateway_key)
            if standing != "waiting":
                return standing
        pause(LOOK_SECONDS)
    return "over"


def standing_of(enrolment: Enrolment, gateway_key: str) -> Standing:
    """How it stands with this key, asked once: `joined` means that nothing needs to be asked again.

    Raises GatewayUnreachable.
    """
    answer = Asking(enrolment.gateway, gateway_key, TIMEOUT, ROOM).ask("GET", "/own")
    if answer.status == 401:
        return "over"
    try:
        return read_known(take(answer))
    except WireError:
        raise GatewayUnreachable("the answer is none of a gateway") from None


def written(length: int) -> str:
    """So many random bytes, in base32 of lower case, as the gateway writes its own keys."""
    return base64.b32encode(secrets.token_bytes(length)).decode().rstrip("=").lower()
