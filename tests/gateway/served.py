"""`kiosk gateway` as a process of its own, on a free port of this machine.

The one rule: it is started as an office starts it, and ended by the signal an office's machine sends.
"""

import http.client
import json
import os
import signal
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.gateway import limits
from kiosk.gateway.settings import GatewaySettings, read_gateway_settings
from kiosk.register.keys import KeyKind
from kiosk.register.store import Store
from tests.postgres import free_port
from tests.processes import children

READY = 60.0
SECRET = "5e" * 32
# How long a client of the tests waits for what the gateway ends by itself.
PATIENCE = limits.REQUEST_SECONDS + 3
EQUAL = (", ", " = ")


@dataclass(frozen=True, slots=True)
class Served:
    """A gateway that answers. `log`: what it wrote to standard error; `said`: to standard output."""

    process: "subprocess.Popen[bytes]"
    settings: GatewaySettings
    log: Path
    said: Path

    @property
    def port(self) -> int:
        return self.settings.port

    @property
    def replicas(self) -> list[int]:
        """The processes it started."""
        return sorted(children(self.process.pid))

    def is_ready(self) -> bool:
        asked = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
        if self.settings.certificate:
            unchecked = ssl._create_unverified_context()
            asked = http.client.HTTPSConnection("127.0.0.1", self.port, timeout=2, context=unchecked)
        try:
            asked.request("GET", "/ready")
            return asked.getresponse().status == 200
        except OSError:
            return False
        finally:
            asked.close()

    def issue_key(self, kind: KeyKind) -> str:
        store = Store(self.settings.database_url, self.settings.pepper)
        try:
            return store.issue_key(kind, kind, "9901")
        finally:
            store.close()

    def end(self, number: signal.Signals = signal.SIGTERM, seconds: float = 15.0) -> int:
        """The exit code."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            raise


@contextmanager
def served(folder: Path, database: str = "", **settings: Any) -> Iterator[Served]:
    """A gateway with these settings, until the end of the block."""
    path, log, said = folder / "gateway.toml", folder / "gateway.log", folder / "gateway.out"
    database = database or f"sqlite:///{folder / 'register.sqlite'}"
    chosen = {"database": database, "port": free_port(), "secret": SECRET, **settings}
    # What JSON writes of texts, numbers and lists is TOML too, and of a table but for the sign between name and value.
    path.write_text("\n".join(f"{name} = {json.dumps(value, separators=EQUAL)}" for name, value in chosen.items()))
    with log.open("wb") as stream, said.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "kiosk", "gateway"],
            stdout=output,
            stderr=stream,
            env={**os.environ, "KIOSK_GATEWAY_SETTINGS": str(path)},
            start_new_session=True,
        )
    gateway = Served(process, read_gateway_settings(path), log, said)
    try:
        wait(gateway)
        yield gateway
    finally:
        gateway.end()


def wait(gateway: Served) -> None:
    """Until it answers."""
    end = time.monotonic() + READY
    while not gateway.is_ready():
        if gateway.process.poll() is not None or time.monotonic() > end:
            raise AssertionError("the gateway did not start: " + gateway.log.read_text())
        time.sleep(0.05)


def connect(gateway: Served) -> socket.socket:
    return socket.create_connection(("127.0.0.1", gateway.port), timeout=PATIENCE)


def rest_of(connection: socket.socket) -> bytes:
    """What is still said, until the other side closes."""
    said = b""
    with suppress(ConnectionError):
        while piece := connection.recv(65536):
            said += piece
    return said
