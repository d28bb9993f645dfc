"""The relay as a gateway runs it, on loopback in a thread of this process, and what becomes of a gateway on the way.

The one rule: everything between the kiosk's socket and Fiks' is the real thing; only dying is made faster.
"""

import asyncio
import socket
import threading
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, Literal, get_args

import uvloop
from sqlalchemy.exc import OperationalError
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.types import Message, Receive, Scope, Send
from uvicorn import Config
from uvicorn.server import ServerState

from kiosk.digisos.client import Digisos
from kiosk.digisos.exchange import INTEGRATION
from kiosk.digisos.rehearsal import RehearsalDigisos
from kiosk.digisos.through import gateway_digisos
from kiosk.gateway.access import Doorkeeper
from kiosk.gateway.answers import headers_of
from kiosk.gateway.fiks.maskinporten import Given, Machine
from kiosk.gateway.fiks.passes import Passes
from kiosk.gateway.fiks.relay import Relay
from kiosk.gateway.fiks.room import Fiks
from kiosk.gateway.fiks.upstream import ANSWER_SECONDS, Upstream
from kiosk.gateway.limits import Tries
from kiosk.gateway.metrics import Metrics
from kiosk.gateway.routing import routes_of
from kiosk.gateway.serving import config_of
from kiosk.gateway.settings import GatewaySettings
from kiosk.gateway.shield import Shield
from kiosk.gateway.working import Work
from kiosk.register.keys import IssuedKey
from kiosk.register.store import Store
from tests.known import pair
from tests.register.tables import make_tables

HERE = "127.0.0.1"
APPLICANT, MACHINE = "applicant-token", "machine-token"
PASSWORD = dict(zip(INTEGRATION, ("11111111-1111-4111-8111-111111111111", "password"), strict=True))
Mishap = Literal["gateway dies first", "gateway dies after", "database gone"]
"""It is killed before it passes the request on, or once Fiks has done it; it cannot ask whose key that is."""
MISHAPS: tuple[Mishap, ...] = get_args(Mishap)


@dataclass(frozen=True, slots=True)
class Planned:
    """`at`: number of the request, from 0; `for_good`: and nothing is mended."""

    mishap: Mishap
    at: int
    for_good: bool = False


class Losing(Store):
    """A register whose database can go away."""

    is_gone = False

    def key_of(self, secret: str) -> IssuedKey | None:
        if self.is_gone:
            raise OperationalError("", {}, OSError("gone"))
        return super().key_of(secret)


def a_fiks(**more: Any) -> RehearsalDigisos:
    """One that wants what this gateway has."""
    return RehearsalDigisos(
        tokens={"applicant": APPLICANT, "machine": MACHINE}, integration=PASSWORD, pair=pair(), **more
    )


class Gateway:
    """Listens from `start` to `stop`, or as a context. `seconds`: how long it waits for Fiks."""

    def __init__(
        self,
        folder: Path,
        url: str,
        *,
        machine: Machine | None = None,
        seconds: float = ANSWER_SECONDS,
        tries: int = 1_000_000,
    ) -> None:
        self.settings = GatewaySettings(database=f"sqlite:///{folder / 'register.sqlite'}", client_connections=1000)
        make_tables(self.settings.database)
        self.store = Losing(self.settings.database, self.settings.pepper)
        self.key = self.store.issue_key("kiosk", "kiosk", "9901")
        self.metrics = Metrics()
        self._fiks_url, self._machine, self._seconds, self._tries = url, machine or Given(MACHINE), seconds, tries
        self._planned: Sequence[Planned] = ()
        self._count = 0
        self._loop = uvloop.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="gateway", daemon=True)
        self._port = 0
        self._listening: socket.socket | None = None
        self._server: asyncio.AbstractServer | None = None
        self._fiks: Fiks | None = None
        self._state = ServerState()

    def __enter__(self) -> "Gateway":
        self._thread.start()
        self._do(self._open())
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        self.store.close()

    @property
    def url(self) -> str:
        return f"http://{HERE}:{self._port}"

    @property
    def port(self) -> int:
        return self._port

    def client(self, timeout: float = 5, token: Callable[[], str] = lambda: APPLICANT) -> Digisos:
        return gateway_digisos(self.url, self.key, token, timeout=(timeout, timeout))

    def plan(self, planned: Sequence[Planned]) -> None:
        """What happens from now on, counted from the next request; all is mended."""
        self._planned, self._count = planned, 0
        self.store.is_gone = False
        self._do(self._open())

    def stop(self) -> None:
        """As a power cut does."""
        self._refuse()
        self._do(self._die())

    def _do(self, act: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(act, self._loop).result(10)

    async def _open(self) -> None:
        if self._server:
            return
        config = config_of(self.settings, self._troubled(self._app()))
        config.load()
        self._state = ServerState()
        # As a supervisor does: whoever comes while nobody answers waits for the next process.
        self._listening = self._listening or self._listener()
        listening = self._listening.dup()
        self._server = await self._loop.create_server(lambda: self._connection(config), sock=listening)

    async def _die(self) -> None:
        if not self._server:
            return
        self._server.close()
        self._server = None
        for connection in list(self._state.connections):
            connection.transport.abort()
        await asyncio.sleep(0.001)
        if self._fiks:
            await self._fiks.upstream.close()

    async def _die_for(self, planned: Planned) -> None:
        if planned.for_good:
            self._refuse()
        await self._die()
        if not planned.for_good:
            await self._open()

    def _refuse(self) -> None:
        """No supervisor is left either."""
        if self._listening:
            self._listening.close()
        self._listening = None

    def _listener(self) -> socket.socket:
        found = socket.socket()
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((HERE, self._port))
        found.listen()
        self._port = found.getsockname()[1]
        return found

    def _connection(self, config: Config) -> asyncio.Protocol:
        make: Any = config.http_protocol_class
        found: asyncio.Protocol = make(config=config, server_state=self._state, app_state={}, _loop=self._loop)
        return found

    def _app(self) -> Starlette:
        """All that a process of a gateway has for this, new as it is after each start."""
        passes = Passes(PASSWORD, self._machine)
        self._fiks = Fiks(self._fiks_url, passes, Upstream(self._fiks_url, self._seconds))
        # A key is asked for each time, so that the database is needed each time.
        hours = count(0, 3600)
        doorkeeper = Doorkeeper(self.store, Work(reads_at_once=True), lambda: float(next(hours)))
        relay = Relay(self._fiks, doorkeeper, self.metrics, Tries(self._tries, 600.0, lambda: 0.0))
        shield = Middleware(Shield, headers=headers_of(is_tls=False), metrics=self.metrics)
        app = Starlette(routes=routes_of(relay.resources()), middleware=[shield])
        app.router.redirect_slashes = False
        return app

    def _troubled(self, app: Starlette) -> Callable[[Scope, Receive, Send], Coroutine[Any, Any, None]]:
        async def troubled(scope: Scope, receive: Receive, send: Send) -> None:
            met = self._met()
            self.store.is_gone = met is not None and met.mishap == "database gone"
            if met and met.mishap == "gateway dies first":
                await self._die_for(met)
                return
            if met and met.mishap == "gateway dies after":

                async def dying(message: Message) -> None:
                    if message["type"] == "http.response.start":
                        await self._die_for(met)

                with suppress(Exception):
                    await app(scope, receive, dying)
                return
            await app(scope, receive, send)

        return troubled

    def _met(self) -> Planned | None:
        number, self._count = self._count, self._count + 1
        return next((each for each in self._planned if number == each.at or (each.for_good and number > each.at)), None)
