"""Fiks Digisos as an applicant's client uses it: one method for each request, each tried once.

The one rule: a thing has succeeded only on the documented code with the documented body; else an error says what is
known. Retries are `sending`'s. The same class runs at the gateway, which holds the credentials, and against its relay.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from kiosk.digisos.exchange import Answer, Exchange, Headers, Who
from kiosk.digisos.hendelser import statuses_in
from kiosk.digisos.keys import certificate_in, check_key
from kiosk.digisos.kommune import Kommune, kommune_in
from kiosk.digisos.parcel import Enclosure, LateParcel, Parcel, parts_of, staging_parts
from kiosk.digisos.sak import Sak, id_in, sak_in, text_in
from kiosk.digisos.statuses import Statuses
from kiosk.errors import FiksRefused, FiksUncertain, ReceptionClosed

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

# The real service has been seen to misspell it.
EXISTS = re.compile(r"finnes alle(?:rede|rde)")
UUID = re.compile(r"(?<![0-9a-f])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![0-9a-f])")
TIMEOUT = (4.0, 16.0)
NUMBER = re.compile(r"[0-9]{4}")


@dataclass(frozen=True, slots=True)
class Staged:
    """A file in mellomlagring."""

    name: str
    id: str


@dataclass(frozen=True, slots=True)
class Taken:
    """Fiks has it. `was_there`: it said so because an earlier attempt had arrived."""

    digisos_id: str
    was_there: bool


class Digisos:
    """`url`: scheme and host; `headers`: see Exchange; `pins`: see `keys.pin_of`, none: any key that is sound.

    Every method raises leaves of FiksError, and takes `within`: seconds, when there are fewer than usual.
    """

    def __init__(
        self, url: str, headers: Headers, pins: Collection[str] = (), timeout: tuple[float, float] = TIMEOUT
    ) -> None:
        self._exchange = Exchange(url + "/digisos/api", headers, timeout)
        self._pins = frozenset(pins)

    def kommune(self, number: str, *, within: float | None = None) -> Kommune:
        """Whether it receives. A municipality Fiks does not know receives nothing: closed."""
        if not NUMBER.fullmatch(number):
            raise ReceptionClosed
        answer = self._exchange.ask("machine", "GET", f"/v1/nav/kommuner/{number}", within=within)
        return Kommune(number, "closed", False) if answer.status == 404 else kommune_in(number, taken_as(answer).json())

    def certificate(self, now: datetime, *, within: float | None = None) -> "Certificate":
        """What files are sealed to. Raises KeyForeign for one that must not be used."""
        answer = self._exchange.ask("machine", "GET", "/v1/dokumentlager-public-key", within=within)
        certificate = certificate_in(taken_as(answer).body)
        check_key(certificate, self._pins, now)
        return certificate

    def staged(self, nav_reference: str, *, within: float | None = None) -> tuple[Staged, ...]:
        """What lies in mellomlagring under this reference."""
        answer = self._exchange.ask("machine", "GET", f"/v1/mellomlagring/{nav_reference}", within=within)
        return () if answer.status == 404 else staged_in(taken_as(answer).json())

    def stage(self, nav_reference: str, file: Enclosure, sealed: bytes, *, within: float | None = None) -> None:
        """Puts one file there. Told twice it lies there twice: look before, and after what is uncertain."""
        parts = staging_parts(file, sealed)
        path = f"/v1/mellomlagring/{nav_reference}"
        staged_in(taken_as(self._exchange.ask("machine", "POST", path, parts=parts, within=within), 202).json())

    def unstage(self, nav_reference: str, staged: Staged, *, within: float | None = None) -> None:
        """Takes one file away. That it is not there is as good."""
        path = f"/v1/mellomlagring/{nav_reference}/{staged.id}"
        answer = self._exchange.ask("machine", "DELETE", path, within=within)
        if answer.status != 404:
            taken_as(answer, 204)

    def submit(self, parcel: Parcel, sealed: tuple[bytes, ...], *, within: float | None = None) -> Taken:
        """The application, and with it all that is staged under its reference. `sealed`: its PDFs."""
        path = f"/v2/soknader/{parcel.kommunenummer}/{parcel.nav_reference}"
        parts = list(parts_of(parcel, sealed))
        return taken_in(self._exchange.ask("applicant", "POST", path, parts=parts, within=within), parcel.nav_reference)

    def add(self, sak: Sak, nav_reference: str, parcel: LateParcel, *, within: float | None = None) -> Taken:
        """Late papers, staged before under this reference.

        Where Fiks says that they are there already, they may be somebody else's: `Sak.has_late` tells.
        """
        path = f"/v2/soknader/{sak.kommunenummer}/{sak.digisos_id}/{nav_reference}"
        parts = [("vedlegg.json", (None, parcel.vedlegg, "application/json"))]
        answer = self._exchange.ask("applicant", "POST", path, parts=parts, within=within)
        if is_known(answer):
            return Taken(sak.digisos_id, was_there=True)
        taken_as(answer, 202)
        return Taken(sak.digisos_id, was_there=False)

    def cases(self, *, within: float | None = None) -> tuple[Sak, ...]:
        """The applicant's own cases."""
        said = self._read("/v1/soknader/soknader", within)
        if not isinstance(said, list):
            raise FiksUncertain("the answer is no list")
        return tuple(sak_in(each) for each in said)

    def case(self, digisos_id: str, *, within: float | None = None) -> Sak:
        """One of them. Raises FiksGone, FiksRefused."""
        return sak_in(self._read(f"/v1/soknader/{digisos_id}", within))

    def statuses(self, sak: Sak, *, within: float | None = None) -> Statuses:
        """What the municipality has told; nothing yet where it has told nothing."""
        if not sak.soker:
            return Statuses(())
        return statuses_in(self._read(f"/v1/soknader/{sak.digisos_id}/dokumenter/{sak.soker}", within))

    def _read(self, path: str, within: float | None) -> Any:
        who: Who = "applicant"
        return taken_as(self._exchange.ask(who, "GET", path, within=within)).json()


