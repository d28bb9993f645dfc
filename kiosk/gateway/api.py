"""What kiosks and desks tell and ask: /api/v1.

The one rule: a request is read whole and strictly before anything of it is done.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from starlette.requests import Request
from starlette.responses import Response

from kiosk.errors import NotKnown
from kiosk.gateway.access import Doorkeeper, check_new, check_own, check_sent, check_standing, check_telling
from kiosk.gateway.answers import Refusal, done, told
from kiosk.gateway.limits import read_json
from kiosk.gateway.metrics import Metrics
from kiosk.gateway.routing import Resources, body_of
from kiosk.gateway.unwrapping import Unwrapper
from kiosk.gateway.working import Work
from kiosk.register import wire
from kiosk.register.fields import read_text
from kiosk.register.keys import IssuedKey
from kiosk.register.model import Event
from kiosk.register.store import Store

T = TypeVar("T")
ROOT = "/api/v1/references/{reference}"


@dataclass(frozen=True, slots=True)
class Api:
    """The interface for machines."""

    store: Store
    work: Work
    doorkeeper: Doorkeeper
    unwrapper: Unwrapper
    metrics: Metrics

    def resources(self) -> Resources:
        """Its paths."""
        return {
            ROOT: {"PUT": self.register, "GET": self.read},
            f"{ROOT}/events": {"POST": self.append},
            f"{ROOT}/follow": {"POST": self.follow},
            f"{ROOT}/unwrap": {"POST": self.unwrap},
        }

    async def register(self, request: Request) -> Response:
        """A reference and its first events."""
        key = await self.doorkeeper.admit(request, ("kiosk", "desk"))
        telling = await read_body(request, lambda data: wire.read_telling(reference_of(request), data))
        check_telling(key, telling.events)
        check_sent(key, telling.registration.channel, telling.events)
        await self.work.do(self._write_telling, key, telling)
        return self._counted(telling.events)

    async def append(self, request: Request) -> Response:
        """What happened since."""
        key = await self.doorkeeper.admit(request, ("kiosk", "desk"))
        reference = reference_of(request)
        events = await read_body(request, wire.read_events)
        check_telling(key, events)
        await self.work.do(self._write_events, key, reference, events)
        return self._counted(events)

    async def read(self, request: Request) -> Response:
        """Where it stands, for desks."""
        await self.doorkeeper.admit(request, ("desk",))
        status = await self.work.read(self.store.status, reference_of(request))
        if status is None:
            raise NotKnown
        return told(wire.write_status(status))

    async def follow(self, request: Request) -> Response:
        """Where it stands, for whoever sits at a kiosk with the receipt's code."""
        key = await self.doorkeeper.admit(request, ("kiosk",))
        reference = reference_of(request)
        code = await read_body(request, wire.read_asked_code)
        return told(wire.write_status(await self.work.guess(self.store.status_with_code, reference, code, key.id)))

    async def unwrap(self, request: Request) -> Response:
        """The content key of a data sheet: for desks, and for kiosks with the receipt's code."""
        key = await self.doorkeeper.admit(request, ("kiosk", "desk"))
        reference = reference_of(request)
        recipient, code = await read_body(request, wire.read_unwrapping)
        opening = self.unwrapper.keys_for(key)
        if key.kind == "kiosk":
            if code is None:
                raise Refusal(422, "shape")
            await self.work.guess(self.store.check_code, reference, code, key.id)
        return told(wire.write_key(await self.work.do(self.unwrapper.unwrap, reference, recipient, opening)))

    def _write_telling(self, key: IssuedKey, telling: wire.Telling) -> None:
        check_new(self.store, key, telling.registration.reference)
        self.store.register(telling.registration, telling.proofs, telling.events, key.id)

    def _write_events(self, key: IssuedKey, reference: str, events: Sequence[Event]) -> None:
        check_own(self.store, key, reference)
        check_standing(self.store, key, reference, events)
        self.store.append(reference, events, key.id)

    def _counted(self, events: Sequence[Event]) -> Response:
        for event in events:
            self.metrics.events.labels(event.kind).inc()
        return done()


def reference_of(request: Request) -> str:
    """The reference in the path. Raises NotKnown for what can be none."""
    try:
        return read_text(request.path_params["reference"], "reference", "reference")
    except wire.WireError:
        raise NotKnown from None


async def read_body(request: Request, read: Callable[[Any], T]) -> T:
    """The JSON body, read by `read`. Raises Refusal, WireError."""
    body = await body_of(request, "application/json")
    try:
        data = read_json(body)
    except ValueError:
        raise Refusal(400, "not_json") from None
    return read(data)
