"""What ties a phone, its browser and the provider's answer to one hand-off: a cookie, and what follows from it.

The phone that begins gets 256 random bits in a cookie; the database has their hash. State, nonce and PKCE verifier are
derived from the cookie with the gateway's secret, so that nothing of them is stored. With state alone an attacker could
begin himself and send the provider's link to a victim, whose sign-in would then land at his kiosk (RFC 9700, 4.7).
The one rule: what comes back counts only from the browser that was sent out.
"""

import hashlib
import hmac
import re
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import Response

from kiosk.signin.wire import ID

PATH = "/I"
CALLBACK = "/I/callback"
SECONDS = 600
SECRET = re.compile(r"[A-Za-z0-9_-]{43}")


@dataclass(frozen=True, slots=True)
class Attempt:
    """One way to the provider and back, to this path of ours. The others are base64url of 256 bits."""

    state: str = field(repr=False)
    nonce: str = field(repr=False)
    verifier: str = field(repr=False)
    callback: str = CALLBACK


class Binding:
    """`pepper`: the gateway's secret, the same on every replica."""

    def __init__(self, pepper: bytes, *, is_tls: bool) -> None:
        self._pepper, self._is_tls = hmac.digest(pepper, b"kiosk sign-in", "sha256"), is_tls
        # With this prefix no neighbour under the same domain can plant one, with which a victim would sign in for him;
        # browsers then want it on every path. No other page looks at it.
        self._name, self._path = ("__Host-sign-in", "/") if is_tls else ("sign-in", PATH)

    def attempt(self, id: str, secret: str) -> Attempt:
        """What belongs to this hand-off and this cookie."""
        state, nonce, verifier = (self._derive(purpose, id, secret) for purpose in ("state", "nonce", "verifier"))
        return Attempt(f"{id}.{state}", nonce, verifier)

    def cookie(self, request: Request) -> str:
        """The secret of the browser that asks; "" without any."""
        found = request.cookies.get(self._name, "")
        return found if SECRET.fullmatch(found) else ""

    def hand(self, response: Response, secret: str) -> Response:
        """Lax: it must come along when the provider sends the browser back."""
        response.set_cookie(
            self._name, secret, SECONDS, path=self._path, secure=self._is_tls, httponly=True, samesite="lax"
        )
        return response

    def take_back(self, response: Response) -> Response:
        """The cookie is of no more use."""
        response.delete_cookie(self._name, self._path, secure=self._is_tls, httponly=True, samesite="lax")
        return response

    def returning(self, answer: Mapping[str, str], secret: str) -> str:
        """The hand-off that this answer of the provider belongs to; "" when it is not this browser's."""
        id, _, _ = answer.get("state", "").partition(".")
        if not secret or not ID.fullmatch(id):
            return ""
        is_own = hmac.compare_digest(self.attempt(id, secret).state.encode(), answer["state"].encode())
        return id if is_own else ""

    def _derive(self, purpose: str, id: str, secret: str) -> str:
        return derived(self._pepper, f"{purpose}|{id}|{secret}")


def derived(pepper: bytes, words: str) -> str:
    """256 bits that nobody without the secret can guess, as base64url."""
    return urlsafe_b64encode(hmac.digest(pepper, words.encode(), "sha256")).rstrip(b"=").decode()


def new_secret() -> str:
    return secrets.token_urlsafe(32)


def owner_of(secret: str) -> bytes | None:
    """What the database has of a cookie; None without one."""
    return hashlib.sha256(secret.encode()).digest() if secret else None


def is_own_form(request: Request, public: str) -> bool:
    """Whether a form was posted from a page of ours (OWASP, CSRF: fetch metadata, else Origin)."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    return request.headers.get("origin", "") == public
