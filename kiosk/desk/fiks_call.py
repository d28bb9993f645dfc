"""One call to Fiks: with the office's credentials, within its time, and read as what it means for the desk.

The one rule: an error never carries the address that was called, since a national identity number stands in it.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import urlsplit

from kiosk.errors import EndpointAway, EndpointRefused, EndpointUncertain

if TYPE_CHECKING:
    from requests import Response

LARGEST = 1_000_000
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
# Beside the bearer token, every call carries who integrates (digisos.md of KS: the two Integrasjon headers).
INTEGRATION = ("IntegrasjonId", "IntegrasjonPassord")
Credentials: TypeAlias = Callable[[], Mapping[str, str]]
File: TypeAlias = tuple[str, tuple[str | None, bytes, str]]
"""Name of the part; file name or None, content, content type."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    body: bytes = field(repr=False)

    @property
    def is_good(self) -> bool:
        """Whether Fiks did it."""
        return 200 <= self.status < 300

    def json(self) -> Any:
        """Raises EndpointRefused for what is no JSON: something else answers at this address."""
        try:
            return json.loads(self.body)
        except ValueError:
            raise EndpointRefused from None

    def refusal(self) -> EndpointRefused:
        """Why not, in words."""
        return EndpointRefused(text="error.case.access" if self.status in (401, 403) else None)


class Caller:
    """Calls paths below `base`. `timeout`: seconds to connect, and to wait for an answer."""

    def __init__(self, base: str, credentials: Credentials, timeout: tuple[float, float]) -> None:
        self._base = base
        self._credentials = credentials
        self._timeout = timeout

    def call(
        self,
        method: str,
        path: str,
        *,
        is_once: bool = False,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        files: Sequence[File] | None = None,
        document: object = None,
    ) -> Answer:
        """Raises EndpointAway; with `is_once`, EndpointUncertain when it may have been done all the same."""
        # Loaded here because a desk without Fiks does without it, and it is slow to load.
        from requests import RequestException, Session

        lost = EndpointUncertain if is_once else EndpointAway
        sent = {**self._credentials(), **(headers or {})}
        try:
            with Session() as session:
                session.trust_env = urlsplit(self._base).hostname not in LOOPBACK
                answered = session.request(
                    method, self._base + path, params=params, headers=sent, files=files, json=document,
                    timeout=self._timeout, allow_redirects=False, stream=True,
                )  # fmt: skip
                answer = Answer(answered.status_code, body_of(answered))
        except RequestException as fault:
            raise (EndpointAway if is_unsent(fault) else lost) from None
        if answer.status >= 500:
            raise lost
        return answer


def body_of(answered: "Response") -> bytes:
    """All of it. Raises EndpointRefused when it is more than Fiks ever says."""
    body = b""
    for chunk in answered.iter_content(65_536):
        body += chunk
        if len(body) > LARGEST:
            raise EndpointRefused
    return body


def is_unsent(fault: Exception) -> bool:
    """Whether the call certainly never reached anybody."""
    from requests import ConnectionError as NoConnection
    from requests import ConnectTimeout
    from requests.exceptions import ProxyError, SSLError
    from urllib3.exceptions import NewConnectionError

    if isinstance(fault, ConnectTimeout | ProxyError | SSLError):
        return True
    reason = getattr(fault.args[0], "reason", None) if fault.args else None
    return isinstance(fault, NoConnection) and isinstance(reason, NewConnectionError)


def credentials_in(file: Path) -> Credentials:
    """Those in a file that the office renews: the token on its first line, then "IntegrasjonId: …" and so on.

    Raises EndpointRefused, when called, for a file that cannot be read or has no token.
    """

    def read() -> Mapping[str, str]:
        try:
            lines = file.read_text(encoding="ascii").split("\n")
        except (OSError, ValueError):
            raise EndpointRefused(text="error.case.access") from None
        token = lines[0].strip().removeprefix("Bearer ").strip()
        if not token:
            raise EndpointRefused(text="error.case.access")
        further = dict(line.split(":", 1) for line in lines[1:] if ":" in line)
        known = {name: value.strip() for name, value in further.items() if name in INTEGRATION}
        return {"Authorization": f"Bearer {token}", **known}

    return read
