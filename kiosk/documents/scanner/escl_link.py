"""Requests to one eSCL scanner, and its answers, within bounds of time and size.

The one rule: only this scanner's own address is asked: no proxy, no redirect, no other host that an answer names.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from kiosk.aside import in_time
from kiosk.bounded import whole
from kiosk.errors import ScannerAway, ScannerFailed

if TYPE_CHECKING:
    from requests import Response, Session

# Seconds to connect, and between two bytes.
CONNECT, SILENCE = 4.0, 30.0
CHUNK = 65_536
# The path of a job: no second slash in a row, no dots that climb, nothing that has to be read twice.
PATH = re.compile(r"(?:/(?!\.\.?(?:/|$))[A-Za-z0-9._~:=+-]{1,100}){1,10}/?")
FINGERPRINT = re.compile(r"sha256=([0-9A-Fa-f]{64})")
HEADERS = {"Accept": "*/*", "Accept-Encoding": "identity", "User-Agent": "kiosk", "Connection": "close"}


@dataclass(frozen=True, slots=True)
class Reply:
    """`location`: the path of a job, on this scanner; "" when it names none. `retry_after`: seconds, from 0.2 to 5."""

    status: int
    body: bytes = field(repr=False)
    location: str = ""
    retry_after: float = 1.0


class EsclLink:
    """`url`: its root, http:// or https://, such as "http://10.0.0.5/eSCL".

    Scanners sign their certificates themselves. So https:// counts either one that a browser would take, or the one
    whose SHA-256 stands behind the address: "https://10.0.0.5/eSCL#sha256=…".
    """

    def __init__(self, url: str) -> None:
        address, _, pin = url.partition("#")
        self._root = address.rstrip("/")
        parts = urlsplit(self._root)
        self._origin = f"{parts.scheme}://{parts.netloc}"
        found = FINGERPRINT.fullmatch(pin)
        self._pin = found[1] if found else ""
        self._under_way: Response | None = None

    def __repr__(self) -> str:
        return "<EsclLink>"

    def ask(self, method: str, path: str, body: bytes | None = None, *, within: float, most: int) -> Reply:
        """`path`: below the root, or of a job. `within`: seconds for all of it; `most`: bytes of the answer.

        Raises ScannerAway when there is no answer in time, ScannerFailed when it is too long or its certificate is
        not the one. Asked in a thread of its own: looking up a name and a trickle of bytes know no timeout.
        """
        address = path if path.startswith(self._origin + "/") else self._root + path
        answer = in_time(partial(self._ask, method, address, body, min(within, SILENCE), most), within)
        if answer is None:
            self.shut()
            raise ScannerAway("no answer in time")
        return answer

    def shut(self) -> None:
        """Ends the answer that is being read."""
        if self._under_way is not None:
            # One that has ended meanwhile has nothing to shut.
            quietly(self._under_way.raw.shutdown)

    def _ask(self, method: str, address: str, body: bytes | None, silence: float, most: int) -> Reply:
        # Slow to load, and a visit without a scan does without it.
        from requests import RequestException
        from requests.exceptions import SSLError
        from urllib3.exceptions import HTTPError

        headers = {**HEADERS, "Content-Type": "text/xml"} if body else HEADERS
        try:
            with self._session() as session, session.request(
                method, address, data=body, headers=headers, timeout=(CONNECT, silence),
                allow_redirects=False, stream=True,
            ) as response:  # fmt: skip
                self._under_way = response
                location = self._job(response.headers.get("Location", ""))
                return Reply(response.status_code, read(response, most), location, wait_of(response))
        except SSLError:
            raise ScannerFailed("its certificate is not the one", text="error.scanner.certificate") from None
        # A host name that cannot be one is a UnicodeError; a socket that was shut while it was read is any of these.
        except (RequestException, HTTPError, UnicodeError, OSError, ValueError) as fault:
            raise ScannerAway(type(fault).__name__) from None

    def _session(self) -> "Session":
        from requests import Session

        session = Session()
        session.trust_env = False
        if self._pin:
            session.mount("https://", pinned(self._pin))
        return session

    def _job(self, location: str) -> str:
        """Where it says the job is, on its own address whatever it calls itself."""
        try:
            path = urlsplit(urljoin(f"{self._root}/ScanJobs", location.strip())).path if location else ""
        except ValueError:
            return ""
        return f"{self._origin}{path.rstrip('/')}" if PATH.fullmatch(path) else ""


def read(response: "Response", most: int) -> bytes:
    """All of it. Raises ScannerFailed when it is more than `most` bytes."""
    body = whole(response, most)
    if body is None:
        raise ScannerFailed("too long an answer")
    return body


def wait_of(response: "Response") -> float:
    """How long to wait before asking again."""
    told = response.headers.get("Retry-After", "")
    return min(5.0, max(0.2, float(told))) if told.isdecimal() and len(told) < 4 else 1.0


def pinned(fingerprint: str) -> Any:
    """Takes this one certificate, whoever signed it and whatever name it bears."""
    from requests.adapters import HTTPAdapter

    class Pinned(HTTPAdapter):
        def init_poolmanager(self, *arguments: Any, **options: Any) -> None:
            super().init_poolmanager(*arguments, assert_fingerprint=fingerprint, assert_hostname=False, **options)

        def cert_verify(self, conn: Any, url: Any, _: Any, cert: Any) -> None:
            super().cert_verify(conn, url, False, cert)  # type: ignore[no-untyped-call]

    return Pinned()


def quietly(act: Callable[[], object]) -> None:
    """Whether it succeeds is nobody's concern."""
    try:
        act()
    except (OSError, RuntimeError, ValueError, AttributeError):
        return
