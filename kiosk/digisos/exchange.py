"""One request to Fiks, or to the gateway that passes it on, and its answer, within bounds of time and size.

The one rule: an error tells whether the request may have been heard, and never what was in it or in its address.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, TypeAlias
from urllib.parse import urlsplit

from kiosk.aside import in_time
from kiosk.bounded import whole
from kiosk.errors import FiksAway, FiksBusy, FiksError, FiksGone, FiksRefused, FiksUncertain, SignInOver

if TYPE_CHECKING:
    from requests import Response

Who = Literal["applicant", "machine"]
"""In whose name: the applicant's own ID-porten token, or the Maskinporten token with scope ks:fiks."""
Headers: TypeAlias = Callable[[Who], Mapping[str, str]]
Part: TypeAlias = tuple[str, tuple[str | None, bytes, str]]
"""Name of the part; file name or None, content, content type."""
# Beside the bearer token, every call to Fiks itself carries who integrates (`reference/digisos.md` 3).
INTEGRATION = ("IntegrasjonId", "IntegrasjonPassord")
# Through the gateway: whose token it puts on, and what it says when it is the gateway itself that answers no.
APPLICANT, RELAY = "Kiosk-Applicant", "Kiosk-Relay"
Relay = Literal["away", "refused", "busy"]
"""Fiks certainly heard nothing; this machine may not; too much at once, and Fiks heard nothing."""
# RFC 6750; longer than any ID-porten makes, and with what else a request says within what the gateway reads.
BEARER = r"[A-Za-z0-9._~+/-]{1,6000}=*"
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
MOST_BYTES = 2_000_000
CHUNK = 65_536
# A slow line still carries a megabit a second; a body gets the time that takes.
BYTES_PER_SECOND = 125_000


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. `who`: in whose name it was asked; `retry_after`, `relay`: those headers, or ""."""

    who: Who
    status: int
    body: bytes = field(repr=False)
    retry_after: str = ""
    relay: str = ""

    def json(self) -> Any:
        """Raises FiksUncertain for what is no JSON: whatever it means, it is not what was agreed."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            raise FiksUncertain("the answer is no JSON") from None

    def fault(self) -> FiksError:
        """What an answer means that is not the one that was hoped for.

        Only what was asked in the applicant's name says something about their sign-in or their case, and nothing that
        the gateway says of itself does.
        """
        match self.relay:
            case "away":
                return FiksAway("the gateway does not reach it")
            case "refused":
                return FiksRefused("not for this machine")
            case "busy":
                return FiksBusy("the gateway is busy", seconds=self.seconds)
        match self.who, self.status:
            case "applicant", 401 | 403:
                return SignInOver(f"answered {self.status}")
            case "applicant", 410:
                return FiksGone("answered 410")
            case _, 429:
                return FiksBusy("answered 429", seconds=self.seconds)
            case _, status if 400 <= status < 500 and status != 408:
                return FiksRefused(f"answered {status}")
        return FiksUncertain(f"answered {self.status}")

    @property
    def seconds(self) -> str:
        """How long to wait before the next."""
        return self.retry_after if self.retry_after.isdecimal() and len(self.retry_after) < 6 else "1"


class Exchange:
    """Asks below one address. `headers`: for each request anew, so that a token may be renewed, or end.

    `timeout`: seconds to connect, and to wait for an answer once the body is through.
    """

    def __init__(self, url: str, headers: Headers, timeout: tuple[float, float]) -> None:
        self._url = url.rstrip("/")
        self._headers = headers
        self._timeout = timeout

    def __repr__(self) -> str:
        return "<Exchange>"

    def ask(
        self, who: Who, method: str, path: str, *, parts: Sequence[Part] | None = None, within: float | None = None
    ) -> Answer:
        """Raises FiksAway when certainly nobody heard it, else FiksUncertain. `within`: seconds, if less than usual.

        It is asked in a thread of its own: looking up a name and a trickle of bytes know no timeout.
        """
        size = sum(len(each[1][1]) for each in parts or ())
        usual = sum(self._timeout) + size / BYTES_PER_SECOND
        answer = in_time(partial(self._ask, who, method, path, parts), usual if within is None else min(usual, within))
        if answer is None:
            raise FiksUncertain("no answer in time")
        return answer

    def _ask(self, who: Who, method: str, path: str, parts: Sequence[Part] | None) -> Answer:
        # Slow to load, and a visit that ends on paper does without it.
        from requests import RequestException, Session

        # Each request on a connection of its own: what was lost on one is never taken for the answer to another.
        headers = {"Accept": "*/*", "Accept-Encoding": "identity", "User-Agent": "kiosk", "Connection": "close"}
        try:
            with Session() as session:
                # An office's proxy and certificates count on the way out; never on loopback, and never a ~/.netrc.
                session.trust_env = urlsplit(self._url).hostname not in LOOPBACK
                session.auth = lambda request: request
                with session.request(
                    method, self._url + path, headers={**headers, **self._headers(who)}, files=parts,
                    timeout=self._timeout, allow_redirects=False, stream=True,
                ) as response:  # fmt: skip
                    retry_after, relay = (response.headers.get(name, "") for name in ("Retry-After", RELAY))
                    return Answer(who, response.status_code, read(response), retry_after, relay)
        # A host name that cannot be one is a UnicodeError.
        except (RequestException, UnicodeError) as fault:
            raise (FiksAway if is_unheard(fault) else FiksUncertain)(type(fault).__name__) from None


def read(response: "Response") -> bytes:
    """All of it. Raises FiksUncertain when it is more than Fiks ever says."""
    body = whole(response, MOST_BYTES)
    if body is None:
        raise FiksUncertain("too long an answer")
    return body


def is_unheard(fault: Exception) -> bool:
    """Whether the request certainly never reached anybody."""
    from requests import ConnectionError as NoConnection
    from requests import ConnectTimeout
    from urllib3.exceptions import NewConnectionError

    if isinstance(fault, ConnectTimeout | UnicodeError):
        return True
    reason = getattr(fault.args[0], "reason", None) if fault.args else None
    return isinstance(fault, NoConnection) and isinstance(reason, NewConnectionError)
