"""Fetches what the gateway signed for all kiosks, and writes fleet.toml beside kiosk.toml.

The one rule: nothing is written that the fingerprint's key did not sign, that is older than what is there, or with
which the kiosk would not start.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kiosk.asking import Asking, take
from kiosk.errors import GatewayUnreachable, SettingsError
from kiosk.fleet.enrolment import Enrolment
from kiosk.fleet.joining import TIMEOUT
from kiosk.fleet.verifying import check_signed
from kiosk.fleet.wire import FLEET_ROOM, MOST_TEXT, Signed, read_signed, said_of_fleet
from kiosk.register.fields import WireError, write_bytes
from kiosk.settings import Settings, build, check
from kiosk.settings.fleet import FILE, Fleet, merged, read_fleet, sealed, taken_apart
from kiosk.whole import write_whole

# JSON writes a letter outside ASCII in six characters.
MOST_BYTES = 8 * MOST_TEXT


def fetch_fleet(enrolment: Enrolment, gateway_key: str) -> Fleet:
    """What the gateway signed last. Raises SettingsError with what to do, GatewayUnreachable, GatewayRefused."""
    answer = Asking(enrolment.gateway, gateway_key, TIMEOUT, FLEET_ROOM, MOST_BYTES).ask("GET", "")
    try:
        signed = read_signed(take(answer))
    except WireError:
        raise GatewayUnreachable("the answer is none of a gateway") from None
    check_signed(said_of_fleet(signed.text), signed.key, signed.signature, enrolment.fingerprint)
    return taken_apart(signed.text, line_of(signed), "the gateway's settings")


def fetch_newer(before: Fleet | None, enrolment: Enrolment, gateway_key: str) -> Fleet:
    """The same; `before` itself where nothing has changed since. Raises SettingsError also where it is older."""
    fleet = fetch_fleet(enrolment, gateway_key)
    if before and (fleet.text, fleet.signed) == (before.text, before.signed):
        return before
    if before and fleet.serial <= before.serial:
        raise SettingsError(
            "the gateway has older settings than this kiosk: look at its clock, "
            "and let kiosk gateway fleet-settings sign its own anew"
        )
    return fleet


def line_of(signed: Signed) -> str:
    """Key and signature, as they stand in fleet.toml."""
    return f"# signed {write_bytes(signed.key)} {write_bytes(signed.signature)}\n"


def file_of(fleet: Fleet, enrolment: Enrolment, gateway_key: str) -> bytes:
    """fleet.toml of this kiosk."""
    return sealed(fleet.text, fleet.signed, enrolment.fingerprint, gateway_key).encode()


def refresh(settings: Path) -> bool:
    """`kiosk setup --refresh`, for the kiosk.toml at `settings`: whether there was anything new, which is written.

    Raises SettingsError with what to do, GatewayUnreachable, GatewayRefused, OSError.
    """
    own = read_own(settings)
    enrolment, gateway_key = enrolment_of(own, settings), str(own["gateway_key"])
    path = settings.with_name(FILE)
    before = there(path, enrolment, gateway_key)
    fleet = fetch_newer(before, enrolment, gateway_key)
    if fleet is before:
        return False
    check_together(fleet.data, own)
    write_whole(path, file_of(fleet, enrolment, gateway_key))
    return True


def read_own(settings: Path) -> Mapping[str, Any]:
    """This machine's own settings, as they stand there. Raises SettingsError."""
    try:
        return tomllib.loads(settings.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as fault:
        raise SettingsError(f"{settings}: {fault}: mend the line") from fault


def enrolment_of(own: Mapping[str, Any], settings: Path) -> Enrolment:
    """Where this kiosk joined. Raises SettingsError."""
    named = [own.get(key) for key in ("gateway", "gateway_key", "fleet_key")]
    if not all(isinstance(each, str) and each for each in named):
        raise SettingsError(f"{settings}: this kiosk has not joined a gateway: kiosk setup asks for its enrolment code")
    return Enrolment(str(named[0]), str(named[2]))


def there(path: Path, enrolment: Enrolment, gateway_key: str) -> Fleet | None:
    """What was fetched before; None: nothing, or what is not as it was written, so that its serial means nothing."""
    try:
        return read_fleet(path, enrolment.fingerprint, gateway_key)
    except SettingsError:
        return None


def check_together(fleet: Mapping[str, Any], own: Mapping[str, Any]) -> None:
    """Whether the kiosk would start with both. Raises SettingsError."""
    where = "the gateway's settings with this kiosk's own"
    settings: Settings = build(Settings, merged(fleet, own), where)
    check(settings, where)
