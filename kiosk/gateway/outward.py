"""How the gateway asks others over HTTP, and the key by which it shows who it is.

The one rule: nothing that one answer gives to keep goes along with the next request, and no key stands in the settings.
"""

import ssl
from http.cookiejar import CookieJar, DefaultCookiePolicy
from pathlib import Path
from typing import TypedDict

from joserfc.errors import JoseError
from joserfc.jwk import RSAKey

from kiosk.errors import SettingsError


class Manners(TypedDict):
    """What goes into every httpx client here."""

    trust_env: bool
    verify: ssl.SSLContext | bool
    follow_redirects: bool
    cookies: CookieJar


def manners(url: str) -> Manners:
    """For whoever asks below this address."""
    is_outside = url.startswith("https://")
    return {
        # An office's proxy and certificates count on the way out; never on this machine.
        "trust_env": is_outside,
        # Who is asked without TLS is this machine: no certificates are read, and none would be believed.
        "verify": is_outside or ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
        "follow_redirects": False,
        # What is given for one person to keep is never shown for the next.
        "cookies": CookieJar(DefaultCookiePolicy(allowed_domains=())),
    }


def read_key(file: str, where: str) -> RSAKey:
    """The private key that signs for this gateway. Raises SettingsError, which does not say what stands in the file."""
    try:
        key = RSAKey.import_key(Path(file).read_bytes())
    except (JoseError, ValueError, TypeError, OSError):
        raise SettingsError(f"{where}: key is no PEM file of an RSA key") from None
    if not key.is_private:
        raise SettingsError(f"{where}: key is a public key: the private one is needed")
    return key
