"""fleet.toml: settings that the gateway signed for all its kiosks, read before this machine's own, which go before it.

`kiosk setup` looks at the signature (Ed25519) before it writes the file, and seals it with a key that is in kiosk.toml
alone (HMAC, RFC 2104): so a start needs no cryptography beyond a hash to see that not a letter has changed since.
The one rule: only what ALLOWED names comes from the fleet; nothing of this machine, and nothing that guards it.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.errors import SettingsError

FILE = "fleet.toml"
# Not fiks_keys and municipality_keys: those protect what applicants wrote from the gateway too.
ALLOWED = frozenset((
    "countdown_seconds", "digital", "helper_language", "idle_seconds", "insight", "languages", "longer_seconds",
    "offices", "reviewed_only", "signers", "staff_pin", "theme",
))  # fmt: skip
TABLES: Mapping[str, frozenset[str]] = {"voice": frozenset(("offered", "volume")), "documents": frozenset(("phone",))}
SERIAL = "serial"
# base64url without padding: 32 bytes of a key and 64 of a signature (RFC 8032); 32 in hexadecimal.
SIGNED = r"# signed [A-Za-z0-9_-]{43} [A-Za-z0-9_-]{86}\n"
FORM = re.compile(rf"(?P<text>.*\n)(?P<signed>{SIGNED})# sealed (?P<seal>[0-9a-f]{{64}})\n", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Fleet:
    """`text`: TOML as it was signed; `signed`: the line with key and signature; `data`: what it says, without serial.

    `serial`: the moment it was signed, in seconds since 1970; a newer one is larger.
    """

    text: str
    signed: str
    serial: int
    data: Mapping[str, Any]


def under_fleet(own: Mapping[str, Any], path: Path) -> dict[str, Any]:
    """This machine's own settings over the fleet's. `path`: of fleet.toml. Raises SettingsError with what to do."""
    fleet_key = own.get("fleet_key")
    if not fleet_key and not path.exists():
        return dict(own)
    if not fleet_key:
        raise SettingsError(f"{path}: kiosk.toml names no fleet_key: remove this file, or join with kiosk setup")
    return merged(read_fleet(path, str(fleet_key), str(own.get("gateway_key", ""))).data, own)


def merged(fleet: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """One key after the other, also in the tables of which only some keys come from the fleet."""
    both = [name for name in TABLES if isinstance(fleet.get(name), dict) and isinstance(own.get(name), dict)]
    return {**fleet, **own, **{name: {**fleet[name], **own[name]} for name in both}}


def read_fleet(path: Path, fleet_key: str, gateway_key: str) -> Fleet:
    """The file, which this machine has sealed. Raises SettingsError with what to do."""
    try:
        written = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise SettingsError(f"{path} is missing: kiosk setup --refresh fetches it") from None
    except UnicodeDecodeError:
        written = ""
    found = FORM.fullmatch(written)
    if not found or not is_sealed(found, fleet_key, gateway_key):
        raise SettingsError(
            f"{path} is not as the gateway signed it for this kiosk: kiosk setup --refresh fetches it anew; "
            "what is to differ here goes into kiosk.toml"
        )
    return taken_apart(found["text"], found["signed"], str(path))


def taken_apart(text: str, signed: str, where: str) -> Fleet:
    """What was signed. Raises SettingsError for what no gateway of this version would sign."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise SettingsError(f"{where}: {fault}") from fault
    serial = data.pop(SERIAL, None)
    if type(serial) is not int:
        raise SettingsError(f"{where}: serial is missing")
    check_allowed(data, where)
    return Fleet(text, signed, serial, data)


def check_allowed(data: Mapping[str, Any], where: str) -> None:
    """Raises SettingsError for what is each machine's own."""
    for key, value in data.items():
        if key in TABLES and isinstance(value, dict):
            refuse_own((f"[{key}] {each}" for each in value if each not in TABLES[key]), where)
        elif key not in ALLOWED:
            refuse_own((key,), where)


def refuse_own(keys: Any, where: str) -> None:
    for key in keys:
        raise SettingsError(f"{where}: {key} is each kiosk's own: write it into kiosk.toml there, and remove it here")


def sealed(text: str, signed: str, fleet_key: str, gateway_key: str) -> str:
    """The whole file, as it is written here."""
    return f"{text}{signed}# sealed {seal_of(text, signed, fleet_key, gateway_key)}\n"


def is_sealed(found: re.Match[str], fleet_key: str, gateway_key: str) -> bool:
    """Whether this machine has sealed exactly this, from this gateway."""
    from hmac import compare_digest

    right = seal_of(found["text"], found["signed"], fleet_key, gateway_key)
    return bool(gateway_key) and compare_digest(right, found["seal"])


def seal_of(text: str, signed: str, fleet_key: str, gateway_key: str) -> str:
    """`gateway_key`: 256 random bits that are in this machine's kiosk.toml and, hashed, at the gateway."""
    import hmac

    said = f"kiosk fleet.toml {fleet_key}\n{text}{signed}"
    return hmac.digest(gateway_key.encode(), said.encode(), "sha256").hex()
