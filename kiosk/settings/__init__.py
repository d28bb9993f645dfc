"""Frozen settings: a TOML file found by platformdirs, then the environment, then the rehearsal office.

The one rule: settings are read once, creating nothing; an unknown or wrong key is refused with what to write instead.
"""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, get_args

import platformdirs

from kiosk.errors import SettingsError
from kiosk.pin import KEPT
from kiosk.settings.fitting import Other, build
from kiosk.settings.fleet import FILE as FLEET
from kiosk.settings.fleet import under_fleet
from kiosk.settings.intake import check_intake
from kiosk.settings.keys import check_keys, check_languages, check_voice
from kiosk.settings.printers import check_printer
from kiosk.settings.tables import REHEARSAL_OFFICES, Aloud, Desk, Intake, MunicipalityKey, Office, Rehearsal, Signer

__all__ = [
    "GATEWAY", "REHEARSAL_OFFICES", "Aloud", "Desk", "Drawing", "Intake", "Memory", "MunicipalityKey", "Office",
    "Rehearsal", "Settings", "Signer", "build", "check", "find_settings", "read_settings",
]  # fmt: skip

Drawing = Literal["font", "sextant", "block"]
ScriptName = Literal["latin", "cyrillic", "arabic", "ethiopic"]
Memory = Literal["locked", "unswapped", "any"]
LanguageCode = Literal["nb", "nn", "en", "uk", "ar", "ru", "so", "ti", "pl", "fa_AF", "se"]
LANGUAGE_CODES: tuple[LanguageCode, ...] = get_args(LanguageCode)


@dataclass(frozen=True, slots=True)
class Settings:
    """What an office decides. Without a file this is the rehearsal office: no hardware, no network, PRACTICE."""

    practice: bool = True
    """Marks every screen and page as practice, and allows the rehearsal printer and scripted visits."""
    offices: tuple[Office, ...] = REHEARSAL_OFFICES
    """The offices an application can go to."""
    office: str = "9901"
    """The number of the office this kiosk stands in; preset when the applicant is asked."""
    helper_language: Literal["nb", "nn", "en"] = "nb"
    """The second language on every screen."""
    languages: tuple[LanguageCode, ...] = LANGUAGE_CODES
    """The languages offered, in the order of the picker."""
    scripts: tuple[ScriptName, ...] = ()
    """The scripts the terminal can draw, as over ssh, where nothing can be asked; empty: the kiosk looks for fonts."""
    reviewed_only: bool = False
    """Offer no language that a native reader has not signed; bokmål is the source and needs no signature."""
    theme: Literal["day", "night"] = "day"
    """Light high-contrast or dark."""
    drawing: Drawing = "sextant"
    """How pictograms are drawn: `font` (after `kiosk font install`), `sextant`, or `block` for any terminal."""
    printer: str = ""
    """ipp:// or ipps:// address of the printer; empty in practice: pages are shown, not printed."""
    other_printers: tuple[str, ...] = ()
    """Printers offered when the first one fails."""
    idle_seconds: int = 120
    """Seconds without a key before the kiosk asks whether anybody is there; dimmed after three quarters of them."""
    countdown_seconds: int = 20
    """Seconds it counts down after asking; then everything is erased."""
    longer_seconds: int = 600
    """Seconds it stays quiet for once, when the helper asks for more time while it counts down."""
    allow_unconfined: bool = False
    """Start even where the kernel cannot deny writing to the disk (no Landlock)."""
    memory: Memory = "unswapped"
    """What a visit's memory must be: `locked`, or never swapped out in the clear, or `any`. Not in practice."""
    staff_pin: str = ""
    """The hash of the PIN that opens the staff menu (F9 on the first screen), from `kiosk pin`; empty: no menu."""
    log: Literal["stderr", "journal", "none"] = "stderr"
    """Where it is told how visits ended: never on a terminal, and not in practice. `journal`: systemd's."""
    gateway: str = ""
    """https:// address of the gateway; empty: there is none, and paper is followed by asking the office."""
    gateway_key: str = field(default="", repr=False)
    """This machine's own key, the line that `kiosk gateway key issue` prints."""
    fleet_key: str = ""
    """The fingerprint in the gateway's enrolment code: fleet.toml beside this file is taken from it; empty: none is."""
    digital: bool = True
    """Applicants may sign in on their phone and send digitally, where there is a gateway, and in practice."""
    insight: bool = True
    """Counts of visits (`kiosk.insight`: never whose) go to the gateway; false: nothing is counted."""
    fiks_keys: tuple[str, ...] = ()
    """SHA-256 of the public keys that applications may be sealed to, in hexadecimal; none: whichever Fiks shows."""
    signing_key: str = field(default="", repr=False)
    """With which this kiosk signs data sheets, the line that `kiosk sheet key` prints; empty: none are printed."""
    scanner: str = ""
    """The serial port of the kiosk's scanner; empty: one that types like a keyboard, or none."""
    signers: tuple[Signer, ...] = ()
    """The kiosks whose data sheets are trusted here."""
    municipality_keys: tuple[MunicipalityKey, ...] = ()
    """Data sheets to offices of these municipalities are encrypted."""
    documents: Intake = field(default_factory=Intake)
    """Where documents come from."""
    voice: Aloud = field(default_factory=Aloud)
    """How screens are read aloud."""
    rehearsal: Rehearsal = field(default_factory=Rehearsal)
    """For practice only."""
    desk: Desk = field(default_factory=Desk)
    """For `kiosk desk` only."""


