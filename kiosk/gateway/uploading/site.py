"""What a phone opens and sends: the upload page, how its slot stands, and sealed pieces.

The one rule: whoever has a slot's id may add to it and nothing else; nothing that was added ever leaves this way.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from kiosk.asking import OCTETS
from kiosk.documents.phone.wire import MOST_PIECES, MOST_SEALED
from kiosk.errors import NotKnown
from kiosk.gateway.answers import Refusal, done, told, wait
from kiosk.gateway.browser import accept_of, client_of, only, wanted_of
from kiosk.gateway.limits import Proxies, Tries
from kiosk.gateway.metrics import Metrics
from kiosk.gateway.routing import Resources, body_of, refusal_of
from kiosk.gateway.uploading.wire import file_of, id_of, piece_of, topic_of, write_state
from kiosk.gateway.working import Work
from kiosk.register.fields import WireError
from kiosk.register.upload_rows import Piece, Standing, UploadsDiffer, UploadsFull
from kiosk.register.uploads import Uploads

Sorry = Literal["over", "tries", "trouble"]
"""No such slot (any more); too many requests; the gateway cannot answer now."""
STATUS: Mapping[Sorry, int] = {"over": 404, "tries": 429, "trouble": 503}
COUNT = re.compile("[1-9][0-9]?")
# Until the kiosk has fetched some.
FULL_SECONDS = 3


class Pages(Protocol):
    """The pages, whose `headers` go with each of them: their policy names the script's hash."""

    headers: Mapping[str, str]

    def language(self, *wanted: str, accept: str = "") -> str:
        """The first of these that is offered, else the browser's (Accept-Language), else bokmål."""

    def page(self, language: str, id: str, topic: str) -> bytes:
        """The upload page of a slot, for the documentation it takes pages for now."""

    def names(self, topic: str, language: str) -> Sequence[str]:
        """What a documentation is called: in this language, and in bokmål."""

    def sorry(self, kind: Sorry, language: str) -> bytes:
        """Why there is no upload page, and what to do."""


@dataclass(frozen=True, slots=True)
class UploadSite:
    """`most`: bytes of pieces that may lie here at once; `tries`: how often one household may ask or send."""

    uploads: Uploads
    work: Work
    pages: Pages
    tries: Tries
    proxies: Proxies
    metrics: Metrics
    most: int

    def resources(self) -> Resources:
        """Its paths: in capitals as the QR has them, and as a person may write them."""
        return {
            **{f"/{letter}/{{id}}": {"GET": self.show} for letter in "Uu"},
            **{f"/{letter}/{{id}}/state": {"GET": self.state} for letter in "Uu"},
            **{f"/{letter}/{{id}}/{{file}}/{{piece}}": {"PUT": self.put} for letter in "Uu"},
        }

    async def show(self, request: Request) -> Response:
        """The page. Whoever only looks at the link has opened nothing: the script asks for the state."""
        try:
            if self._wait_of(request):
                return self._sorry("tries", request)
            id = id_of(request)
            standing = await self._looked(id)
        except NotKnown:
            return self._sorry("over", request)
        except Exception as fault:
            if refusal_of(fault) is None:
                raise
            return self._sorry("trouble", request)
        if standing is None:
            return self._sorry("over", request)
        return self._page(self.pages.page(self._language(request, standing), id, standing.topic))

    async def state(self, request: Request) -> Response:
        """How the slot stands, for the script; a slot that nobody knows is not open."""
        self._take(request)
        id = id_of(request)
        standing = await self._looked(id)
        if standing is None:
            return told(write_state(None, ()))
        if not standing.is_opened:
            await self.work.do(self.uploads.mark_opened, id)
        return told(write_state(standing, self.pages.names(standing.topic, self._language(request, standing))))

    async def put(self, request: Request) -> Response:
        """One sealed piece."""
        self._take(request)
        id = id_of(request)
        file, number, count, topic = placed(request)
        # Nobody without a slot keeps this process's memory full by being slow.
        if not await self.work.read(self.uploads.is_open, id):
            raise NotKnown
        try:
            sealed = await body_of(request, OCTETS, MOST_SEALED)
            if not sealed:
                raise WireError("body", "nothing")
            await self.work.do(self.uploads.put, id, Piece(file, number, count, topic, sealed), self.most)
        except ClientDisconnect:
            # Phones lose their network all the time, and send again. Nobody hears this.
            return Response(status_code=400)
        except UploadsFull:
            self.metrics.pieces.labels("full").inc()
            raise Refusal(507, "full", {"retry-after": str(FULL_SECONDS)}) from None
        except UploadsDiffer:
            raise WireError("n", "another than before") from None
        self.metrics.pieces.labels("came").inc()
        return done()

    async def _looked(self, id: str) -> Standing | None:
        return await self.work.do(self.uploads.look, id)

    def _take(self, request: Request) -> None:
        seconds = self._wait_of(request)
        if seconds:
            raise wait(seconds)

    def _wait_of(self, request: Request) -> int:
        return self.tries.take(client_of(request, self.proxies))

    def _sorry(self, kind: Sorry, request: Request) -> Response:
        return self._page(self.pages.sorry(kind, self._language(request)), STATUS[kind])

    def _page(self, html: bytes, status: int = 200) -> Response:
        return Response(html, status, self.pages.headers)

    def _language(self, request: Request, standing: Standing | None = None) -> str:
        kept = standing.language if standing else ""
        return self.pages.language(wanted_of(request) or "", kept, accept=accept_of(request))


def placed(request: Request) -> tuple[str, int, int, str]:
    """File, number, count and topic, as the address has them. Raises WireError, NotKnown."""
    file, number = file_of(request), piece_of(request)
    count, topic = (only(request.query_params.getlist(name), 65) for name in "nt")
    if not COUNT.fullmatch(count) or int(count) > MOST_PIECES or number >= int(count):
        raise WireError("n", "no count")
    return file, number, int(count), topic_of(topic)
