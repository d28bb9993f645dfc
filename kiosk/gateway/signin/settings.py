"""The gateway's account at the OpenID provider, as `[sign_in]` in gateway.toml.

The one rule: the client's private key stands in a file of its own, never in the settings.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import SettingsError

ISSUER = re.compile(r"https://[^\s?#]+|http://(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?[^\s?#]*")


@dataclass(frozen=True, slots=True)
class SignInSettings:
    """Without an issuer nobody signs in: applicants type their number."""

    issuer: str = ""
    """The provider: "https://idporten.no", or "https://test.idporten.no"."""
    client_id: str = ""
    """As registered there, with private_key_jwt as its method, and two redirect addresses: `<public>/I/callback` and
    `<public>/L/callback`."""
    key: str = ""
    """The PEM file of the client's RSA key, whose public half is registered there."""
    key_id: str = ""
    """The name (kid) of that key there."""
    acr: str = "idporten-loa-high"
    """The level of assurance that is asked for and demanded."""
    scopes: str = "openid profile"
    """What is asked for, with a space between; with what submission needs of the access token."""

    @property
    def is_offered(self) -> bool:
        return bool(self.issuer)


def check_sign_in(settings: SignInSettings, public: str, where: str) -> None:
    """Raises SettingsError with what to write."""
    if not settings.is_offered:
        return
    if not ISSUER.fullmatch(settings.issuer):
        raise SettingsError(f'{where}: [sign_in]: issuer: write the provider\'s address, "https://…"')
    if not settings.client_id or not settings.key_id:
        raise SettingsError(f"{where}: [sign_in]: write client_id and key_id as they are registered at the provider")
    if not Path(settings.key).is_file():
        raise SettingsError(f"{where}: [sign_in]: key: there is no such file")
    if "openid" not in settings.scopes.split():
        raise SettingsError(f"{where}: [sign_in]: scopes: openid is missing")
    if not public:
        raise SettingsError(f"{where}: [sign_in]: phones come back to public: set it")
