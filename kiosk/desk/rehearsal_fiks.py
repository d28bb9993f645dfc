"""Fiks Digisos for practice and tests: a server on this machine that takes what a case system sends, in memory.

The one rule: stricter than what is known of the real one: headers, parts, their order, types and sizes, JSON.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Any, Literal, TypeAlias
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

from kiosk.desk.fiks_call import INTEGRATION
from kiosk.desk.rehearsal_parts import WrongParts, documents_in, soker_in

if TYPE_CHECKING:
    from email.message import Message

    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

Step = Literal["certificate", "new", "list", "files", "case"]
Fault = Literal["refuse", "deny", "break", "cut", "slow", "lost"]
"""400; 401; 500; the connection ends and nothing was done; it takes long; done, and no answer."""
Reply: TypeAlias = tuple[int, object]
LARGEST = 150_000_000
ORGANISATION = "11111111-2222-4333-8444-555555555555"
UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
ROUTES: tuple[tuple[Step, str, re.Pattern[str]], ...] = (
    ("certificate", "GET", re.compile("/digisos/api/v1/dokumentlager-public-key")),
    ("new", "POST", re.compile(f"/digisos/api/v1/({UUID})/ny")),
    ("list", "GET", re.compile(f"/digisos/api/v1/({UUID})/({UUID})/filer")),
    ("files", "POST", re.compile(f"/digisos/api/v1/({UUID})/({UUID})/filer")),
    ("case", "POST", re.compile(f"/digisos/api/v1/({UUID})/({UUID})")),
)


@dataclass(slots=True)
class RehearsalCase:
    """What Fiks has of one case. `files`: opened; `soker`: digisos-soker.json, once it was sent."""

    identity: str = field(repr=False)
    request: str
    files: dict[str, bytes] = field(default_factory=dict, repr=False)
    soker: dict[str, Any] | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Call:
    """One call as it came. `case`: the digisosId in its path, if any."""

    step: Step
    organisation: str
    case: str
    query: Mapping[str, list[str]] = field(repr=False)
    headers: "Message[str, str]" = field(repr=False)
    body: bytes = field(repr=False)


class RehearsalFiks:
    """Listens from `start` to `stop`. `faults`: met in order, each by the next call of its step.

    `cases`: by digisosId; `calls`: which steps were asked for, in order.
    """

    organisation = ORGANISATION

    def __init__(self, faults: Sequence[tuple[Step, Fault]] = (), delay: float = 0.5) -> None:
        self.cases: dict[str, RehearsalCase] = {}
        self.calls: list[Step] = []
        self._headers = {"Authorization": f"Bearer {uuid4().hex}", **{name: str(uuid4()) for name in INTEGRATION}}
        self._faults = list(faults)
        self._delay = delay
        self._ended = Event()
        self._lock = Lock()
        self._server: ThreadingHTTPServer | None = None
        self._thread: Thread | None = None
        self._key: RSAPrivateKey | None = None
        self._certificate = b""

    def __enter__(self) -> "RehearsalFiks":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        """Listens on a free port of this machine."""
        from kiosk.desk.rehearsal_key import key_and_certificate

        self._key, self._certificate = key_and_certificate()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler_of(self))
        self._thread = Thread(target=self._server.serve_forever, args=(0.05,), name="rehearsal fiks", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Ends the server; what it got stays in `cases`."""
        self._ended.set()
        if self._server and self._thread:
            self._server.shutdown()
            self._thread.join()
            self._server.server_close()
            self._server = None

    @property
    def url(self) -> str:
        """Where it listens."""
        assert self._server
        return f"http://127.0.0.1:{self._server.server_port}"

    def credentials(self) -> Mapping[str, str]:
        """The headers it wants."""
        return self._headers

    def answer(self, call: Call) -> Reply | None:
        """Status and JSON, or bytes; None: the connection ends without an answer."""
        with self._lock:
            self.calls.append(call.step)
            fault = self._met(call.step)
        if fault == "slow":
            self._ended.wait(self._delay)
        if fault == "cut":
            return None
        if fault in ("refuse", "deny", "break"):
            return {"refuse": 400, "deny": 401, "break": 500}[fault], refused("told to")
        with self._lock:
            reply = self._checked(call)
        return None if fault == "lost" else reply

    def _met(self, step: Step) -> Fault | None:
        """The next fault of this step, met now."""
        found = next((each for each in self._faults if each[0] == step), None)
        if found:
            self._faults.remove(found)
        return found[1] if found else None

    def _checked(self, call: Call) -> Reply:
        """What is the same for every call, then the call itself."""
        if any(call.headers.get(name) != value for name, value in self._headers.items()):
            return 401, refused("credentials")
        if call.step == "certificate":
            return 200, self._certificate
        if call.organisation != ORGANISATION:
            return 403, refused("another organisation")
        if call.step == "new":
            return self._new(call)
        if call.case not in self.cases:
            return 400, refused("no such case")
        try:
            return self._update(call, self.cases[call.case])
        except WrongParts as wrong:
            return 400, refused(str(wrong))

    def _new(self, call: Call) -> Reply:
        """A case for one national identity number; the same request again is told which case it made."""
        request, identity = call.headers.get("requestid", ""), call.query.get("sokerFnr", [""])[0]
        if not re.fullmatch(UUID, request) or not re.fullmatch(r"\d{11}", identity) or call.body:
            return 400, refused("requestid, sokerFnr and no body")
        known = next((id for id, case in self.cases.items() if case.request == request), None)
        if known:
            return 400, refused(f"{request} finnes allerede: {known}")
        id = str(uuid4())
        self.cases[id] = RehearsalCase(identity, request)
        return 200, id

    def _update(self, call: Call, case: RehearsalCase) -> Reply:
        """Files, or the first update. Raises WrongParts."""
        if call.step == "list":
            return 200, listed(case.files)
        if call.step == "files":
            assert self._key
            given = documents_in(call.headers.get("Content-Type", ""), call.body, self._key)
            if given.keys() & case.files.keys():
                raise WrongParts("a file of this name is there already")
            case.files |= given
            return 200, listed(given)
        if not case.files:
            raise WrongParts("a case without files")
        try:
            case.soker = soker_in(json.loads(call.body))
        except ValueError:
            raise WrongParts("not JSON") from None
        return 202, None


