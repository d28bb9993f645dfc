"""What all kiosks have in common, checked by the kiosk's own rules, and signed.

The one rule: what a kiosk would refuse is refused here, with what to write instead, before anything is signed.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from kiosk.errors import SettingsError
from kiosk.fleet.wire import MOST_TEXT, said_of_fleet
from kiosk.gateway.fleet.signing import FleetKey
from kiosk.register.fields import write_bytes
from kiosk.register.joinings import Guest
from kiosk.register.store import Store
from kiosk.settings import Settings, build, check
from kiosk.settings.fleet import SERIAL, check_allowed

HEAD = (
    "# Settings of all kiosks, signed by their gateway. This machine's own stand in kiosk.toml and go before these.\n"
)


def publish(store: Store, key: FleetKey, settings: str) -> int:
    """Signs what the file says, with the data sheet keys of all that joined; its serial. Raises SettingsError."""
    body = compose(settings, store.joinings.joined())
    return store.fleet.publish(lambda serial: at(serial, body), key.public, lambda text: key.sign(said_of_fleet(text)))


def at(serial: int, body: str) -> str:
    """What is signed."""
    return f"{HEAD}{SERIAL} = {serial}\n{body}"


def compose(settings: str, joined: Iterable[Guest]) -> str:
    """The file's text, and behind it the kiosks whose data sheets are trusted. Raises SettingsError."""
    where = settings or "the kiosks that joined"
    written = read(settings)
    there = {str(signer.get("key")) for signer in parsed(written, where).get("signers", []) if isinstance(signer, dict)}
    keys = {guest.name: write_bytes(guest.sheet_key) for guest in joined}
    body = written + "".join(signer_of(name, key) for name, key in keys.items() if key not in there)
    check_common(parsed(body, where), where)
    if len(at(0, body)) + 12 > MOST_TEXT:
        raise SettingsError(f"{where}: more than {MOST_TEXT} characters: leave some out")
    return body


def read(settings: str) -> str:
    """The file with an end of line. Raises SettingsError."""
    if not settings:
        return ""
    try:
        return Path(settings).read_text(encoding="utf-8").rstrip("\n") + "\n"
    except UnicodeDecodeError:
        raise SettingsError(f"{settings}: this is no text in UTF-8") from None


def parsed(text: str, where: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise SettingsError(f"{where}: {fault}: mend the line; write each signer as a table [[signers]]") from fault


def signer_of(name: str, key: str) -> str:
    """A name holds nothing that TOML would have to be told of."""
    return f'\n[[signers]]\nname = "{name}"\nkey = "{key}"\n'


def check_common(data: dict[str, Any], where: str) -> None:
    """By the kiosk's own rules, and that nothing is of one machine. Raises SettingsError with the nearest right key."""
    if SERIAL in data:
        raise SettingsError(f"{where}: serial: leave it out, the gateway writes it")
    settings: Settings = build(Settings, data, where)
    check_allowed(data, where)
    # Where a kiosk stands it knows itself.
    check(replace(settings, office=settings.offices[0].number if settings.offices else ""), where)
