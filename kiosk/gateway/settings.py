"""Frozen settings of the gateway: a TOML file of its own, gateway.toml, found as the kiosk finds kiosk.toml.

The one rule: only a gateway for practice starts without a secret and without the offices' own addresses.
"""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from ipaddress import ip_network
from pathlib import Path

import platformdirs

from kiosk.errors import SettingsError
from kiosk.gateway.fiks.settings import FiksSettings, check_fiks, check_rehearsal
from kiosk.gateway.fleet.settings import FleetSettings, check_fleet
from kiosk.gateway.looking.strongbox import LaterSettings, check_later
from kiosk.gateway.signin.settings import SignInSettings, check_sign_in
from kiosk.settings import LANGUAGE_CODES, REHEARSAL_OFFICES, LanguageCode, Office, Rehearsal, Settings, build
from kiosk.settings.fitting import Other
from kiosk.settings.keys import check_languages

SECRET = re.compile(r"[0-9a-f]{64}")
PUBLIC = re.compile(r"https://[^/\s]+|http://(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?")
DATABASE = re.compile(r"sqlite:///.+|postgresql(?:\+psycopg)?://.+", re.DOTALL)
BOUNDS: Mapping[str, tuple[int, int]] = {
    "port": (1, 65535), "replicas": (1, 32), "retention_days": (30, 3650), "void_days": (1, 3650),
    "upload_megabytes": (24, 65536),
}  # fmt: skip
# Nobody outside this machine can reach a practice gateway, and its register holds no real reference.
PRACTICE_SECRET = "00" * 32


@dataclass(frozen=True, slots=True)
class PrivateKey:
    """To whom data sheets are encrypted: kommunenummer, and the PEM file of the private key that opens them."""

    municipality: str
    file: str


@dataclass(frozen=True, slots=True)
class GatewaySettings:
    """What whoever runs the gateway decides. Without a file this is the rehearsal gateway, on this machine only."""

    practice: bool = True
    """Marks every page as practice, and lets the secret and the offices be those of the rehearsal."""
    database: str = ""
    """sqlite:///FILE or postgresql://…; empty: one file in this user's data folder."""
    host: str = "127.0.0.1"
    """The address it listens at."""
    port: int = 8700
    """The port it listens at."""
    replicas: int = 1
    """How many processes answer, over one database."""
    secret: str = field(default="", repr=False)
    """With which proofs of keys are hashed, the line that `kiosk gateway secret` prints. Lost: no receipt fits."""
    retention_days: int = 365
    """Days after the last event until a reference is forgotten."""
    void_days: int = 30
    """The same, for one that is void."""
    offices: tuple[Office, ...] = ()
    """The offices the status page names, with address and hours; in practice those of the rehearsal."""
    languages: tuple[LanguageCode, ...] = LANGUAGE_CODES
    """The languages of the status page, in the order they are offered."""
    reviewed_only: bool = False
    """Offer no language that a native reader has not signed; bokmål is the source and needs no signature."""
    municipality_keys: tuple[PrivateKey, ...] = ()
    """Keys that open encrypted data sheets; none: only the municipality itself opens them."""
    certificate: str = ""
    """The PEM file of the certificate chain; empty: a proxy in front does TLS."""
    private_key: str = ""
    """The PEM file of its key."""
    public: str = ""
    """The https:// address people and machines reach it at, as it stands in receipts."""
    proxies: tuple[str, ...] = ()
    """Addresses or networks of the proxies in front, whose word on who asks is taken."""
    typed_tries: int = 20
    """How often one client may type a reference and a code in ten minutes."""
    client_connections: int = 64
    """How many connections one client may hold open at once; proxies as many as they like."""
    upload_megabytes: int = 512
    """How much of what phones send, sealed, may lie here at once, for minutes, until kiosks fetch it."""
    sign_in: SignInSettings = field(default_factory=SignInSettings)
    """Where applicants sign in on their own phones; without it they type their number."""
    fiks: FiksSettings = field(default_factory=FiksSettings)
    """Where applications go digitally; without it they are printed, and in practice a rehearsal takes them."""
    rehearsal: Rehearsal = field(default_factory=Rehearsal)
    """How that rehearsal behaves."""
    later: LaterSettings = field(default_factory=LaterSettings)
    """With what applications are kept sealed for a day when they cannot be sent; without it they go on paper."""
    fleet: FleetSettings = field(default_factory=FleetSettings)
    """How kiosks join, and what all of them have in common."""

    @property
    def is_tls(self) -> bool:
        """Whether people reach it encrypted: by its own certificate, or by the proxy's."""
        return bool(self.certificate) or self.public.startswith("https://")

    @property
    def pepper(self) -> bytes:
        """The secret as bytes."""
        return bytes.fromhex(self.secret or PRACTICE_SECRET)

    @property
    def database_url(self) -> str:
        """Where the register is kept. Creates nothing."""
        return self.database or f"sqlite:///{platformdirs.user_data_path('kiosk') / 'register.sqlite'}"

    @property
    def named_offices(self) -> tuple[Office, ...]:
        """The offices the status page names."""
        return self.offices or REHEARSAL_OFFICES


