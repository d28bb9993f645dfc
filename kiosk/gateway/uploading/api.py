"""What a kiosk asks for while its applicant takes photos with a phone: /api/v1/uploads.

The one rule: only the kiosk that opened a slot learns anything of it, and gets each piece exactly once.
"""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from kiosk.asking import OCTETS
from kiosk.errors import NotKnown
from kiosk.gateway.access import Doorkeeper
from kiosk.gateway.answers import Refusal, done, told, wait
from kiosk.gateway.api import read_body
from kiosk.gateway.ending import is_ending
from kiosk.gateway.limits import Tries
from kiosk.gateway.metrics import Metrics
from kiosk.gateway.routing import Resources
from kiosk.gateway.uploading.wire import (
    file_of,
    id_of,
    piece_of,
    read_fate,
    read_opening,
    read_turning,
    read_waiting,
    write_news,
    write_slot,
)
from kiosk.gateway.working import Work
from kiosk.register.uploads import Uploads

ROOT = "/api/v1/uploads"
# Below what a connection may take to be answered; a look at one row costs next to nothing.
WAIT_SECONDS, LOOK_SECONDS = 8.0, 0.4


@dataclass(frozen=True, slots=True)
class UploadApi:
    """`tries`: how often one kiosk may open a slot."""

    uploads: Uploads
    work: Work
    doorkeeper: Doorkeeper
    tries: Tries
    metrics: Metrics
    clock: Callable[[], float] = time.monotonic

    def resources(self) -> Resources:
        """Its paths."""
        return {
            ROOT: {"POST": self.open},
            f"{ROOT}/{{id}}": {"PUT": self.turn_to, "DELETE": self.close},
            f"{ROOT}/{{id}}/wait": {"POST": self.wait},
            f"{ROOT}/{{id}}/{{file}}": {"POST": self.tell},
            f"{ROOT}/{{id}}/{{file}}/{{piece}}": {"GET": self.fetch},
        }

    async def open(self, request: Request) -> Response:
        """A new slot."""
        by = await self._by(request)
        language, topic = await read_body(request, read_opening)
        seconds = self.tries.take(by)
        if seconds:
            raise wait(seconds)
        return told(write_slot(await self.work.do(self.uploads.open, language, topic, by)))

    async def turn_to(self, request: Request) -> Response:
        """From now on for this documentation."""
        by, id = await self._by(request), id_of(request)
        await self.work.do(self.uploads.turn_to, id, by, await read_body(request, read_turning))
        return done()

    async def wait(self, request: Request) -> Response:
        """How it stands, as soon as that is news."""
        by, id = await self._by(request), id_of(request)
        known = await read_body(request, read_waiting)
        await self.work.do(self.uploads.attend, id, by)
        end = self.clock() + WAIT_SECONDS
        # Phones are heard by other processes too: only the database knows.
        while self.clock() < end and not is_ending(request):
            if await self.work.read(self.uploads.news, id, by) != known:
                break
            await asyncio.sleep(LOOK_SECONDS)
        standing = await self.work.do(self.uploads.look, id)
        if standing is None:
            raise NotKnown
        return told(write_news(standing))

    async def fetch(self, request: Request) -> Response:
        """One piece, which is gone with that."""
        if request.method != "GET":
            # Whoever asks for the head only would lose the rest.
            raise Refusal(405, "method", {"allow": "GET"})
        by, id, file, piece = await self._by(request), id_of(request), file_of(request), piece_of(request)
        sealed = await self.work.do(self.uploads.fetch, id, by, file, piece)
        self.metrics.pieces.labels("fetched").inc()
        return Response(sealed, media_type=OCTETS)

    async def tell(self, request: Request) -> Response:
        """What became of a file, for the phone."""
        by, id, file = await self._by(request), id_of(request), file_of(request)
        await self.work.do(self.uploads.tell, id, by, file, await read_body(request, read_fate))
        return done()

    async def close(self, request: Request) -> Response:
        """The visit waits no more."""
        await self.work.do(self.uploads.close, id_of(request), await self._by(request))
        return done()

    async def _by(self, request: Request) -> str:
        """The id of the kiosk's key. Raises Refusal."""
        return (await self.doorkeeper.admit(request, ("kiosk",))).id