def taken_as(answer: Answer, wanted: int = 200) -> Answer:
    """The same, where it has the code it should. Raises the leaf of FiksError it means otherwise."""
    if answer.status != wanted:
        raise answer.fault()
    return answer


def taken_in(answer: Answer, nav_reference: str) -> Taken:
    """The case's id, from a success or from a refusal because it is there. Raises a leaf of FiksError."""
    if is_known(answer) and nav_reference in message_in(answer):
        others = [each for each in UUID.findall(message_in(answer)) if each != nav_reference]
        if not others:
            raise FiksUncertain("there already, without a number")
        # The reference is named first and the case last.
        return Taken(others[-1], was_there=True)
    # There is no case yet that could be gone.
    if answer.status == 410:
        raise FiksRefused("answered 410")
    id = taken_as(answer, 202).json()
    if not isinstance(id, str) or not UUID.fullmatch(id.lower()):
        raise FiksUncertain("the answer is no digisosId")
    return Taken(id.lower(), was_there=False)


def is_known(answer: Answer) -> bool:
    """Whether it is refused because it is there already."""
    return 400 <= answer.status < 500 and EXISTS.search(message_in(answer)) is not None


def message_in(answer: Answer) -> str:
    """`message` of Fiks' ErrorMessage in small letters; "" for any other answer."""
    try:
        said = answer.json()
    except FiksUncertain:
        return ""
    message = said.get("message") if isinstance(said, dict) else None
    return message.lower() if isinstance(message, str) else ""


def staged_in(said: Any) -> tuple[Staged, ...]:
    """The list of what is staged. Raises FiksUncertain for another answer."""
    try:
        listed = said["mellomlagringMetadataList"]
        return tuple(Staged(text_in(each["filnavn"]), id_in(each["filId"])) for each in listed)
    except (TypeError, KeyError, ValueError):
        raise FiksUncertain("the answer is no list of staged files") from None
