"""What kiosks ask of Fiks, passed on with the gateway's credentials: /api/v1/fiks.

The one rule: a kiosk hears a whole answer of Fiks, or that nobody heard it, or nothing it could take for certain; and
no path, token or body is written down anywhere.
"""

import re
import time
from collections import Counter
from collections.abc import Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from kiosk.digisos.exchange import APPLICANT, BEARER, RELAY
from kiosk.digisos.exchange import Relay as Word
from kiosk.digisos.routes import BASE, ROUTES, Route, route_of
from kiosk.digisos.through import ROOM
from kiosk.errors import FiksAway, FiksUncertain
from kiosk.gateway.access import Doorkeeper
from kiosk.gateway.answers import Refusal, wait
from kiosk.gateway.fiks.upstream import Heard, Told
from kiosk.gateway.limits import Tries
from kiosk.gateway.metrics import Metrics
from kiosk.gateway.routing import Handler, Resources, refusal_of, too_large

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.gateway.fiks.room import Fiks

# One kiosk serves one person, whose thirty documents are some forty requests; what it gave up may still be on its way.
ASKED, SECONDS, AT_ONCE, TOGETHER = 600, 600.0, 4, 64
SHOWN = re.compile(f"Bearer ({BEARER})", re.ASCII)
MULTIPART = re.compile(r"multipart/form-data; ?boundary=[A-Za-z0-9'()+_,./:=?-]{1,70}", re.ASCII)
DONE, NO = 300, 500


@dataclass(frozen=True, slots=True)
class Relay:
    """`fiks`: None where nothing is sent digitally; `at_once`: how many requests of one kiosk."""

    fiks: "Fiks | None"
    doorkeeper: Doorkeeper
    metrics: Metrics
    tries: Tries = field(default_factory=lambda: Tries(ASKED, SECONDS, time.monotonic))
    at_once: int = AT_ONCE
    _open: Counter[str] = field(default_factory=Counter)

    def resources(self) -> Resources:
        """Its paths."""
        found: dict[str, dict[str, Handler]] = {}
        for route in ROUTES:
            found.setdefault(ROOM + BASE + route.template, {})[route.method] = self.pass_on
        return found

    async def pass_on(self, request: Request) -> Response:
        """What Fiks answers, or a refusal of the gateway's own that says so."""
        try:
            return await self._passed(request)
        except Exception as fault:
            refusal = refusal_of(fault)
            if refusal is None:
                raise
            return marked(refusal)

    async def _passed(self, request: Request) -> Response:
        key = await self.doorkeeper.admit(request, ("kiosk",))
        route, path = called_by(request)
        try:
            if self.fiks is None:
                raise Refusal(403, "no_fiks")
            size = size_of(request, route)
            seconds = self.tries.take(key.id)
            if seconds:
                raise wait(seconds)
            with self._taking(key.id):
                return await self._answered(request, self.fiks, route, path, size)
        except Refusal as refusal:
            if refusal.problem != "too_large":
                await drained(request)
            raise

    async def _answered(self, request: Request, fiks: "Fiks", route: Route, path: str, size: int | None) -> Response:
        try:
            token = await self._token(request, fiks, route)
            if token is None:
                # As Fiks would say: whoever applies is no longer signed in.
                await drained(request)
                return self._counted(route, "no", Refusal(401, "not_authenticated").answer())
            heard = await fiks.upstream.ask(told_of(request, path, size, fiks.passes.headers(token)))
        except FiksAway:
            await drained(request)
            return self._counted(route, "away", marked(Refusal(503, "busy")))
        except ClientDisconnect:
            # Fiks heard a part of a body, and takes no part of one; nobody hears this.
            return self._counted(route, "gone", Response(status_code=400))
        except FiksUncertain:
            return self._counted(route, "uncertain", Response(status_code=502))
        if route.who == "machine" and is_stale(heard, fiks, token):
            return self._counted(route, "renewed", marked(wait(1)))
        return self._counted(route, kind_of(heard.status), passed(heard))

    async def _token(self, request: Request, fiks: "Fiks", route: Route) -> str | None:
        """In whose name. Raises FiksAway."""
        if route.who == "machine":
            return await fiks.passes.machine_token()
        shown = request.headers.getlist(APPLICANT)
        found = SHOWN.fullmatch(shown[0]) if len(shown) == 1 else None
        return found[1] if found else None

    def _counted(self, route: Route, outcome: str, response: Response) -> Response:
        self.metrics.relayed.labels(route.name, outcome).inc()
        return response

    @contextmanager
    def _taking(self, kiosk: str) -> "Iterator[None]":
        """A place among those that wait for Fiks. Raises Refusal when there is none."""
        if self._open[kiosk] >= self.at_once or self._open.total() >= TOGETHER:
            raise wait(1)
        self._open[kiosk] += 1
        try:
            yield
        finally:
            self._open[kiosk] -= 1
            if not self._open[kiosk]:
                del self._open[kiosk]


