"""One request to the gateway and its answer, within bounds of time and size.

The one rule: the machine's key goes to the gateway's own address and nowhere else, and no answer is waited for longer
than was said, however slowly it comes.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from kiosk.aside import in_time
from kiosk.errors import GatewayUnreachable

if TYPE_CHECKING:
    from requests import PreparedRequest, Response, Session

MOST_BYTES = 64 * 1024
CHUNK = 4096
OCTETS = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the gateway answered. `body`: parsed JSON, None without any; `retry_after`: that header, or ""."""

    status: int
    body: Any = field(repr=False)
    retry_after: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """A body that is no JSON, and the headers that go with it."""

    body: bytes = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict)


class Asking:
    """Asks one gateway. `timeout`: seconds to connect, and to wait for the answer; `room`: which part of it."""

    def __init__(self, url: str, key: str, timeout: tuple[float, float], room: str = "references") -> None:
        self._url = url.rstrip("/")
        self._room = room
        self._key = key
        self._timeout = timeout
        self._session: Session | None = None

    def ask(
        self, method: str, path: str, body: Mapping[str, Any] | None = None, content: Content | None = None
    ) -> Answer:
        """Raises GatewayUnreachable when no answer comes in time, or none that a gateway would give.

        It is asked in a thread of its own: looking up a name and a trickle of bytes know no timeout.
        """
        answer = in_time(partial(self._ask, method, path, body, content), sum(self._timeout))
        if answer is None:
            # Whoever still waits keeps the connection to himself.
            self._session = None
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
                return Answer(response.status_code, read(response), response.headers.get("Retry-After", ""))
        # A host name that cannot be one is a UnicodeError. Neither tells what was asked, or with which key.
        except (requests.RequestException, UnicodeError) as fault:
            raise GatewayUnreachable(type(fault).__name__) from None

    def _open(self) -> "Session":
        import requests

        session = requests.Session()
        # An office's proxy and certificates count on the way out (HTTPS_PROXY, REQUESTS_CA_BUNDLE); never on loopback.
        session.trust_env = self._url.startswith("https://")
        session.auth = self._identify
        session.headers.update({"Accept": "application/json", "Accept-Encoding": "identity", "User-Agent": "kiosk"})
        return session

    def _identify(self, request: "PreparedRequest") -> "PreparedRequest":
        """As requests' own auth, so that no ~/.netrc takes its place."""
        request.headers["Authorization"] = f"Bearer {self._key}"
        return request


def read(response: "Response") -> Any:
    """The JSON of an answer; None without a body. Raises GatewayUnreachable for anything else, or too much of it."""
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise GatewayUnreachable("an encoded answer")
    body = bytearray()
    for chunk in response.iter_content(CHUNK):
        body += chunk
        if len(body) > MOST_BYTES:
            raise GatewayUnreachable("too long an answer")
    if not body or response.status_code >= 300:
        return None
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise GatewayUnreachable("the answer is no JSON") from None
