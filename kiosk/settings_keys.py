"""Checks what settings say of keys and of the scanner: their shape, and that none stands twice.

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

WORD = "[A-Za-z0-9_-]"
# base64url without padding: 32 bytes of Ed25519 (RFC 8032), 33 of a compressed point on P-256 (SEC 1, 2.3.3).
SIGNER, POINT = re.compile(f"{WORD}{{43}}"), re.compile(f"{WORD}{{44}}")
SIGNING = re.compile(f"[^:]+:{WORD}{{43}}")
MUNICIPALITY = re.compile(r"\d{4}")
# As `kiosk.digisos.keys.pin_of` writes it.
PIN = re.compile("[0-9a-f]{64}")
# What a header may carry (RFC 9110, 5.5), without spaces.
GATEWAY_KEY = re.compile(r"[!-~]{1,200}")


def check_keys(settings: "Settings", where: str) -> None:
    """Raises SettingsError."""
    if settings.gateway and not settings.gateway_key:
        raise SettingsError(f"{where}: a gateway wants a key: write the line that kiosk gateway key issue prints")
    if settings.gateway_key and not GATEWAY_KEY.fullmatch(settings.gateway_key):
        raise SettingsError(f"{where}: gateway_key is no key: write the line that kiosk gateway key issue prints")
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


def refuse_doubles(names: Iterable[str], where: str) -> None:
    """Raises SettingsError: of two keys of one name nobody would know which one counts."""
    twice = [name for name, times in Counter(names).items() if times > 1]
    if twice:
        raise SettingsError(f"{where}: {twice[0]} stands twice: keep the newer one")


def check_scanner(path: str, where: str) -> None:
    """Raises SettingsError. A visit may write to it, so that it must be a device and nothing else."""
    if path and (PurePosixPath(path).parts[:2] != ("/", "dev") or ".." in PurePosixPath(path).parts):
        raise SettingsError(f'{where}: write the serial port, such as "/dev/ttyACM0"; one like a keyboard needs none')