def called_by(request: Request) -> tuple[Route, str]:
    """Which request of Fiks it is, and its path there, exactly as it was sent. Raises Refusal for any other."""
    sent = request.scope.get("raw_path") or request.url.path.encode("latin-1", "replace")
    path = sent.decode("latin-1").removeprefix(ROOM)
    called = route_of(request.method, path)
    if called is None or request.scope.get("query_string"):
        raise Refusal(404, "not_found")
    return called.route, path


def size_of(request: Request, route: Route) -> int | None:
    """Bytes of the body; None without one. Raises Refusal for a body that is none of ours."""
    announced = request.headers.getlist("content-length")
    if not route.largest:
        if announced not in ([], ["0"]) or "transfer-encoding" in request.headers:
            raise Refusal(422, "shape")
        return None
    # Without its length nobody could tell a whole body from one that was cut off.
    if len(announced) != 1 or not announced[0].isdecimal() or not int(announced[0]):
        raise Refusal(422, "shape")
    if int(announced[0]) > route.largest:
        raise too_large()
    kinds = request.headers.getlist("content-type")
    if len(kinds) != 1 or not MULTIPART.fullmatch(kinds[0]):
        raise Refusal(415, "shape")
    return int(announced[0])


def told_of(request: Request, path: str, size: int | None, passes: Mapping[str, str]) -> Told:
    """What Fiks is told: of what the kiosk sent, the body and its type."""
    if not size:
        return Told(request.method, path, passes)
    return Told(
        request.method, path, {"Content-Type": request.headers["content-type"], **passes}, size, request.stream()
    )


def is_stale(heard: Heard, fiks: "Fiks", token: str) -> bool:
    """Whether Fiks refused the gateway's own token, which a new one may mend."""
    if heard.status == 401:
        return fiks.passes.machine.drop(token)
    fiks.passes.machine.prove()
    return False


async def drained(request: Request) -> None:
    """Hears the kiosk out, so that it gets to hear the answer."""
    with suppress(ClientDisconnect, RuntimeError):
        async for _ in request.stream():
            """Of no use to anybody."""


def passed(heard: Heard) -> Response:
    """What Fiks said, and of its headers none but how long to wait."""
    headers = {"retry-after": heard.retry_after} if heard.retry_after else {}
    return Response(heard.body, heard.status, headers, "application/octet-stream")


def marked(refusal: Refusal) -> Response:
    """A refusal that a kiosk takes for none of Fiks', which heard nothing."""
    word: Word = "busy" if refusal.status == 429 else "away" if refusal.status == 503 else "refused"
    response = refusal.answer()
    response.headers[RELAY.lower()] = word
    return response


def kind_of(status: int) -> str:
    """Which kind of answer, for counting."""
    return "done" if status < DONE else "no" if status < NO else "broken"
