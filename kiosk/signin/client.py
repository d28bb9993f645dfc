"""Signing in, as a kiosk asks the gateway for it.

The one rule: whatever goes wrong is a leaf of RegisterError or an ending, within seconds; a visit goes on with a typed
number.
"""

from typing import Protocol

from kiosk.asking import KEY, Asking, take
from kiosk.errors import GatewayRefused, GatewayUnreachable, NotKnown, SettingsError
from kiosk.register.fields import WireError
from kiosk.signin import wire
from kiosk.signin.model import HandOff, Progress, State
from kiosk.signin.sealing import PUBLIC_BYTES

ROOM = "sign-ins"
# The gateway answers a wait after ten seconds at the latest.
TIMEOUT = (2, 12)


class SignIns(Protocol):
    """Where hand-offs are opened and waited for. Every method raises leaves of RegisterError.

    GatewayUnreachable: no answer. GatewayRefused: not for this machine, or the gateway has no provider. TooManyTries:
    too many hand-offs opened (its value `seconds`: how long to wait).
    """

    def open(self, public: bytes, language: str) -> HandOff:
        """A new hand-off for the visit's public key; ends any other that this kiosk has open."""

    def wait(self, id: str, known: State) -> Progress:
        """How far it has come, as soon as that is not `known` any more, or after some ten seconds.

        `confirmed` and `ended` are told once: after that nobody knows this hand-off, which is told as ended.
        """

    def close(self, id: str) -> None:
        """The visit does not wait for it any more."""


class GatewaySignIns:
    """The sign-ins of a gateway. `url`, `key`: as in the settings.

    Raises SettingsError for a key that cannot be one.
    """

    def __init__(self, url: str, key: str, timeout: tuple[float, float] = TIMEOUT) -> None:
        if not KEY.fullmatch(key):
            raise SettingsError("gateway_key is no key: write the line that kiosk gateway key issue prints")
        self._asking = Asking(url, key, timeout, ROOM)

    def open(self, public: bytes, language: str) -> HandOff:
        if len(public) != PUBLIC_BYTES:
            raise ValueError("no X25519 key")
        answer = self._asking.ask("POST", "", wire.write_opening(public, language))
        if answer.status == 404:
            raise GatewayRefused("it has no provider")
        try:
            return wire.read_handoff(take(answer))
        except WireError as fault:
            raise GatewayUnreachable(f"the answer is no hand-off: {fault.field}") from None

    def wait(self, id: str, known: State) -> Progress:
        answer = self._asking.ask("POST", f"/{checked(id)}/wait", wire.write_waiting(known))
        if answer.status == 404:
            return Progress("ended", "expired")
        try:
            return wire.read_progress(take(answer))
        except WireError as fault:
            raise GatewayUnreachable(f"the answer is no progress: {fault.field}") from None

    def close(self, id: str) -> None:
        answer = self._asking.ask("DELETE", f"/{checked(id)}")
        if answer.status != 404:
            take(answer, (204,))


def checked(id: str) -> str:
    """The id. Raises NotKnown for what cannot be one: it may not shape an address."""
    if not wire.ID.fullmatch(id):
        raise NotKnown
    return id
