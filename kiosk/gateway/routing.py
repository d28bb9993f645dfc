"""Resources: one path each, with what may be done there; and how a refusal becomes an answer.

The one rule: every path is written once, and a path that is not there looks the same to everybody.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

import psycopg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from kiosk.errors import NotKnown, TooManyTries
from kiosk.gateway import limits
from kiosk.gateway.answers import Refusal, wait
from kiosk.register.store import RegistrationConflict
from kiosk.register.wire import WireError

Handler = Callable[[Request], Awaitable[Response]]
Resources = Mapping[str, Mapping[str, Handler]]
"""By path template, by method."""


@dataclass(frozen=True, slots=True)
class Resource:
    """One path. HEAD is answered as GET."""

    template: str
    handlers: Mapping[str, Handler]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope["template"] = self.template
        response = await self._answer(Request(scope, receive))
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        handler = self.handlers.get("GET" if request.method == "HEAD" else request.method)
        try:
            if handler is None:
                raise Refusal(405, "method", {"allow": ", ".join(self._allowed())})
            return await handler(request)
        except Exception as fault:
            refusal = refusal_of(fault)
            if refusal is None:
                raise
            return refusal.answer()

    def _allowed(self) -> list[str]:
        return sorted({*self.handlers, *(("HEAD",) if "GET" in self.handlers else ())})


def refusal_of(fault: Exception) -> Refusal | None:
    """What an expected failure is answered with; None: it was not expected."""
    match fault:
        case Refusal():
            return fault
        case NotKnown():
            return Refusal(404, "not_found")
        case TooManyTries():
            return wait(seconds_of(fault))
        case RegistrationConflict():
            return Refusal(409, "conflict")
        case WireError():
            return Refusal(422, "shape")
        case DBAPIError() | PoolTimeout() | psycopg.Error():
            return Refusal(503, "busy", {"retry-after": "2"})
        case _:
            return None


def seconds_of(fault: TooManyTries) -> int:
    """How long to wait, as the register says."""
    return max(1, int(float(fault.values.get("seconds", "60"))))


def routes_of(resources: Resources) -> list[Route]:
    """As Starlette wants them."""
    return [Route(template, Resource(template, handlers)) for template, handlers in resources.items()]


async def body_of(request: Request, kind: str, most: int = limits.BODY) -> bytes:
    """The body, counted while it comes. `kind`: its media type; `most`: bytes. Raises Refusal: 413 or 415."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != kind:
        raise Refusal(415, "not_json" if kind == "application/json" else "shape")
    announced = request.headers.get("content-length", "0")
    # A server in front may have let it through; ours has read it as a number already.
    if not announced.isdecimal() or int(announced) > most:
        raise too_large()
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > most:
            raise too_large()
    return bytes(body)


def too_large() -> Refusal:
    """More than any application needs; the rest of it is not waited for."""
    return Refusal(413, "too_large", {"connection": "close"})