def listed(files: Mapping[str, bytes]) -> list[dict[str, object]]:
    """DokumentInfo of each."""
    return [
        {"filnavn": name, "dokumentlagerDokumentId": str(uuid4()), "storrelse": len(content)}
        for name, content in files.items()
    ]


def refused(message: str) -> dict[str, object]:
    """ErrorMessage, as Fiks says no."""
    return {"error": "Bad Request", "errorId": str(uuid4()), "message": message}


def handler_of(fiks: RehearsalFiks) -> type[BaseHTTPRequestHandler]:
    """What speaks HTTP for it."""

    class Handler(BaseHTTPRequestHandler):
        timeout = 10

        def do_GET(self) -> None:
            self._answer("GET", b"")

        def do_POST(self) -> None:
            size = int(self.headers.get("Content-Length", "0"))
            if size > LARGEST:
                return self._send(413, refused("too large"))
            return self._answer("POST", self.rfile.read(size))

        def _answer(self, method: str, body: bytes) -> None:
            address = urlsplit(self.path)
            for step, wanted, pattern in ROUTES:
                found = pattern.fullmatch(address.path)
                if found and method == wanted:
                    names = (*found.groups(), "", "")
                    query = parse_qs(address.query)
                    reply = fiks.answer(Call(step, names[0], names[1], query, self.headers, body))
                    return self._send(*reply) if reply else None
            return self._send(404, refused("no such path"))

        def _send(self, status: int, said: object) -> None:
            body = said if isinstance(said, bytes) else b"" if said is None else json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing: a national identity number stands in a path."""

    return Handler
