"""What a kiosk asks that joins, and what all of them fetch: /api/v1/kiosks and /api/v1/fleet.

The one rule: whoever has no key yet may only ask to be let in, a few times, and learns nothing but the code that a
person compares; with a key a kiosk sees how it stands itself, and what is for all.
"""

from collections.abc import Collection
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from kiosk.fleet.wire import (
    FLEET_ROOM,
    ROOM,
    Entry,
    Received,
    Signed,
    read_entry,
    said_of_entry,
    write_known,
    write_received,
    write_signed,
)
from kiosk.gateway.access import Doorkeeper, bearer
from kiosk.gateway.answers import Refusal, told, unauthenticated, wait
from kiosk.gateway.api import read_body
from kiosk.gateway.fleet.signing import FleetKey
from kiosk.gateway.limits import Proxies, Tries
from kiosk.gateway.routing import Resources
from kiosk.gateway.working import Work
from kiosk.register.joinings import LIFE
from kiosk.register.store import Store

KIOSKS, FLEET = f"/api/v1/{ROOM}", f"/api/v1/{FLEET_ROOM}"
# How often one household may ask to join: as long as a question waits, it shall not fill all the places there are.
JOINS, JOINS_SECONDS = 8, 3600.0
# And look how it stands: a kiosk looks every third second.
LOOKS, LOOKS_SECONDS = 2000, 600.0


@dataclass(frozen=True, slots=True)
class FleetApi:
    """`key`: what signs; None: nobody joins here. `offices`: numbers of those that a kiosk may stand in."""

    store: Store
    work: Work
    doorkeeper: Doorkeeper
    key: FleetKey | None
    offices: Collection[str]
    proxies: Proxies
    joins: Tries
    looks: Tries

    def resources(self) -> Resources:
        """Its paths."""
        return {KIOSKS: {"POST": self.ask}, f"{KIOSKS}/own": {"GET": self.stand}, FLEET: {"GET": self.fetch}}

    async def ask(self, request: Request) -> Response:
        """A kiosk wants to join."""
        self._take(self.joins, request)
        if self.key is None:
            raise Refusal(404, "no_fleet")
        entry = await read_body(request, read_entry)
        if entry.office not in self.offices:
            raise Refusal(403, "no_such_office")
        return told(write_received(await self.work.do(self._take_down, self.key, entry)))

    async def stand(self, request: Request) -> Response:
        """How it stands with whoever shows this key."""
        self._take(self.looks, request)
        secret = bearer(request)
        key = await self.work.read(self.store.key_of, secret)
        if key is not None and key.kind == "kiosk":
            return told(write_known("joined"))
        known = await self.work.read(self.store.joinings.standing, secret)
        if known is None:
            raise unauthenticated()
        return told(write_known(known))

    async def fetch(self, request: Request) -> Response:
        """What was signed for all, for kiosks and for desks, which trust the same data sheets."""
        await self.doorkeeper.admit(request, ("kiosk", "desk"))
        newest = await self.work.read(self.store.fleet.newest)
        if newest is None:
            raise Refusal(404, "no_fleet")
        return told(write_signed(Signed(newest.text, newest.key, newest.signature)))

    def _take(self, tries: Tries, request: Request) -> None:
        """Counts this household's try. Raises Refusal."""
        peer = request.client.host if request.client else ""
        seconds = tries.take(self.proxies.client(peer, request.headers.get("x-forwarded-for", "")))
        if seconds:
            raise wait(seconds)

    def _take_down(self, key: FleetKey, entry: Entry) -> Received:
        code = self.store.joinings.ask(entry)
        return Received(code, int(LIFE.total_seconds()), key.public, key.sign(said_of_entry(entry, code)))
