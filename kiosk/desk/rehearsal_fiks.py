"""Fiks Digisos for practice and tests: a server on this machine that takes what a case system sends, in memory.

The one rule: stricter than what is known of the real one: headers, parts, their order, types and sizes, JSON.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from threading import Event, Lock
from typing import TYPE_CHECKING, Any, Literal, TypeAlias
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

from kiosk.desk.fiks_call import INTEGRATION
from kiosk.desk.rehearsal_parts import documents_in, soker_in
from kiosk.digisos.loopback import Loopback, Reply, Request
from kiosk.digisos.multipart import WrongParts

if TYPE_CHECKING:
    from email.message import Message

    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

Step = Literal["certificate", "new", "list", "files", "case"]
Fault = Literal["refuse", "deny", "break", "cut", "slow", "lost"]
"""400; 401; 500; the connection ends and nothing was done; it takes long; done, and no answer."""
Said: TypeAlias = tuple[int, object]
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
    largest = LARGEST

    def __init__(self, faults: Sequence[tuple[Step, Fault]] = (), delay: float = 0.5) -> None:
        self.cases: dict[str, RehearsalCase] = {}
        self.calls: list[Step] = []
        self._headers = {"Authorization": f"Bearer {uuid4().hex}", **{name: str(uuid4()) for name in INTEGRATION}}
        self._faults = list(faults)
        self._delay = delay
        self._ended = Event()
        self._lock = Lock()
        self._loopback = Loopback(self)
        self._key: RSAPrivateKey | None = None
        self._certificate = b""

    def __enter__(self) -> "RehearsalFiks":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        """Listens on a free port of this machine."""
        from kiosk.digisos.rehearsal_key import key_and_certificate

        self._key, self._certificate = key_and_certificate()
        self._loopback.open()

    def stop(self) -> None:
        """Ends the server; what it got stays in `cases`."""
        self._ended.set()
        self._loopback.shut()

    @property
    def url(self) -> str:
        """Where it listens."""
        return self._loopback.url

    def credentials(self) -> Mapping[str, str]:
        """The headers it wants."""
        return self._headers

    def hears(self, _request: Request) -> bool:
        """See Site."""
        return True

    def answer(self, request: Request, body: bytes) -> Reply | None:
        """See Site."""
        call = call_in(request, body)
        said = self._said(call) if call else (404, refused("no such path"))
        return written(*said) if said else None

    def _said(self, call: Call) -> Said | None:
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

    def _checked(self, call: Call) -> Said:
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

    def _new(self, call: Call) -> Said:
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

    def _update(self, call: Call, case: RehearsalCase) -> Said:
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


def call_in(request: Request, body: bytes) -> Call | None:
    """Which call it is; None for a path nobody knows."""
    address = urlsplit(request.path)
    for step, method, pattern in ROUTES:
        found = pattern.fullmatch(address.path)
        if found and method == request.method:
            names = (*found.groups(), "", "")
            return Call(step, names[0], names[1], parse_qs(address.query), request.headers, body)
    return None


def written(status: int, said: object) -> Reply:
    """As it goes out."""
    return Reply(status, said if isinstance(said, bytes) else b"" if said is None else json.dumps(said).encode())
