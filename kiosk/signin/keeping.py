"""Leaving an application at the gateway, sealed, until its applicant signs in again to send it.

The gateway itself tells the register that it keeps one (`kept`): a kiosk need not. It takes only what this kiosk has
registered, so that the register is told of the reference first.
The one rule: only what is sealed leaves (`digisos.later.put_by`), and only when the applicant has said yes.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from kiosk.asking import KEY, Asking, Content, take
from kiosk.errors import GatewayRefused, GatewayUnreachable, NotKnown, SettingsError
from kiosk.register.client import checked
from kiosk.register.fields import WireError, read_bytes, read_table, write_bytes, write_moment

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.x509 import Certificate

ROOM = "kept"
MOST_SEALED = 12_000_000
"""Bytes of a sealed application."""
MOST_CERTIFICATE = 8 * 1024
UNTIL = "Kept-Until"
"""The header with the end, as the register writes times."""
TIMEOUT = (4.0, 12.0)
# A slow line still carries a megabit a second.
BYTES_PER_SECOND = 125_000


class Keeper(Protocol):
    """Where an application may be left for a day. Both methods raise leaves of RegisterError.

    GatewayUnreachable: no answer. GatewayRefused: it keeps nothing, or not this from this kiosk. TooManyTries: it has
    very many of this kiosk.
    """

    def certificate(self) -> "Certificate":
        """What it is sealed to."""

    def keep(self, reference: str, sealed: bytes, until: datetime) -> None:
        """Leaves it there until then, a day at the most; a second one takes the place of the first.

        Raises NotKnown for a reference that this kiosk has not registered. GatewayRefused also when Nav has it already.
        """


class GatewayKeeper:
    """Keeps at a gateway. `url`, `key`: as in the settings. Raises SettingsError for a key that cannot be one."""

    def __init__(self, url: str, key: str, timeout: tuple[float, float] = TIMEOUT) -> None:
        if not KEY.fullmatch(key):
            raise SettingsError("gateway_key is no key: write the line that kiosk gateway key issue prints")
        self._url, self._key, self._timeout = url, key, timeout

    def certificate(self) -> "Certificate":
        answer = self._asking().ask("GET", "/key")
        if answer.status == 404:
            raise GatewayRefused("it keeps nothing")
        return read_certificate(take(answer))

    def keep(self, reference: str, sealed: bytes, until: datetime) -> None:
        content = Content(sealed, {UNTIL: write_moment(until, "until")})
        answer = self._asking(len(sealed)).ask("PUT", f"/{checked(reference)}", content=content)
        if answer.status == 404:
            raise NotKnown
        take(answer, (204,))

    def _asking(self, size: int = 0) -> Asking:
        connect, wait = self._timeout
        return Asking(self._url, self._key, (connect, wait + size / BYTES_PER_SECOND), ROOM)


def write_certificate(certificate: "Certificate") -> dict[str, str]:
    """{certificate}: DER, as GET /api/v1/kept/key answers."""
    from cryptography.hazmat.primitives.serialization import Encoding

    return {"certificate": write_bytes(certificate.public_bytes(Encoding.DER))}


def read_certificate(body: object) -> "Certificate":
    """Raises GatewayUnreachable for what is none."""
    from cryptography.x509 import load_der_x509_certificate

    try:
        written = read_table(body, "", ("certificate",))["certificate"]
        return load_der_x509_certificate(read_bytes(written, "certificate", 1, MOST_CERTIFICATE))
    except (WireError, ValueError):
        raise GatewayUnreachable("the answer is no certificate") from None


def utc_now() -> datetime:
    return datetime.now(UTC)


class RehearsalKeeper:
    """Keeps in memory, for practice and for tests. `kept`: sealed and end, by reference; `key` opens them.

    `is_away`: no answer, like a gateway without power.
    """

    def __init__(self, clock: Callable[[], datetime] = utc_now) -> None:
        self.is_away = False
        self.kept: dict[str, tuple[bytes, datetime]] = {}
        self._clock = clock
        self._made: tuple[RSAPrivateKey, Certificate] | None = None

    def certificate(self) -> "Certificate":
        self._answer()
        return self._pair()[1]

    @property
    def key(self) -> "RSAPrivateKey":
        """Opens what is kept."""
        return self._pair()[0]

    def keep(self, reference: str, sealed: bytes, until: datetime) -> None:
        self._answer()
        if until <= self._clock() or len(sealed) > MOST_SEALED:
            raise GatewayRefused("its time is over, or it is too large")
        self.kept[checked(reference)] = (sealed, until)

    def _answer(self) -> None:
        if self.is_away:
            raise GatewayUnreachable("away, as rehearsed")

    def _pair(self) -> "tuple[RSAPrivateKey, Certificate]":
        """Made when it is first wanted, which takes a moment."""
        from cryptography.x509 import load_der_x509_certificate

        from kiosk.digisos.rehearsal_key import key_and_certificate

        if self._made is None:
            key, written = key_and_certificate()
            self._made = key, load_der_x509_certificate(written)
        return self._made
