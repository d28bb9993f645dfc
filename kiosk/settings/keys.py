"""Checks what settings say of keys, scanner and sound device: their shape, and that no key stands twice.

The one rule: a complaint names the setting and what to write; never what stands in it, which may be a secret.
"""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from kiosk.errors import SettingsError

if TYPE_CHECKING:
    from kiosk.settings import Settings
    from kiosk.settings.tables import Aloud

WORD = "[A-Za-z0-9_-]"
# base64url without padding: 32 bytes of Ed25519 (RFC 8032), 33 of a compressed point on P-256 (SEC 1, 2.3.3).
SIGNER, POINT = re.compile(f"{WORD}{{43}}"), re.compile(f"{WORD}{{44}}")
SIGNING = re.compile(f"[^:]+:{WORD}{{43}}")
MUNICIPALITY = re.compile(r"\d{4}")
# As `kiosk.digisos.keys.pin_of` writes it.
PIN = re.compile("[0-9a-f]{64}")
# Crockford's, as `kiosk.fleet.enrolment` writes it.
FINGERPRINT = re.compile("[0-9A-HJKMNP-TV-Z]{25}")
# What a header may carry (RFC 9110, 5.5), without spaces.
GATEWAY_KEY = re.compile(r"[!-~]{1,200}")
# It stands on aplay's command line, where nothing that begins with a hyphen may come.
DEVICE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_:,=.-]{0,80}")


def check_keys(settings: "Settings", where: str) -> None:
    """Raises SettingsError."""
    if settings.gateway and not settings.gateway_key:
        raise SettingsError(f"{where}: a gateway wants a key: write the line that kiosk gateway key issue prints")
    if settings.gateway_key and not GATEWAY_KEY.fullmatch(settings.gateway_key):
        raise SettingsError(f"{where}: gateway_key is no key: write the line that kiosk gateway key issue prints")
    if settings.fleet_key and not (FINGERPRINT.fullmatch(settings.fleet_key) and settings.gateway):
        raise SettingsError(f"{where}: fleet_key is a fingerprint beside a gateway: kiosk setup writes both")
    if not all(PIN.fullmatch(each) for each in settings.fiks_keys):
        raise SettingsError(f"{where}: fiks_keys: write the SHA-256 of a public key, 64 small hexadecimal digits each")
    if settings.signing_key and not SIGNING.fullmatch(settings.signing_key):
        raise SettingsError(f"{where}: signing_key is no key: write the line that kiosk sheet key prints")
    for signer in settings.signers:
        if not signer.name or not SIGNER.fullmatch(signer.key):
            raise SettingsError(f"{where}: [[signers]]: write the name and key that kiosk sheet key prints")
    for kept in settings.municipality_keys:
        if not MUNICIPALITY.fullmatch(kept.municipality) or not POINT.fullmatch(kept.key):
            advice = "write the lines that kiosk sheet key --municipality prints"
            raise SettingsError(f"{where}: [[municipality_keys]]: {advice}")
    refuse_doubles((signer.name for signer in settings.signers), f"{where}: [[signers]]")
    refuse_doubles((kept.municipality for kept in settings.municipality_keys), f"{where}: [[municipality_keys]]")
    check_scanner(settings.scanner, f"{where}: scanner")
    check_scanner(settings.desk.scanner, f"{where}: [desk]: scanner")


def check_languages(codes: tuple[str, ...], where: str) -> None:
    """Raises SettingsError."""
    if not codes:
        raise SettingsError(f"{where}: languages: name at least one")
    if len(set(codes)) < len(codes):
        raise SettingsError(f"{where}: languages: one stands twice: write each once")


def check_voice(voice: "Aloud", where: str) -> None:
    """Raises SettingsError."""
    if not DEVICE.fullmatch(voice.device):
        raise SettingsError(f'{where}: [voice]: device is none: write what aplay -L calls it, such as "default"')
    if not 0 <= voice.volume <= 100:
        raise SettingsError(f"{where}: [voice]: volume must be from 0 to 100")


def refuse_doubles(names: Iterable[str], where: str) -> None:
    """Raises SettingsError: of two keys of one name nobody would know which one counts."""
    twice = [name for name, times in Counter(names).items() if times > 1]
    if twice:
        raise SettingsError(f"{where}: {twice[0]} stands twice: keep the newer one")


def check_scanner(path: str, where: str) -> None:
    """Raises SettingsError. A visit may write to it, so that it must be a device and nothing else."""
    if path and (PurePosixPath(path).parts[:2] != ("/", "dev") or ".." in PurePosixPath(path).parts):
        raise SettingsError(f'{where}: write the serial port, such as "/dev/ttyACM0"; one like a keyboard needs none')