# What only gateway.toml has, for whoever writes it here; as data, since the gateway is built on this and not below it.
GATEWAYS = Other("gateway.toml", (
    "certificate", "client_connections", "database", "fiks", "fleet", "host", "later", "port", "private_key",
    "proxies", "public", "replicas", "retention_days", "secret", "sign_in", "typed_tries", "upload_megabytes",
    "void_days",
))  # fmt: skip
POSTAL_CODES = re.compile(r"(\d{4})(?:-(\d{4}))?")
# In the clear on this machine only. The receipt's QR code has no letters beyond these (ISO/IEC 18004, 7.3.4).
GATEWAY = re.compile(r"https://[A-Za-z0-9.-]+(?::\d+)?|http://(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?")
# No countdown is shorter than WCAG 2.2.1 gives anybody to press a key.
BOUNDS: Mapping[str, tuple[int, int]] = {
    "idle_seconds": (30, 900), "countdown_seconds": (20, 120), "longer_seconds": (60, 1800),
}  # fmt: skip


def find_settings(environment: Mapping[str, str] = os.environ) -> Path | None:
    """KIOSK_SETTINGS, else the user's, else the machine's settings file; None when there is none."""
    named = environment.get("KIOSK_SETTINGS")
    if named:
        if not Path(named).is_file():
            raise SettingsError(f"KIOSK_SETTINGS names {named}, which is no file")
        return Path(named)
    folders = (platformdirs.user_config_path("kiosk"), platformdirs.site_config_path("kiosk"))
    return next((folder / "kiosk.toml" for folder in folders if (folder / "kiosk.toml").is_file()), None)


def read_settings(path: Path | None) -> Settings:
    """The settings in this file; the rehearsal office when there is none. Raises SettingsError with what to do."""
    if path is None:
        return Settings()
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as fault:
        raise SettingsError(f"{path}: {fault}: mend the line") from fault
    settings: Settings = build(Settings, under_fleet(data, path.with_name(FLEET)), str(path), GATEWAYS)
    check(settings, str(path))
    return settings


def check(settings: Settings, where: str) -> None:
    """What no single key can show. Raises SettingsError."""
    if settings.office not in {office.number for office in settings.offices}:
        raise SettingsError(f"{where}: office {settings.office} is not among [[offices]]: add it or change office")
    if not settings.practice and not settings.printer:
        raise SettingsError(f'{where}: a kiosk that is not for practice needs a printer: printer = "ipp://…"')
    if settings.printer:
        check_printer(settings.printer, f"{where}: printer")
    for printer in settings.other_printers:
        check_printer(printer, f"{where}: other_printers: one")
    if settings.staff_pin and not KEPT.fullmatch(settings.staff_pin):
        raise SettingsError(f"{where}: staff_pin is no hash of a PIN: write the line that kiosk pin prints")
    for office in settings.offices:
        check_office(office, where)
    if settings.gateway and not GATEWAY.fullmatch(settings.gateway):
        raise SettingsError(
            f'{where}: gateway is no address: write "https://…" without a path (http:// on this machine)'
        )
    check_languages(settings.languages, where)
    check_keys(settings, where)
    check_intake(settings.documents, where)
    check_voice(settings.voice, where)
    for key, (low, high) in BOUNDS.items():
        if not low <= getattr(settings, key) <= high:
            raise SettingsError(f"{where}: {key} must be from {low} to {high}")


def check_office(office: Office, where: str) -> None:
    """The postal codes an office serves. Raises SettingsError."""
    for code in office.postal_codes:
        found = POSTAL_CODES.fullmatch(code)
        if not found:
            advice = 'write four digits, or two codes as "0150-0199"'
            raise SettingsError(f"{where}: office {office.number}: postal_codes: {code} is no postal code: {advice}")
        if found[2] and found[1] > found[2]:
            raise SettingsError(f"{where}: office {office.number}: postal_codes: {code} runs backwards: swap the two")
