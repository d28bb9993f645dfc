"""Fiks Digisos for practice, demonstrations and tests: a server on this machine that takes what an applicant sends.

The one rule: stricter than the real one as far as that is known, and all it gets is in memory and gone at the end.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from threading import Event, Lock, Timer
from urllib.parse import urlsplit
from uuid import uuid4

from kiosk.digisos.exchange import INTEGRATION, Who
from kiosk.digisos.loopback import Loopback, Reply, Request
from kiosk.digisos.reception import LARGEST_BODY, Call, ReceivedCase, Reception, refused
from kiosk.digisos.trouble import EVER, Fault, Trouble, Troubles

BASE = "/digisos/api"
UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
LATE = f"{UUID}[0-9]{{4}}"
ROUTES: tuple[tuple[str, str, str, Who], ...] = (
    ("kommune", "GET", "/v1/nav/kommuner/([0-9]{4})", "machine"),
    ("certificate", "GET", "/v1/dokumentlager-public-key", "machine"),
    ("staged", "GET", f"/v1/mellomlagring/({LATE}|{UUID})", "machine"),
    ("stage", "POST", f"/v1/mellomlagring/({LATE}|{UUID})", "machine"),
    ("unstage", "DELETE", f"/v1/mellomlagring/({LATE}|{UUID})/({UUID})", "machine"),
    ("submit", "POST", f"/v2/soknader/([0-9]{{4}})/({UUID})", "applicant"),
    ("add", "POST", f"/v2/soknader/([0-9]{{4}})/({UUID})/({LATE})", "applicant"),
    ("cases", "GET", "/v1/soknader/soknader", "applicant"),
    ("case", "GET", f"/v1/soknader/({UUID})", "applicant"),
    ("document", "GET", f"/v1/soknader/({UUID})/dokumenter/({UUID})", "applicant"),
)


class RehearsalDigisos:
    """Listens from `start` to `stop`, or as a context. `troubles`: see `trouble`.

        `delay`: seconds of being slow; `door`: seconds for which it stays shut.
    `closed`, `paused`, `unknown`: municipalities that receive nothing, nothing just now, or that Fiks does not know.
        `asked`: names of the requests that were heard, in order; `cases`: what it got, by digisosId.
    """

    largest = LARGEST_BODY

    def __init__(
        self,
        troubles: Sequence[Trouble] = (),
        *,
        closed: Collection[str] = ("3801",),
        paused: Collection[str] = (),
        unknown: Collection[str] = ("0000",),
        delay: float = 0.5,
        door: float = 0.5,
    ) -> None:
        self.asked: list[str] = []
        self.reception = Reception(closed, paused, unknown)
        self._integration = {name: str(uuid4()) for name in INTEGRATION}
        self._tokens: dict[Who, str] = {"applicant": uuid4().hex, "machine": uuid4().hex}
        self._troubles = Troubles(troubles)
        self._delay, self._door = delay, door
        self._ended = Event()
        self._lock = Lock()
        self._met: dict[int, Fault | None] = {}
        self._loopback = Loopback(self)
        self._timer: Timer | None = None

    def __enter__(self) -> "RehearsalDigisos":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        """Listens on a free port of this machine."""
        self._loopback.open()
        self._mind_the_door()

    def stop(self) -> None:
        """Ends the server, and forgets all that it got but what somebody still looks at."""
        self._ended.set()
        if self._timer:
            self._timer.cancel()
            self._timer.join()
        self._loopback.shut()

    @property
    def url(self) -> str:
        """Where it listens."""
        return self._loopback.url

    @property
    def cases(self) -> Mapping[str, ReceivedCase]:
        """What it got."""
        return self.reception.cases

    def headers(self, who: Who) -> Mapping[str, str]:
        """The headers it wants; what a gateway has from ID-porten, Maskinporten and KS."""
        return {"Authorization": f"Bearer {self._tokens[who]}", **self._integration}

    def plan(self, troubles: Sequence[Trouble]) -> None:
        """What goes wrong from now on, counted from the next request; the door is open again."""
        self._loopback.open()
        with self._lock:
            self._troubles = Troubles(troubles)
            self.asked.clear()
        self._mind_the_door()

    def hears(self, request: Request) -> bool:
        """See Site."""
        with self._lock:
            found = self._troubles.met()
            self.asked.append(self._route(request)[0])
            if found != "reset_before":
                self._met[id(request)] = found
        return found != "reset_before"

    def answer(self, request: Request, body: bytes) -> Reply | None:
        """See Site."""
        with self._lock:
            fault = self._met.pop(id(request), None)
        if fault == "slow":
            self._ended.wait(self._delay)
        reply = self._faulty(fault, request, body)
        self._mind_the_door()
        return reply

    def _faulty(self, fault: Fault | None, request: Request, body: bytes) -> Reply | None:
        if fault == "reset_after":
            return None
        if fault and fault.isdecimal():
            return Reply(int(fault), refused(int(fault), "told to").body, headers={"Retry-After": "1"})
        with self._lock:
            reply = self._checked(request, body)
        if fault == "invalid":
            return Reply(reply.status, b"<html>\xff", "text/html")
        return None if fault == "lost" else reply

    def _route(self, request: Request) -> tuple[str, Who, tuple[str, ...]]:
        path = urlsplit(request.path).path
        for name, method, pattern, who in ROUTES:
            found = re.fullmatch(BASE + pattern, path)
            if found and method == request.method:
                return name, who, found.groups()
        return "", "machine", ()

    def _checked(self, request: Request, body: bytes) -> Reply:
        """What is the same for every request, then the request itself."""
        name, who, names = self._route(request)
        if not name:
            return refused(404, "no such path")
        if any(request.headers.get(each) != value for each, value in self._integration.items()):
            return refused(401, "who integrates")
        said = request.headers.get("Authorization", "")
        if said != f"Bearer {self._tokens[who]}":
            is_other = said.removeprefix("Bearer ") in self._tokens.values()
            return refused(403 if is_other else 401, "in whose name")
        return self.reception.answer(Call(name, names, request.headers.get("Content-Type", ""), body))

    def _mind_the_door(self) -> None:
        """Shuts it before a request that shall be refused, and opens it again in a while."""
        with self._lock:
            trouble = self._troubles.door()
        if trouble is None or self._ended.is_set():
            return
        self._loopback.shut()
        if trouble.times < EVER:
            self._timer = Timer(self._door, self._loopback.open)
            self._timer.start()
