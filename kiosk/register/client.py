"""Asking and telling the register: what a kiosk or a desk may do, and how it is done over the gateway.

The one rule: whatever goes wrong is a leaf of RegisterError, within seconds; a visit never fails because of it.
"""

from collections.abc import Sequence
from typing import Protocol

from kiosk.asking import KEY, Asking, take
from kiosk.errors import GatewayUnreachable, NotKnown, SettingsError
from kiosk.register import wire
from kiosk.register.fields import read_text
from kiosk.register.model import Event, Registration, Status
from kiosk.visit.receipt_key import Proofs, read_code


class Register(Protocol):
    """Where references are told of and asked about. Every method raises leaves of RegisterError.

    GatewayUnreachable: it does not answer, or with nonsense: everything may be told again later.
    GatewayRefused: it does not take this from this machine; telling it again changes nothing.
    """

    def register(self, registration: Registration, proofs: Proofs | None, events: Sequence[Event]) -> None:
        """Tells of a reference and its first events. Told twice it is one.

        GatewayRefused also when the reference is known with other facts or proofs: a kiosk lets it be, since the paper
        is as good as before and the desk sees what is there; a desk shows it to a person.
        """

    def append(self, reference: str, events: Sequence[Event]) -> None:
        """Tells what happened since. Told twice it is one. Raises NotKnown for a reference nobody registered."""

    def status(self, reference: str) -> Status | None:
        """Where it stands; None: not registered. For desks only."""

    def follow(self, reference: str, code: str) -> Status:
        """Where it stands, for whoever has the receipt's code, as typed. Raises NotKnown, TooManyTries."""

    def unwrap(self, reference: str, recipient: bytes, code: str | None) -> bytes:
        """The content key of an encrypted data sheet. `recipient`: the sheet's COSE recipient, as it stands in it.

        `code`: the receipt's, as typed; a desk needs none. Raises NotKnown, TooManyTries (its value `seconds`: how long
        to wait); GatewayRefused when the sheet is for another municipality; GatewayUnreachable when the gateway has no
        key of a municipality.
        """


class GatewayRegister:
    """The register of a gateway. `url`: as in the settings; `timeout`: seconds to connect, and to wait for the answer.

    No call takes longer than both together. Raises SettingsError for a key that cannot be one.
    """

    def __init__(self, url: str, key: str, timeout: tuple[float, float] = (2, 4)) -> None:
        if not KEY.fullmatch(key):
            raise SettingsError("gateway_key is no key: write the line that kiosk gateway key issue prints")
        self._asking = Asking(url, key, timeout)

    def register(self, registration: Registration, proofs: Proofs | None, events: Sequence[Event]) -> None:
        body = wire.write_telling(registration, proofs, events)
        take(self._asking.ask("PUT", f"/{checked(registration.reference)}", body), (204,))

    def append(self, reference: str, events: Sequence[Event]) -> None:
        answer = self._asking.ask("POST", f"/{checked(reference)}/events", wire.write_events(events))
        if answer.status == 404:
            raise NotKnown
        take(answer, (204,))

    def status(self, reference: str) -> Status | None:
        answer = self._asking.ask("GET", f"/{checked(reference)}")
        if answer.status == 404:
            return None
        return read_status(take(answer), reference)

    def follow(self, reference: str, code: str) -> Status:
        answer = self._asking.ask("POST", f"/{checked(reference)}/follow", wire.write_code(typed(code)))
        if answer.status == 404:
            raise NotKnown
        return read_status(take(answer), reference)

    def unwrap(self, reference: str, recipient: bytes, code: str | None) -> bytes:
        body = wire.write_unwrapping(recipient, None if code is None else typed(code))
        answer = self._asking.ask("POST", f"/{checked(reference)}/unwrap", body)
        if answer.status == 404:
            raise NotKnown
        try:
            return wire.read_key(take(answer))
        except wire.WireError:
            raise GatewayUnreachable("the answer is no key") from None


def checked(reference: str) -> str:
    """The reference, nine characters. Raises NotKnown for what cannot be one: it may not shape an address."""
    try:
        return read_text(reference, "reference", "reference")
    except wire.WireError:
        raise NotKnown from None


def typed(code: str) -> str:
    """A code as typed, in its six characters. Raises NotKnown for what cannot be one, without using up a try."""
    read = read_code(code)
    if read is None:
        raise NotKnown
    return read


def read_status(body: object, reference: str) -> Status:
    """Raises GatewayUnreachable for what is no status, or another reference's."""
    try:
        status = wire.read_status(body)
    except wire.WireError as fault:
        raise GatewayUnreachable(f"the answer is no status: {fault.field}") from None
    if status.registration.reference != reference:
        raise GatewayUnreachable("the answer is another reference's")
    return status
