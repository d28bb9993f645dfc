"""The gateway as processes: so many replicas behind one address, started again when one dies, ended together.

The one rule: whoever is being answered is answered before a process goes, within ten seconds.
"""

import asyncio
import gc
import logging
import os
import resource
import signal
import socket
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import Any, NoReturn

import uvloop
from starlette.types import ASGIApp
from uvicorn import Config, Server

from kiosk.gateway import limits
from kiosk.gateway.answers import headers_of
from kiosk.gateway.ending import begin_to_end
from kiosk.gateway.limits import Proxies
from kiosk.gateway.protocol import Patience, patient
from kiosk.gateway.settings import GatewaySettings
from kiosk.gateway.shield import place_of

GRACE_SECONDS = 8
BACKLOG = 512
# A process that cannot live must not be started a thousand times a minute.
PAUSE_SECONDS = 1.0
SIGNALS = (signal.SIGTERM, signal.SIGINT)
log = logging.getLogger("kiosk.gateway")

Replica = tuple[ASGIApp, Callable[[], None]]
"""The application of one process, and what closes what it holds."""
Build = Callable[[], Replica]


class Supervisor:
    """Starts replicas and watches over them. `build` is called in each of them, after it came to be."""

    def __init__(self, settings: GatewaySettings, build: Build) -> None:
        self._settings, self._build = settings, build
        self._replicas: dict[int, socket.socket] = {}
        # Whoever reads it learns that the supervisor is gone: only the supervisor holds the other end.
        self._lifeline, self._end_of_life = os.pipe()
        self._is_ending = False

    def serve(self) -> int:
        """Until SIGTERM or SIGINT; 0 when every replica ended well. Raises OSError when the port is taken."""
        listen(self._settings, alone=True).close()
        # Each connection is an open file.
        resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
        # A socket each, and the kernel deals out connections evenly; the supervisor keeps them all, so that what
        # waits for a dead replica is taken up by the next.
        listeners = [listen(self._settings) for _ in range(self._settings.replicas)]
        scheme = "https" if self._settings.certificate else "http"
        print(f"Serving at {scheme}://{self._settings.host}:{self._settings.port}. Stop it with Ctrl+C.", flush=True)
        with tempfile.TemporaryDirectory(prefix="kiosk-gateway-") as counters:
            # Read when the library is loaded, and that is not before a replica is made.
            os.environ["PROMETHEUS_MULTIPROC_DIR"] = counters
            for number in SIGNALS:
                signal.signal(number, self._end)
            for listener in listeners:
                self._start(listener)
            return self._watch()

    def _start(self, listener: socket.socket) -> None:
        # A signal that came in between would reach a replica that nobody knows of yet, or one that takes itself for
        # the supervisor.
        signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
        child = os.fork()
        if not child:
            os.close(self._end_of_life)
            live(self._settings, self._build, listener, self._lifeline)
        self._replicas[child] = listener
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)

    def _watch(self) -> int:
        worst = 0
        while self._replicas:
            child, status = os.wait()
            listener = self._replicas.pop(child)
            if not self._is_ending:
                log.error("a replica ended: another takes its place")
                time.sleep(PAUSE_SECONDS)
            if self._is_ending:
                worst = max(worst, int(status != 0))
            else:
                self._start(listener)
        return worst

    def _end(self, _number: int, _frame: FrameType | None) -> None:
        self._is_ending = True
        for child in self._replicas:
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGTERM)


def listen(settings: GatewaySettings, *, alone: bool = False) -> socket.socket:
    """A socket at the gateway's address, beside those of other replicas; `alone`: only where nobody else listens."""
    listener = socket.socket(socket.AF_INET6 if ":" in settings.host else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if not alone:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    listener.bind((settings.host, settings.port))
    listener.listen(BACKLOG)
    return listener


def live(settings: GatewaySettings, build: Build, listener: socket.socket, lifeline: int) -> NoReturn:
    """The life of one replica, from the fork to its end."""
    code = 1
    try:
        # Nobody is answered yet.
        for number in SIGNALS:
            signal.signal(number, lambda *_: os._exit(0))
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
        code = answer(settings, build, listener, lifeline)
    except BaseException as fault:
        log.error("%s", place_of(fault))
    finally:
        os._exit(code)


def answer(settings: GatewaySettings, build: Build, listener: socket.socket, lifeline: int) -> int:
    """Answers until it is told to stop; then whatever is under way. 0 when all went well."""
    app, close = build()
    # What was made so far lives as long as the replica: looking through it again and again makes people wait.
    gc.collect()
    gc.freeze()
    try:
        server = Parting(config_of(settings, app))
        for number in SIGNALS:
            signal.signal(number, server.handle_exit)
        uvloop.run(serve(server, listener, lifeline), loop_factory=ImpatientLoop)
    finally:
        close()
    return 0 if server.started else 1


class Parting(Server):
    """Tells whoever waits for news when it is told to stop."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        begin_to_end(self.config.app)  # type: ignore[arg-type]
        super().handle_exit(sig, frame)


class ImpatientLoop(uvloop.Loop):
    """Gives nobody longer to agree on TLS than to bring a request."""

    async def create_server(self, *arguments: Any, **options: Any) -> asyncio.AbstractServer:  # type: ignore[override]
        if options.get("ssl"):
            options["ssl_handshake_timeout"] = limits.REQUEST_SECONDS
        return await super().create_server(*arguments, **options)


async def serve(server: Server, listener: socket.socket, lifeline: int) -> None:
    """Until it is told to stop, or nobody is left to tell it."""
    loop = asyncio.get_running_loop()

    def stop() -> None:
        loop.remove_reader(lifeline)
        begin_to_end(server.config.app)  # type: ignore[arg-type]
        server.should_exit = True

    loop.add_reader(lifeline, stop)
    await server.serve(sockets=[listener])


def config_of(settings: GatewaySettings, app: ASGIApp) -> Config:
    """As uvicorn is told: no access log, no words about itself, and our own protocol."""
    patience = Patience(Proxies(settings.proxies), settings.client_connections, headers_of(is_tls=settings.is_tls))
    return Config(
        app,
        http=patient(patience),  # type: ignore[arg-type]
        ws="none",
        lifespan="on",
        access_log=False,
        log_config=None,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=limits.IDLE_SECONDS,
        timeout_graceful_shutdown=GRACE_SECONDS,
        backlog=BACKLOG,
        ssl_certfile=settings.certificate or None,
        ssl_keyfile=settings.private_key or None,
    )


class Bare(logging.Formatter):
    """A line that holds the words in the code and nothing that was put into them: that might be a path."""

    def format(self, record: logging.LogRecord) -> str:
        if record.name.startswith("kiosk."):
            return f"{record.levelname} {record.getMessage()}"
        fault = f" ({record.exc_info[0].__name__})" if record.exc_info and record.exc_info[0] else ""
        return f"{record.levelname} {record.name}: {str(record.msg).splitlines()[0]}{fault}"


def log_to_stderr() -> None:
    """Warnings and worse, of everybody."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Bare())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