def find_gateway_settings(environment: Mapping[str, str] = os.environ) -> Path | None:
    """KIOSK_GATEWAY_SETTINGS, else the user's, else the machine's gateway.toml; None when there is none."""
    named = environment.get("KIOSK_GATEWAY_SETTINGS")
    if named:
        if not Path(named).is_file():
            raise SettingsError(f"KIOSK_GATEWAY_SETTINGS names {named}, which is no file")
        return Path(named)
    folders = (platformdirs.user_config_path("kiosk"), platformdirs.site_config_path("kiosk"))
    return next((folder / "gateway.toml" for folder in folders if (folder / "gateway.toml").is_file()), None)


def read_gateway_settings(path: Path | None) -> GatewaySettings:
    """The settings in this file; the rehearsal gateway when there is none. Raises SettingsError with what to do."""
    if path is None:
        return GatewaySettings()
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as fault:
        raise SettingsError(f"{path}: {fault}: mend the line") from fault
    kiosks = Other("kiosk.toml", [each.name for each in fields(Settings)])
    settings: GatewaySettings = build(GatewaySettings, data, str(path), kiosks)
    check(settings, str(path))
    return settings


def check(settings: GatewaySettings, where: str) -> None:
    """What no single key can show. Raises SettingsError, which never holds the secret."""
    if settings.secret and not SECRET.fullmatch(settings.secret):
        raise SettingsError(f"{where}: secret is none: write the line that kiosk gateway secret prints")
    if not settings.practice:
        check_service(settings, where)
    if settings.database and not DATABASE.fullmatch(settings.database):
        raise SettingsError(f'{where}: database: write "sqlite:///FILE" or "postgresql://USER:PASSWORD@HOST/NAME"')
    if settings.public and not PUBLIC.fullmatch(settings.public):
        raise SettingsError(f'{where}: public: write "https://…" without a path')
    if bool(settings.certificate) != bool(settings.private_key):
        raise SettingsError(f"{where}: certificate and private_key belong together: write both or neither")
    check_languages(settings.languages, where)
    for key, (low, high) in BOUNDS.items():
        if not low <= getattr(settings, key) <= high:
            raise SettingsError(f"{where}: {key} must be from {low} to {high}")
    check_places(settings, where)
    check_sign_in(settings.sign_in, settings.public, where)
    check_fiks(settings.fiks, where)
    check_rehearsal(settings.rehearsal, practice=settings.practice, where=where)
    check_later(settings.later, where)
    check_fleet(settings.fleet, where)


def check_service(settings: GatewaySettings, where: str) -> None:
    """What a gateway for real applications must have. Raises SettingsError."""
    if not settings.secret:
        raise SettingsError(f"{where}: a real gateway needs a secret: write the line that kiosk gateway secret prints")
    if not settings.offices:
        raise SettingsError(f"{where}: a real gateway names its offices: add [[offices]]")
    if settings.is_tls and not settings.certificate and not settings.proxies:
        raise SettingsError(f'{where}: a proxy does TLS, so name it: proxies = ["127.0.0.1"]')
    if not settings.is_tls and settings.host not in ("127.0.0.1", "::1", "localhost"):
        raise SettingsError(
            f"{where}: only TLS leaves this machine: set certificate and private_key, or public to the proxy's address"
        )


def check_places(settings: GatewaySettings, where: str) -> None:
    """Files that are there, networks that are some. Raises SettingsError."""
    named = [settings.certificate, settings.private_key, *(key.file for key in settings.municipality_keys)]
    for file in filter(None, named):
        if not Path(file).is_file():
            raise SettingsError(f"{where}: there is no file {file}")
    for proxy in settings.proxies:
        try:
            ip_network(proxy)
        except ValueError as fault:
            raise SettingsError(f"{where}: proxies: {proxy} is no address or network") from fault
