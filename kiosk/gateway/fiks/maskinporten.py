"""The gateway's own token for Fiks, from Maskinporten: a signed grant is redeemed for it (RFC 7523), scope ks:fiks.

The one rule: it is in memory only, and one is asked for at a time, whoever needs it.
"""

import json
import logging
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, Protocol

import httpx
from joserfc import jwt

from kiosk.errors import FiksAway
from kiosk.gateway.fiks.settings import MaskinportenSettings
from kiosk.gateway.outward import manners, read_key

SCOPE = "ks:fiks"
GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"
ALGORITHM = "RS256"
# Maskinporten takes grants of at most 120 seconds, and clocks differ.
GRANT_SECONDS = 100
# A token this near to its end is not begun with.
MARGIN = 10.0
LONGEST_LIFE, LONGEST_TOKEN, MOST_BYTES = 3600, 6000, 32_768
# Seconds for the whole answer, and for which nobody asks again after none came.
PATIENCE, PAUSE = 4.0, 2.0
log = logging.getLogger("kiosk.gateway")


@dataclass(frozen=True, slots=True)
class Token:
    """`until`: by the clock that goes on."""

    text: str = field(repr=False)
    until: float


class Machine(Protocol):
    """Where the gateway's own token comes from."""

    def known(self) -> str:
        """The token at hand; "" where one must be asked for."""

    def token(self) -> str:
        """The token at hand, or a new one: may wait for a network. Raises FiksAway."""

    def drop(self, token: str, /) -> bool:
        """Fiks refused this one. Whether it is worth asking again, with a new one."""

    def prove(self) -> None:
        """Fiks took the one at hand."""


class Maskinporten:
    """`clock`: seconds that go on; `today`: seconds since 1970. Raises SettingsError for a key that is none."""

    def __init__(
        self,
        settings: MaskinportenSettings,
        clock: Callable[[], float] = time.monotonic,
        today: Callable[[], float] = time.time,
    ) -> None:
        self._settings, self._clock, self._today = settings, clock, today
        self._key = read_key(settings.key, "[fiks]: maskinporten")
        self._lock = Lock()
        self._token = Token("", 0.0)
        self._silent_until = 0.0
        self._is_doubted = False

    def known(self) -> str:
        token = self._token
        return token.text if self._clock() < token.until else ""

    def token(self) -> str:
        with self._lock:
            return self.known() or self._asked().text

    def drop(self, token: str) -> bool:
        """Once: where a new one is refused too, the refusal is meant."""
        with self._lock:
            if self._is_doubted:
                return False
            if token == self._token.text:
                self._token, self._is_doubted = Token("", 0.0), True
            return True

    def prove(self) -> None:
        self._is_doubted = False

    def _asked(self) -> Token:
        if self._clock() < self._silent_until:
            raise FiksAway("Maskinporten was silent")
        try:
            self._token = self._redeemed()
        except (httpx.HTTPError, ValueError) as fault:
            self._silent_until = self._clock() + PAUSE
            log.error("Maskinporten gives no token: %s", type(fault).__name__)
            raise FiksAway("Maskinporten gives no token") from None
        return self._token

    def _redeemed(self) -> Token:
        """Raises HTTPError for no answer, ValueError for another than a token."""
        began = self._clock()
        address = self._settings.token_address
        form = {"grant_type": GRANT, "assertion": self._grant()}
        with (
            httpx.Client(timeout=PATIENCE, **manners(address)) as client,
            client.stream("POST", address, data=form) as response,
        ):
            body = bytearray()
            for chunk in response.iter_bytes():
                body += chunk
                if len(body) > MOST_BYTES or self._clock() > began + PATIENCE:
                    raise ValueError("too much, or too slow")
            response.raise_for_status()
            return token_in(body, began)

    def _grant(self) -> str:
        now = int(self._today())
        claims = {
            "iss": self._settings.client_id,
            "aud": self._settings.issuer,
            "scope": SCOPE,
            "iat": now,
            "exp": now + GRANT_SECONDS,
            "jti": str(uuid.uuid4()),
        }
        return jwt.encode({"alg": ALGORITHM, "kid": self._settings.key_id}, claims, self._key)


@dataclass(frozen=True, slots=True)
class Given:
    """A token that was agreed on beforehand: the rehearsal's."""

    text: str = field(repr=False)

    def known(self) -> str:
        return self.text

    def token(self) -> str:
        return self.text

    def drop(self, _token: str) -> bool:
        return False

    def prove(self) -> None:
        """There is no doubt."""


def token_in(body: bytes | bytearray, began: float) -> Token:
    """The token in an answer. Raises ValueError for another one."""
    said: Any = json.loads(body)
    if not isinstance(said, dict) or str(said.get("token_type", "")).lower() != "bearer":
        raise ValueError("no bearer token")
    text, life = said.get("access_token"), said.get("expires_in")
    if not isinstance(text, str) or not 0 < len(text) <= LONGEST_TOKEN or not text.isascii() or not text.isprintable():
        raise ValueError("no token")
    if type(life) is not int or life <= 0:
        raise ValueError("a token without an end")
    life = min(life, LONGEST_LIFE)
    return Token(text, began + max(life - MARGIN, life / 2))
