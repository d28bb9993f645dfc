"""What a kiosk asks for to leave an application that cannot be sent now: /api/v1/kept.

The one rule: what comes is sealed, from the kiosk that registered it, for a day at the most; here nobody opens it.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response

from kiosk.asking import OCTETS
from kiosk.gateway.access import Doorkeeper
from kiosk.gateway.answers import Refusal, done, told
from kiosk.gateway.api import reference_of
from kiosk.gateway.routing import Resources, body_of
from kiosk.gateway.working import Work
from kiosk.register.fields import WireError, read_moment
from kiosk.register.store import Store
from kiosk.signin.keeping import MOST_SEALED, ROOM, UNTIL, write_certificate

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

ROOT = f"/api/v1/{ROOM}"


@dataclass(frozen=True, slots=True)
class KeepingApi:
    """`certificate`: what is sealed to; None: nothing is kept here."""

    store: Store
    work: Work
    doorkeeper: Doorkeeper
    certificate: "Certificate | None"

    def resources(self) -> Resources:
        """Its paths."""
        return {f"{ROOT}/key": {"GET": self.key}, f"{ROOT}/{{reference}}": {"PUT": self.keep}}

    async def key(self, request: Request) -> Response:
        """What a kiosk seals to."""
        await self.doorkeeper.admit(request, ("kiosk",))
        return told(write_certificate(self._wanted()))

    async def keep(self, request: Request) -> Response:
        """One application until its end."""
        key = await self.doorkeeper.admit(request, ("kiosk",))
        reference = reference_of(request)
        self._wanted()
        until = read_until(request, datetime.now(UTC))
        # Whatever is the matter with it, it is heard to its end: else the kiosk would not get to hear what.
        sealed = await body_of(request, OCTETS, MOST_SEALED)
        if not sealed:
            raise WireError("body", "nothing")
        await self.work.do(self.store.kept.put, reference, sealed, until, key.id)
        return done()

    def _wanted(self) -> "Certificate":
        if self.certificate is None:
            raise Refusal(404, "no_key_here")
        return self.certificate


def read_until(request: Request, now: datetime) -> datetime:
    """The end, as the header has it. Raises WireError."""
    until = read_moment(request.headers.get(UNTIL), UNTIL)
    if until <= now:
        raise WireError(UNTIL, "is past")
    return until
