"""Fiks Digisos for practice, demonstrations and tests: a server on this machine that takes what an applicant sends.

The one rule: stricter than the real one as far as that is known, and all it gets is in memory and gone at the end.
"""

from collections.abc import Collection, Mapping, Sequence
from threading import Event, Lock, Timer
from typing import Self
from uuid import uuid4

from kiosk.digisos.exchange import INTEGRATION, Who
from kiosk.digisos.loopback import Loopback, Reply, Request
from kiosk.digisos.reception import Call, ReceivedCase, Reception, refused
from kiosk.digisos.rehearsal_key import Pair
from kiosk.digisos.routes import LARGEST_BODY, Called, route_of
from kiosk.digisos.trouble import EVER, Fault, Trouble, Troubles


class RehearsalDigisos:
    """Listens from `start` to `stop`, or as a context. `troubles`: see `trouble`.

    `tokens`, `integration`: what it wants to see, whatever it likes where nothing is said. A token of None: any that is
        not the other's, where a real provider makes them.
        `delay`: seconds of being slow; `door`: seconds for which it stays shut; `port`: where it listens, 0: anywhere.
        `pair`: what is sealed for it, and opens that; a new one where nothing is said.
    `closed`, `paused`, `unknown`: municipalities that receive nothing, nothing just now, or that Fiks does not know.
        `asked`: names of the requests that were heard, in order; `cases`: what it got, by digisosId.
    """

    largest = LARGEST_BODY

    def __init__(
        self,
        troubles: Sequence[Trouble] = (),
        *,
        tokens: Mapping[Who, str | None] | None = None,
        integration: Mapping[str, str] | None = None,
        closed: Collection[str] = ("3801",),
        paused: Collection[str] = (),
        unknown: Collection[str] = ("0000",),
        delay: float = 0.5,
        door: float = 0.5,
        port: int = 0,
        pair: "Pair | None" = None,
    ) -> None:
        self.asked: list[str] = []
        self.reception = Reception(closed, paused, unknown, pair)
        self._integration = integration or {name: str(uuid4()) for name in INTEGRATION}
        self._tokens = tokens or {"applicant": uuid4().hex, "machine": uuid4().hex}
        self._troubles = Troubles(troubles)
        self._delay, self._door = delay, door
        self._ended = Event()
        self._lock = Lock()
        self._met: dict[int, Fault | None] = {}
        self._loopback = Loopback(self, port)
        self._timer: Timer | None = None

    def __enter__(self) -> Self:
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
        """The headers it wants: what a gateway has from ID-porten, Maskinporten and KS."""
        return {"Authorization": f"Bearer {self._tokens[who] or 'any'}", **self._integration}

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
            called = called_by(request)
            self.asked.append(called.route.name if called else "")
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

    def _checked(self, request: Request, body: bytes) -> Reply:
        """What is the same for every request, then the request itself."""
        called = called_by(request)
        if called is None:
            return refused(404, "no such path")
        if any(request.headers.get_all(each) != [value] for each, value in self._integration.items()):
            return refused(401, "who integrates")
        if not self._is_from(called.route.who, request.headers.get("Authorization", "")):
            is_other = any(self._is_from(who, request.headers.get("Authorization", "")) for who in self._tokens)
            return refused(403 if is_other else 401, "in whose name")
        type = request.headers.get("Content-Type", "")
        return self.reception.answer(Call(called.route.name, called.names, type, body))

    def _is_from(self, who: Who, said: str) -> bool:
        """Whether this is the token that is wanted; where any will do, not one that is another's."""
        token = said.removeprefix("Bearer ")
        wanted = self._tokens[who]
        return token != said and (token == wanted if wanted else bool(token) and token not in self._tokens.values())

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


def called_by(request: Request) -> Called | None:
    """Which request this is. What stands behind a question mark, nobody here asks."""
    return route_of(request.method, request.path)
