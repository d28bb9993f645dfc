"""One request of a kiosk, made of Fiks, and the whole answer, within bounds of time and size.

The one rule: it is known whether Fiks can have heard it, and a cut-off answer is no answer.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field

import httpx

from kiosk.digisos.exchange import BYTES_PER_SECOND, MOST_BYTES
from kiosk.errors import FiksAway, FiksUncertain
from kiosk.gateway.outward import manners

# Together below what a kiosk waits for an answer, so that it hears what is known.
CONNECT_SECONDS, ANSWER_SECONDS = 3.0, 13.0
PIECE_SECONDS = 12.0
# Before these were heard nothing was said.
UNHEARD = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)


@dataclass(frozen=True, slots=True)
class Heard:
    """What Fiks said. `retry_after`: seconds, or ""."""

    status: int
    body: bytes = field(repr=False)
    retry_after: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What is passed on. `size`: bytes of the body, which comes in pieces; None: there is none."""

    method: str
    path: str = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)
    size: int | None = None
    body: AsyncIterator[bytes] | None = field(default=None, repr=False)


class Upstream:
    """Fiks, below `url`."""

    def __init__(self, url: str, seconds: float = ANSWER_SECONDS) -> None:
        self._url, self._seconds = url.rstrip("/"), seconds
        # Each request on a connection of its own: what was lost on one is never taken for the answer to another.
        alone = httpx.Limits(max_connections=None, max_keepalive_connections=0)
        patience = httpx.Timeout(PIECE_SECONDS, connect=CONNECT_SECONDS)
        self._client = httpx.AsyncClient(timeout=patience, limits=alone, **manners(self._url))

    async def close(self) -> None:
        await self._client.aclose()

    async def ask(self, told: Told) -> Heard:
        """Raises FiksAway when certainly nobody heard it, else FiksUncertain; and what reading the body raises."""
        try:
            async with asyncio.timeout(self._seconds + (told.size or 0) / BYTES_PER_SECOND):
                return await self._asked(told)
        except UNHEARD as fault:
            raise FiksAway(type(fault).__name__) from None
        except (httpx.HTTPError, httpx.StreamError, TimeoutError) as fault:
            raise FiksUncertain(type(fault).__name__) from None

    async def _asked(self, told: Told) -> Heard:
        plain = {"Accept": "*/*", "Accept-Encoding": "identity", "User-Agent": "kiosk", "Connection": "close"}
        length = {} if told.size is None else {"Content-Length": str(told.size)}
        request = self._client.build_request(
            told.method, self._url + told.path, headers={**plain, **length, **told.headers}, content=told.body
        )
        response = await self._client.send(request, stream=True)
        try:
            # A redirect is nobody's answer, and what is packed might be more than it seems.
            if response.status_code // 100 == 3 or response.headers.get("content-encoding", "identity") != "identity":
                raise FiksUncertain("an answer that Fiks never gives")
            return Heard(response.status_code, await read(response), seconds_in(response))
        finally:
            await response.aclose()


async def read(response: httpx.Response) -> bytes:
    """All of it. Raises FiksUncertain when it is more than Fiks ever says."""
    body = bytearray()
    async for piece in response.aiter_raw():
        body += piece
        if len(body) > MOST_BYTES:
            raise FiksUncertain("too long an answer")
    return bytes(body)


def seconds_in(response: httpx.Response) -> str:
    """How long to wait before the next request, if it says so in seconds."""
    said = str(response.headers.get("retry-after", ""))
    return said if said.isascii() and said.isdecimal() and len(said) < 6 else ""
