"""What a kiosk asks for while somebody signs in on a phone: /api/v1/sign-ins.

The one rule: only the kiosk that opened a hand-off learns anything of it, and its box exactly once.
"""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from starlette.requests import Request
from starlette.responses import Response

from kiosk.errors import NotKnown
from kiosk.gateway.access import Doorkeeper
from kiosk.gateway.answers import Refusal, done, told, wait
from kiosk.gateway.api import read_body
from kiosk.gateway.ending import is_ending
from kiosk.gateway.limits import Tries
from kiosk.gateway.routing import Resources
from kiosk.gateway.working import Work
from kiosk.register.handoffs import PHONE, HandOffs, Kept
from kiosk.signin import wire
from kiosk.signin.model import Ending, HandOff, Progress, State

ROOT = "/api/v1/sign-ins"
FINAL: frozenset[State] = frozenset(("confirmed", "ended"))
# Below what a connection may take to be answered; a look at one row costs next to nothing.
WAIT_SECONDS, LOOK_SECONDS = 8.0, 0.4


@dataclass(frozen=True, slots=True)
class SignInApi:
    """`is_offered`: there is a provider. `tries`: how often one kiosk may open a hand-off."""

    handoffs: HandOffs
    work: Work
    doorkeeper: Doorkeeper
    tries: Tries
    is_offered: bool
    clock: Callable[[], float] = time.monotonic

    def resources(self) -> Resources:
        """Its paths."""
        return {
            ROOT: {"POST": self.open},
            f"{ROOT}/{{id}}": {"DELETE": self.close},
            f"{ROOT}/{{id}}/wait": {"POST": self.wait},
        }

    async def open(self, request: Request) -> Response:
        """A new hand-off."""
        key = await self.doorkeeper.admit(request, ("kiosk",))
        public, language = await read_body(request, wire.read_opening)
        if not self.is_offered:
            raise Refusal(404, "no_sign_in")
        seconds = self.tries.take(key.id)
        if seconds:
            raise wait(seconds)
        kept = await self.work.do(self.handoffs.open, public, language, key.id)
        return told(wire.write_handoff(HandOff(kept.id, kept.number, int(PHONE.total_seconds()))))

    async def wait(self, request: Request) -> Response:
        """How far it has come, as soon as that is news."""
        key = await self.doorkeeper.admit(request, ("kiosk",))
        id = id_of(request)
        known = await read_body(request, wire.read_waiting)
        await self.work.do(self.handoffs.attend, id, key.id)
        end = self.clock() + WAIT_SECONDS
        while True:
            progress = progress_of(await self.work.do(self.handoffs.fetch, id, key.id))
            # What is final was told by this answer, and nobody knows it any more.
            is_news = progress.state in FINAL or progress.state != known
            if is_news or self.clock() >= end or is_ending(request):
                return told(wire.write_progress(progress))
            await asyncio.sleep(LOOK_SECONDS)

    async def close(self, request: Request) -> Response:
        """The kiosk does not wait any more."""
        key = await self.doorkeeper.admit(request, ("kiosk",))
        await self.work.do(self.handoffs.close, id_of(request), key.id)
        return done()


def id_of(request: Request) -> str:
    """The hand-off in the path, in capitals. Raises NotKnown for what can be none."""
    id = str(request.path_params["id"]).upper()
    if not wire.ID.fullmatch(id):
        raise NotKnown
    return id


def progress_of(kept: Kept) -> Progress:
    """As the kiosk is told: that a code is being redeemed is no news to it."""
    if kept.state == "ended":
        return Progress("ended", cast(Ending, kept.ending))
    state = cast(State, "started" if kept.state == "signing" else kept.state)
    return Progress(state, sealed=kept.sealed or b"" if state == "confirmed" else b"")
