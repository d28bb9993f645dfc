"""The gateway's account at Fiks and at Maskinporten, as `[fiks]` in gateway.toml, and what goes wrong in practice.

The one rule: the password and the private key stand in files of their own, never in the settings.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from kiosk.digisos.trouble import parse_trouble
from kiosk.errors import SettingsError
from kiosk.settings import Rehearsal

ADDRESS = re.compile(r"https://[^\s?#/@]+|http://(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?")
ISSUER = re.compile(r"https://[^\s?#@]+|http://(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?[^\s?#]*")
PIN = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class MaskinportenSettings:
    """The client that asks Maskinporten for a token with scope ks:fiks."""

    issuer: str = ""
    """Maskinporten: "https://maskinporten.no/", or "https://test.maskinporten.no/"; what a grant is addressed to."""
    token_url: str = ""
    """Where grants are redeemed; empty: `token` below the issuer."""
    client_id: str = ""
    """As registered there."""
    key: str = ""
    """The PEM file of the client's RSA key, whose public half is registered there."""
    key_id: str = ""
    """The name (kid) of that key there."""

    @property
    def token_address(self) -> str:
        return self.token_url or self.issuer.rstrip("/") + "/token"


@dataclass(frozen=True, slots=True)
class FiksSettings:
    """Without an address nothing is sent digitally; in practice a rehearsal of Fiks takes its place."""

    url: str = ""
    """Fiks: "https://api.fiks.ks.no", or "https://api.fiks.test.ks.no"."""
    integration_id: str = ""
    """IntegrasjonId, as KS gave it."""
    integration_password: str = ""
    """The file in which IntegrasjonPassord stands, and nothing else."""
    maskinporten: MaskinportenSettings = field(default_factory=MaskinportenSettings)
    """How the gateway shows who it is."""
    pins: tuple[str, ...] = ()
    """SHA-256 of the public keys that files may be sealed to; none: any sound key that Fiks shows."""

    @property
    def is_there(self) -> bool:
        return bool(self.url)


def check_fiks(settings: FiksSettings, where: str) -> None:
    """Raises SettingsError with what to write."""
    where = f"{where}: [fiks]"
    if not settings.is_there:
        if settings != FiksSettings():
            raise SettingsError(f'{where}: url is missing: write "https://api.fiks.ks.no"')
        return
    if not ADDRESS.fullmatch(settings.url):
        raise SettingsError(f'{where}: url: write "https://…" without a path')
    try:
        UUID(settings.integration_id)
    except ValueError:
        raise SettingsError(f"{where}: integration_id: write the id that KS gave, a UUID") from None
    read_password(settings, where)
    if any(not PIN.fullmatch(pin) for pin in settings.pins):
        raise SettingsError(f"{where}: pins: write each as 64 small hexadecimal digits")
    check_maskinporten(settings.maskinporten, f"{where}: maskinporten")


def check_maskinporten(settings: MaskinportenSettings, where: str) -> None:
    """Raises SettingsError with what to write."""
    if not ISSUER.fullmatch(settings.issuer):
        raise SettingsError(f'{where}: issuer: write "https://maskinporten.no/"')
    if not ISSUER.fullmatch(settings.token_address):
        raise SettingsError(f'{where}: token_url: write "https://…", or leave it out')
    if not settings.client_id or not settings.key_id:
        raise SettingsError(f"{where}: write client_id and key_id as they are registered there")
    if not Path(settings.key).is_file():
        raise SettingsError(f"{where}: key: there is no such file")


def check_rehearsal(settings: Rehearsal, *, practice: bool, where: str) -> None:
    """Raises SettingsError with what to write."""
    if settings.faults and not practice:
        raise SettingsError(f"{where}: [rehearsal]: a real gateway rehearses nothing: remove it")
    for each in settings.faults:
        try:
            parse_trouble(each)
        except ValueError as fault:
            raise SettingsError(f"{where}: [rehearsal]: faults: {each}: {fault}") from None


def read_password(settings: FiksSettings, where: str) -> str:
    """IntegrasjonPassord. Raises SettingsError, which does not say what stands in the file."""
    try:
        password = Path(settings.integration_password).read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        raise SettingsError(f"{where}: integration_password: there is no such file of plain text") from None
    if not password or not password.isprintable():
        raise SettingsError(f"{where}: integration_password: one line in that file, and nothing else")
    return password
