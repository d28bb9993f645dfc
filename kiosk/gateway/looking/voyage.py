"""A way to the provider and back that began on a status page: what the browser that was sent out takes along.

It stands in one cookie, sealed with the gateway's secret, for ten minutes: reference and receipt's key, what for, and
256 random bits of which state, nonce and PKCE verifier follow. So the database holds nothing of it, the provider's
address has no key in it, and whoever comes back without this cookie has not been sent out (RFC 9700, 4.7).
The one rule: only the browser that was sent out comes back, once, for what it was sent out for.
"""

import hmac
import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Literal

from starlette.requests import Request
from starlette.responses import Response

from kiosk.form.reference import Reference, parse_reference
from kiosk.gateway.signin.binding import Attempt, derived, new_secret

Act = Literal["look", "send"]
"""To see what Nav says; to send what was kept."""
CALLBACK = "/L/callback"
LIFE = timedelta(minutes=10)
NONCE = 12
# A cookie of ours has some 250 characters.
LONGEST = 600


@dataclass(frozen=True, slots=True)
class Voyage:
    """`key`: all sixteen characters of the receipt's; `secret`: "" once it has come back."""

    act: Act
    reference: Reference
    key: str = field(repr=False)
    language: str
    secret: str = field(repr=False)

    @property
    def status(self) -> str:
        """The path of the status page."""
        return f"/S/{self.reference.characters}/{self.key}"


class Harbour:
    """`pepper`: the gateway's secret, the same on every replica."""

    def __init__(self, pepper: bytes, clock: Callable[[], datetime], *, is_tls: bool) -> None:
        self._pepper = hmac.digest(pepper, b"kiosk status sign-in", "sha256")
        self._sealing = hmac.digest(pepper, b"kiosk status cookie", "sha256")
        self._clock, self._is_tls = clock, is_tls
        # With this prefix no neighbour under the same domain can put one there, nor anybody without TLS.
        self._name = "__Host-look" if is_tls else "look"

    def set_out(self, act: Act, reference: Reference, key: str, language: str) -> Voyage:
        """A new one."""
        return Voyage(act, reference, key, language, new_secret())

    def attempt(self, voyage: Voyage) -> Attempt:
        """What belongs to it at the provider."""
        state, nonce, verifier = (
            derived(self._pepper, f"{purpose}|{voyage.act}|{voyage.secret}")
            for purpose in ("state", "nonce", "verifier")
        )
        return Attempt(state, nonce, verifier, CALLBACK)

    def is_own(self, voyage: Voyage, state: str) -> bool:
        """Whether this state is its own, and it has not come back before."""
        return bool(voyage.secret) and hmac.compare_digest(self.attempt(voyage).state.encode(), state.encode())

    def hand(self, response: Response, voyage: Voyage) -> Response:
        """Gives the browser its cookie. Lax: it must come along when the provider sends the browser back."""
        seconds = int(LIFE.total_seconds())
        response.set_cookie(
            self._name, self._sealed(voyage), seconds, path="/", secure=self._is_tls, httponly=True, samesite="lax"
        )
        return response

    def come_back(self, response: Response, voyage: Voyage) -> Response:
        """It has come back: what stays of the cookie knows which page to begin again from, and nothing more."""
        return self.hand(response, replace(voyage, secret=""))

    def voyage(self, request: Request) -> Voyage | None:
        """What this browser was sent out for; None: it was not, or too long ago."""
        found = request.cookies.get(self._name, "")
        return self._opened(found) if 0 < len(found) <= LONGEST else None

    def _sealed(self, voyage: Voyage) -> str:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        facts = [voyage.act, voyage.reference.characters, voyage.key, voyage.language, voyage.secret]
        written = json.dumps([int(self._clock().timestamp()), *facts]).encode()
        nonce = secrets.token_bytes(NONCE)
        return urlsafe_b64encode(nonce + AESGCM(self._sealing).encrypt(nonce, written, None)).decode()

    def _opened(self, cookie: str) -> Voyage | None:
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            box = urlsafe_b64decode(cookie)
            written = AESGCM(self._sealing).decrypt(box[:NONCE], box[NONCE:], None)
        except (InvalidTag, ValueError):
            return None
        at, act, reference, key, language, secret = json.loads(written)
        parsed = parse_reference(reference)
        is_fresh = 0 <= self._clock().timestamp() - at + 1 <= LIFE.total_seconds()
        return Voyage(act, parsed, key, language, secret) if is_fresh and isinstance(parsed, Reference) else None
