"""What the provider answers with, checked before a word of it is believed (OpenID Connect Core 1.0, 3.1.3.7).

The one rule: signature, issuer, audience, time, nonce and level all fit, or nobody has signed in.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from joserfc.jws import extract_compact

from kiosk.digisos.exchange import BEARER
from kiosk.errors import LevelTooLow, ProviderRefused
from kiosk.gateway.signin.settings import SignInSettings
from kiosk.visit.signed_in import SignedIn

ALGORITHM = "RS256"
# Clocks differ by that much, in seconds.
LEEWAY = 30
# Fødselsnummer, D-number, and those of test persons: which digits are checked is the form's matter.
PID = re.compile(r"[0-9]{11}")
LONGEST_NAME, LONGEST_LIFE = 200, 24 * 3600


def key_name(id_token: str) -> str:
    """Which key is said to have signed it. Raises ProviderRefused."""
    try:
        return str(extract_compact(id_token.encode()).headers().get("kid", ""))
    except (JoseError, ValueError) as fault:
        raise ProviderRefused(type(fault).__name__) from None


def believe(told: Mapping[str, Any], keys: KeySet, nonce: str, settings: SignInSettings, now: datetime) -> SignedIn:
    """Who signed in, by the answer of the token endpoint. Raises ProviderRefused, LevelTooLow."""
    token = told.get("access_token")
    is_bearer = str(told.get("token_type")).lower() == "bearer"
    # With another one nobody could send anything: it would fail where it is shown.
    if not is_bearer or not isinstance(token, str) or not re.fullmatch(BEARER, token, re.ASCII):
        raise ProviderRefused("no access token")
    claims = claims_of(str(told["id_token"]), keys, nonce, token, settings, now)
    if claims.get("acr") != settings.acr:
        raise LevelTooLow
    if not isinstance(claims.get("pid"), str) or not PID.fullmatch(claims["pid"]):
        raise ProviderRefused("no pid")
    life = told.get("expires_in")
    seconds = life if type(life) is int and 0 < life <= LONGEST_LIFE else 0
    return SignedIn(claims["pid"], name_of(claims), claims["acr"], now, token, now + timedelta(seconds=seconds))


def claims_of(
    id_token: str, keys: KeySet, nonce: str, token: str, settings: SignInSettings, now: datetime
) -> Mapping[str, Any]:
    """The claims of an id token that is meant for us, now. Raises ProviderRefused."""
    options: Any = {
        "iss": {"essential": True, "value": settings.issuer},
        "aud": {"essential": True, "value": settings.client_id},
        "exp": {"essential": True},
        "iat": {"essential": True},
        "nonce": {"essential": True, "value": nonce},
    }
    params = {"nonce": nonce, "client_id": settings.client_id, "access_token": token}
    try:
        signed = jwt.decode(id_token, keys, algorithms=[ALGORITHM])
        claims: dict[str, Any] = CodeIDToken(signed.claims, signed.header, options, params)
        claims.validate(int(now.astimezone(UTC).timestamp()), LEEWAY)  # type: ignore[attr-defined]
    # Tokens are somebody else's bytes: whatever cannot be read of one is a refusal, and is not repeated.
    except (JoseError, ValueError, TypeError, KeyError) as fault:
        raise ProviderRefused(type(fault).__name__) from None
    return claims


def name_of(claims: Mapping[str, Any]) -> str:
    """The name, or "": ID-porten itself knows none, but hands on what BankID and Buypass say (scope profile)."""
    parts = [claims.get("given_name"), claims.get("middle_name"), claims.get("family_name")]
    name = " ".join(part for part in parts if isinstance(part, str) and part) or claims.get("name")
    return name.strip()[:LONGEST_NAME] if isinstance(name, str) and name.isprintable() else ""
