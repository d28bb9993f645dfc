"""One request to the gateway and its answer, within bounds of time and size.

The one rule: the machine's key goes to the gateway's own address and nowhere else, and no answer is waited for longer
than was said, however slowly it comes.
"""

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from kiosk.aside import in_time
from kiosk.bounded import whole
from kiosk.errors import GatewayRefused, GatewayUnreachable, TooManyTries

if TYPE_CHECKING:
    from requests import PreparedRequest, Response, Session

MOST_BYTES = 64 * 1024
OCTETS = "application/octet-stream"
KEY = re.compile(r"[!-~]{1,200}")
SECONDS = re.compile(r"[0-9]{1,6}")
# When the gateway does not say how long to wait, in seconds: as long as it counts tries (`register.bounds.WINDOW`).
WAIT = "900"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the gateway answered. `retry_after`: that header, or ""."""

    status: int
    body: bytes = field(repr=False)
    retry_after: str = ""

    def json(self) -> Any:
        """None without a body. Raises GatewayUnreachable for what is no JSON."""
        try:
            return json.loads(self.body) if self.body else None
        except (ValueError, RecursionError):
            raise GatewayUnreachable("the answer is no JSON") from None


@dataclass(frozen=True, slots=True)
class Content:
    """A body that is no JSON, and the headers that go with it."""

    body: bytes = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict)


class Asking:
    """Asks one gateway, one request after the other. `timeout`: seconds to connect, and to wait for the answer.

    `room`: which part of it; `most`: bytes of an answer.
    """

    def __init__(
        self, url: str, key: str, timeout: tuple[float, float], room: str = "references", most: int = MOST_BYTES
    ) -> None:
        self._url = url.rstrip("/")
        self._room = room
        self._key = key
        self._timeout = timeout
        self._most = most
        self._session: Session | None = None
        self._under_way: Response | None = None

    def ask(
        self, method: str, path: str, body: Mapping[str, Any] | None = None, content: Content | None = None
    ) -> Answer:
        """Raises GatewayUnreachable when no answer comes in time, or none that a gateway would give.

        It is asked in a thread of its own: looking up a name and a trickle of bytes know no timeout.
        """
        answer = in_time(partial(self._ask, method, path, body, content), sum(self._timeout))
        if answer is None:
            # Whoever still waits keeps the connection to himself, and comes to an end.
            self._session = None
            self._shut()
            raise GatewayUnreachable("no answer in time")
        return answer

    def _ask(self, method: str, path: str, body: Mapping[str, Any] | None, content: Content | None) -> Answer:
        import requests

        session = self._session = self._session or self._open()
        address = f"{self._url}/api/v1/{self._room}{path}"
        data = content.body if content else None
        headers = {"Content-Type": OCTETS, **content.headers} if content else None
        try:
            with session.request(
                method, address, json=body, data=data, headers=headers, timeout=self._timeout, allow_redirects=False,
                stream=True,
            ) as response:  # fmt: skip
                self._under_way = response
                said = read(response, self._most)
                return Answer(response.status_code, said, response.headers.get("Retry-After", ""))
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
        if self._key:
            request.headers["Authorization"] = f"Bearer {self._key}"
        return request


def read(response: "Response", most: int) -> bytes:
    """All of it. Raises GatewayUnreachable when it is more than so many bytes."""
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise GatewayUnreachable("an encoded answer")
    body = whole(response, most)
    if body is None:
        raise GatewayUnreachable("too long an answer")
    return body


def granted(answer: Answer, wanted: tuple[int, ...] = (200,)) -> Answer:
    """The answer when its status is a wanted one. Raises the leaf of RegisterError for any other."""
    if answer.status in wanted:
        return answer
    if answer.status == 429:
        raise TooManyTries(seconds=answer.retry_after if SECONDS.fullmatch(answer.retry_after) else WAIT)
    # A conflict, or something it does not take, is refused for good like a key that may not: again is no better.
    if answer.status in (400, 401, 403, 409, 413, 415, 422):
        raise GatewayRefused(f"answered {answer.status}")
    raise GatewayUnreachable(f"answered {answer.status}")


def take(answer: Answer, wanted: tuple[int, ...] = (200,)) -> Any:
    """What it holds, likewise."""
    return granted(answer, wanted).json()
