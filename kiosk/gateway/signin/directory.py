"""What the provider says about itself (OpenID Connect Discovery 1.0) and its keys, kept for a while.

The one rule: it is believed only about itself: the issuer must be the one that was asked, every address encrypted.
"""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from kiosk.errors import ProviderAway

KEPT_SECONDS = 3600.0
# A token signed by a key we do not know: new keys are fetched, but nobody makes us fetch them all day.
FRESH_SECONDS = 30.0
MOST_BYTES = 256 * 1024
WELL_KNOWN = "/.well-known/openid-configuration"


@dataclass(frozen=True, slots=True)
class Directory:
    """`pushed`: where requests are pushed (RFC 9126), or ""; `locales`: those it says it speaks; `names_itself`: it
    puts its name on what it sends back (RFC 9207).
    """

    authorization: str
    token: str
    keys: str
    pushed: str
    locales: tuple[str, ...]
    names_itself: bool


class Directories:
    """Asks, and remembers. `clock`: seconds."""

    def __init__(self, issuer: str, client: httpx.AsyncClient, clock: Callable[[], float] = time.monotonic) -> None:
        self._issuer, self._client, self._clock = issuer, client, clock
        self._directory: tuple[float, Directory] | None = None
        self._keys: tuple[float, KeySet] | None = None

    async def directory(self) -> Directory:
        """Raises ProviderAway."""
        if self._directory is None or self._clock() > self._directory[0] + KEPT_SECONDS:
            told = await asked(self._client, "GET", self._issuer.rstrip("/") + WELL_KNOWN)
            self._directory = (self._clock(), read_directory(told, self._issuer))
        return self._directory[1]

    async def keys(self, kid: str) -> KeySet:
        """Its keys, fetched again where none of them has this name. Raises ProviderAway."""
        age = self._clock() - self._keys[0] if self._keys else KEPT_SECONDS
        is_known = self._keys is not None and any(key.kid == kid for key in self._keys[1].keys)
        if age >= KEPT_SECONDS or (not is_known and age >= FRESH_SECONDS):
            told = await asked(self._client, "GET", (await self.directory()).keys)
            self._keys = (self._clock(), read_keys(told))
        assert self._keys is not None
        return self._keys[1]


async def asked(client: httpx.AsyncClient, method: str, url: str, form: dict[str, str] | None = None) -> dict[str, Any]:
    """The JSON object that comes back with 200 or 201, within the client's time, however slowly it comes.

    Raises ProviderAway, which tells nothing of what was asked.
    """
    try:
        async with asyncio.timeout(client.timeout.read):
            answer = await client.request(method, url, data=form)
        told = answer.json() if answer.status_code in (200, 201) and len(answer.content) <= MOST_BYTES else None
    except (httpx.HTTPError, httpx.InvalidURL, TimeoutError, ValueError) as fault:
        raise ProviderAway(type(fault).__name__) from None
    if not isinstance(told, dict):
        raise ProviderAway(f"answered {answer.status_code}")
    return told


def read_directory(told: dict[str, Any], issuer: str) -> Directory:
    """Raises ProviderAway for what is none, or another issuer's."""
    if told.get("issuer") != issuer or "S256" not in told.get("code_challenge_methods_supported", ["S256"]):
        raise ProviderAway("it is another issuer, or knows no S256")
    places = [told.get(f"{name}_endpoint") for name in ("authorization", "token")] + [told.get("jwks_uri")]
    pushed = told.get("pushed_authorization_request_endpoint") or ""
    if not all(is_safe(place, issuer) for place in (*places, *filter(None, [pushed]))):
        raise ProviderAway("an address is missing or not encrypted")
    locales = tuple(str(each) for each in told.get("ui_locales_supported") or ())
    names_itself = told.get("authorization_response_iss_parameter_supported") is True
    authorization, token, keys = map(str, places)
    return Directory(authorization, token, keys, pushed, locales, names_itself)


def is_safe(place: object, issuer: str) -> bool:
    """Encrypted; of an issuer on this machine, its own."""
    return isinstance(place, str) and place.startswith(f"{issuer}/" if issuer.startswith("http://") else "https://")


def read_keys(told: dict[str, Any]) -> KeySet:
    """Raises ProviderAway."""
    try:
        return KeySet.import_key_set(told)  # type: ignore[arg-type]
    except (JoseError, KeyError, ValueError, TypeError) as fault:
        raise ProviderAway(type(fault).__name__) from None
