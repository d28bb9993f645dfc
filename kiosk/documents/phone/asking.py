"""One request to the gateway about photos and its answer, within bounds of time and size.

The one rule: the machine's key goes to the gateway's own address and nowhere else, and no answer is waited for longer
than was said, however slowly it comes.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from kiosk.aside import in_time
from kiosk.documents.phone.wire import MOST_SEALED
from kiosk.errors import GatewayRefused, GatewayUnreachable, NotKnown, TooManyTries

if TYPE_CHECKING:
    from requests import PreparedRequest, Response, Session

ROOM = "/api/v1/uploads"
CHUNK = 65_536


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, of at most MOST_SEALED bytes."""

    status: int
    body: bytes = field(repr=False)

    def json(self) -> Any:
        """Raises ValueError for what is none."""
        try:
            return json.loads(self.body)
        except RecursionError:
            raise ValueError("too deep") from None


class Asking:
    """Asks one gateway, one request after the other. `timeout`: seconds to connect, and to wait for the answer."""

    def __init__(self, url: str, key: str, timeout: tuple[float, float]) -> None:
        self._url, self._key, self._timeout = url, key, timeout
        self._session: Session | None = None
        self._under_way: Response | None = None

    def ask(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Answer:
        """An answer of 200 or 204. Raises leaves of RegisterError; NotKnown: no such thing.

        It is asked in a thread of its own: looking up a name and a trickle of bytes know no timeout.
        """
        answer = in_time(partial(self._ask, method, path, body), sum(self._timeout))
        if answer is None:
            # Whoever still waits keeps the connection to himself, and comes to an end.
            self._session = None
            self._shut()
            raise GatewayUnreachable("no answer in time")
        match answer.status:
            case 200 | 204:
                return answer
            case 404:
                raise NotKnown
            case 429:
                raise TooManyTries
            case 400 | 401 | 403 | 413 | 415 | 422:
                raise GatewayRefused(f"answered {answer.status}")
        raise GatewayUnreachable(f"answered {answer.status}")

    def _ask(self, method: str, path: str, body: Mapping[str, Any] | None) -> Answer:
        import requests

        session = self._session = self._session or self._open()
        address = f"{self._url}{ROOM}{path}"
        try:
            with session.request(
                method, address, json=body, timeout=self._timeout, allow_redirects=False, stream=True
            ) as response:
                self._under_way = response
                return Answer(response.status_code, read(response))
        # A host name that cannot be one is a UnicodeError. Neither tells what was asked, or with which key.
        except (requests.RequestException, UnicodeError) as fault:
            raise GatewayUnreachable(type(fault).__name__) from None

    def _shut(self) -> None:
        """Ends the answer that comes too slowly; one that has ended meanwhile has nothing to shut."""
        under_way, self._under_way = self._under_way, None
        if under_way is not None:
            with suppress(OSError, RuntimeError, ValueError, AttributeError):
                under_way.raw.shutdown()

    def _open(self) -> "Session":
        import requests

        session = requests.Session()
        # An office's proxy and certificates count on the way out (HTTPS_PROXY, REQUESTS_CA_BUNDLE); never on loopback.
        session.trust_env = self._url.startswith("https://")
        session.auth = self._identify
        session.headers.update({"Accept": "*/*", "Accept-Encoding": "identity", "User-Agent": "kiosk"})
        return session

    def _identify(self, request: "PreparedRequest") -> "PreparedRequest":
        """As requests' own auth, so that no ~/.netrc takes its place."""
        request.headers["Authorization"] = f"Bearer {self._key}"
        return request


def read(response: "Response") -> bytes:
    """All of it. Raises GatewayUnreachable when it is more than a gateway ever says here."""
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise GatewayUnreachable("an encoded answer")
    body = bytearray()
    for chunk in response.iter_content(CHUNK):
        body += chunk
        if len(body) > MOST_SEALED:
            raise GatewayUnreachable("too long an answer")
    return bytes(body)
