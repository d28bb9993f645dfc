"""The OpenID provider, ID-porten: where a phone is sent, and what its code is redeemed for.

Authorization code with PKCE S256 (RFC 7636), pushed where the provider takes that (RFC 9126), the client by
private_key_jwt. Authlib's own client keeps tokens on itself, so that of Authlib only its parts are used.
The one rule: tokens live in the variables of one call.
"""

import uuid
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Literal

import httpx
from authlib.common.urls import add_params_to_uri
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from joserfc import jwt
from joserfc.jwk import RSAKey

from kiosk.errors import LevelTooLow, ProviderRefused, SignInCancelled, SignInError
from kiosk.gateway.outward import manners
from kiosk.gateway.signin.binding import Attempt
from kiosk.gateway.signin.directory import Directories, Directory, asked
from kiosk.gateway.signin.settings import SignInSettings
from kiosk.gateway.signin.tokens import ALGORITHM, believe, key_name
from kiosk.register.store import utc_now
from kiosk.visit.signed_in import SignedIn

# Seconds for each answer: three of them, and the phone still gets its page in time.
PATIENCE = 4.0
MOST = httpx.Limits(max_connections=20, max_keepalive_connections=5)
ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
ASSERTION_SECONDS = 60
# What is asked for where the applicant's language is none of the provider's; ID-porten has nb, nn, en and se.
OTHERWISE: Mapping[str, tuple[str, ...]] = {"nn": ("nb",), "nb": ("nn",)}
CANCELLED = frozenset(("access_denied", "login_required", "interaction_required"))


class Provider:
    """`key`: by which the gateway shows who it is; `public`: its own address, to which phones come back; `patience`:
    seconds for each answer.
    """

    def __init__(
        self,
        settings: SignInSettings,
        key: RSAKey,
        public: str,
        clock: Callable[[], datetime] = utc_now,
        *,
        patience: float = PATIENCE,
    ) -> None:
        self._settings, self._key, self._public, self._clock = settings, key, public, clock
        self._client = httpx.AsyncClient(timeout=patience, limits=MOST, **manners(settings.issuer))
        self._directories = Directories(settings.issuer, self._client)

    async def close(self) -> None:
        await self._client.aclose()

    async def address(self, attempt: Attempt, language: str) -> str:
        """Where the phone goes. Raises ProviderAway."""
        directory = await self._directories.directory()
        asking = self._asking(attempt, language, directory)
        if directory.pushed:
            pushed = await asked(self._client, "POST", directory.pushed, {**asking, **self._proof()})
            asking = {"client_id": self._settings.client_id, "request_uri": str(pushed.get("request_uri", ""))}
        return str(add_params_to_uri(directory.authorization, list(asking.items())))

    async def check_answer(self, answer: Mapping[str, str]) -> str:
        """The code in what the phone brings back. Raises ProviderAway, ProviderRefused, SignInCancelled."""
        directory = await self._directories.directory()
        # Another provider's answer, mixed up on its way (RFC 9207).
        if answer.get("iss", "" if directory.names_itself else self._settings.issuer) != self._settings.issuer:
            raise ProviderRefused("another issuer's")
        if answer.get("error") in CANCELLED:
            raise SignInCancelled
        if "error" in answer or not answer.get("code"):
            raise ProviderRefused("an error, or no code")
        return answer["code"]

    async def redeem(self, code: str, attempt: Attempt) -> SignedIn:
        """Who signed in. Raises ProviderAway, ProviderRefused, LevelTooLow."""
        directory = await self._directories.directory()
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self._public + attempt.callback,
            "code_verifier": attempt.verifier,
            "client_id": self._settings.client_id,
        }
        told = await asked(self._client, "POST", directory.token, {**form, **self._proof()})
        if not isinstance(told.get("id_token"), str):
            raise ProviderRefused("no id token")
        keys = await self._directories.keys(key_name(told["id_token"]))
        return believe(told, keys, attempt.nonce, self._settings, self._clock())

    def _asking(self, attempt: Attempt, language: str, directory: Directory) -> dict[str, str]:
        locale = spoken(language, directory.locales)
        return {
            "response_type": "code",
            "client_id": self._settings.client_id,
            "redirect_uri": self._public + attempt.callback,
            "scope": self._settings.scopes,
            "state": attempt.state,
            "nonce": attempt.nonce,
            "code_challenge": create_s256_code_challenge(attempt.verifier),
            "code_challenge_method": "S256",
            "acr_values": self._settings.acr,
            # Whoever used this phone before must not be signed in by its session.
            "prompt": "login",
            **({"ui_locales": locale} if locale else {}),
        }

    def _proof(self) -> dict[str, str]:
        """That it is us who ask (RFC 7523). Its audience is the issuer alone, as ID-porten wants it."""
        now = int(self._clock().timestamp())
        name = self._settings.client_id
        claims = {"iss": name, "sub": name, "aud": self._settings.issuer, "jti": str(uuid.uuid4())}
        header = {"alg": ALGORITHM, "kid": self._settings.key_id}
        signed = jwt.encode(header, {**claims, "iat": now, "exp": now + ASSERTION_SECONDS}, self._key)
        return {"client_assertion_type": ASSERTION, "client_assertion": signed}


def spoken(language: str, locales: tuple[str, ...]) -> str:
    """The provider's language that comes nearest; "" where it has none that we know."""
    tag = language.replace("_", "-")
    wanted = (tag, *OTHERWISE.get(language, ()), "en", "nb")
    return next((each for each in wanted if each in locales), "") if locales else tag


def ending_for(fault: SignInError) -> Literal["cancelled", "level", "provider"]:
    """Why nobody has signed in, as kiosk and phone are told."""
    match fault:
        case SignInCancelled():
            return "cancelled"
        case LevelTooLow():
            return "level"
        case _:
            return "provider"
