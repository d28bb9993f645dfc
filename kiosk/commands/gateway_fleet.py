"""`kiosk gateway fleet-key`, `fleet-settings`, `enrolment` and `kiosk`: how kiosks join, and what all of them have.

The one rule: nobody joins but by the code that a person compared with the one on the kiosk.
"""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.commands.parsing import Parser, add, add_rooms
from kiosk.errors import KioskError, SettingsError

if TYPE_CHECKING:
    from kiosk.fleet.enrolment import Enrolment
    from kiosk.gateway.fleet.signing import FleetKey
    from kiosk.gateway.settings import GatewaySettings
    from kiosk.register.joinings import Guest
    from kiosk.register.store import Store

NOBODY = "no kiosk waits with this code, or its hour is over: kiosk gateway kiosk list"


def add_fleet(rooms: "argparse._SubParsersAction[Parser]") -> None:
    """The commands."""
    key = add(rooms, "fleet-key", make_fleet_key, "the key with which settings are signed for all kiosks")
    key.add_argument("--out", type=Path, required=True, metavar="FILE", help="where it goes: a new file")
    add(rooms, "fleet-settings", sign_settings, "sign what all kiosks have in common now, without a restart")
    code = add(rooms, "enrolment", show_enrolment, "the code with which a kiosk finds this gateway; it is no secret")
    code.add_argument("--out", type=Path, metavar="FILE", help="also as a picture: FILE.png or FILE.pdf")
    kiosk = rooms.add_parser("kiosk", help="kiosks that ask to join", description="kiosks that ask to join")
    kiosks = add_rooms(kiosk)
    add(kiosks, "list", list_kiosks, "who waits, with the code that the kiosk shows, and who has joined")
    add(kiosks, "approve", approve, "let a kiosk in").add_argument("code", help="as the kiosk shows it")
    add(kiosks, "refuse", refuse, "do not let a kiosk in").add_argument("code", help="as the list has it")


def make_fleet_key(options: argparse.Namespace) -> int:
    """The file, and the lines for gateway.toml."""
    from kiosk.gateway.fleet.signing import write_fleet_key

    write_fleet_key(options.out)
    print(f"# {options.out} signs for every kiosk: for the gateway only. Keep a copy: a new one means joining anew.")
    print(f'[fleet]\nkey = "{options.out.resolve()}"')
    print('# What all kiosks have in common, written like kiosk.toml:\n# settings = "/etc/kiosk/fleet-settings.toml"')
    return 0


def sign_settings(_options: argparse.Namespace) -> int:
    """A running gateway gives it out at once."""
    store, key, settings = opened()
    try:
        serial = signed(store, key, settings)
    finally:
        store.close()
    print(f"Signed as {serial}. Kiosks fetch it at night, or with kiosk setup --refresh.")
    return 0


def show_enrolment(options: argparse.Namespace) -> int:
    """The code to read and to scan."""
    from kiosk.commands.gateway import read_settings
    from kiosk.commands.showing_codes import draw, show

    settings = read_settings()
    enrolment = enrolment_of(settings, key_of(settings))
    if options.out:
        draw(str(enrolment), options.out)
    print("\n".join(show(str(enrolment))))
    return 0


def enrolment_of(settings: "GatewaySettings", key: "FleetKey") -> "Enrolment":
    """Where kiosks reach it; in practice on this machine. Raises SettingsError."""
    from kiosk.fleet.enrolment import Enrolment

    if not settings.public and not settings.practice:
        raise SettingsError('kiosks must know where the gateway is: public = "https://…" in gateway.toml')
    return Enrolment(settings.public or f"http://127.0.0.1:{settings.port}", key.fingerprint)


def list_kiosks(_options: argparse.Namespace) -> int:
    """One line for each."""
    from kiosk.commands.gateway import open_store, read_settings

    settings = read_settings()
    names = {office.number: office.name for office in settings.named_offices}
    store = open_store(settings, migrate=True)
    try:
        waiting, joined = store.joinings.waiting(), store.joinings.joined()
    finally:
        store.close()
    for guests, standing in ((waiting, "waits"), (joined, "joined")):
        for guest in guests:
            print(line_of(guest, standing, names.get(guest.office, "?")))
    if not waiting:
        print("No kiosk waits.")
    return 0


def line_of(guest: "Guest", standing: str, office: str) -> str:
    """Who it says it is. Of one that has joined its key's id instead of the code, for `key revoke`."""
    shown = guest.code if standing == "waits" else guest.id
    return f"{shown:<9} {standing:<7} {guest.asked:%Y-%m-%d %H:%M} UTC  {guest.office} {office:<24} {guest.name}"


def approve(options: argparse.Namespace) -> int:
    """Its key works, and the others trust its data sheets."""
    code = code_of(options.code)
    store, key, settings = opened()
    try:
        guest = next((each for each in store.joinings.waiting() if each.code == code), None)
        if guest is None:
            raise KioskError(NOBODY)
        check_name(guest, store)
        if store.joinings.approve(code) is None:
            raise KioskError(NOBODY)
        signed(store, key, settings)
    finally:
        store.close()
    print(f"{guest.name}, office {guest.office}, has joined.")
    return 0


def check_name(guest: "Guest", store: "Store") -> None:
    """Of two kiosks of one name nobody would know whose data sheet it is. Raises KioskError."""
    same = next((each for each in store.joinings.joined() if each.name == guest.name), None)
    if same:
        raise KioskError(
            f"{guest.name} has joined already: name this one otherwise, "
            f"or, where it takes that one's place: kiosk gateway key revoke {same.id}"
        )


def refuse(options: argparse.Namespace) -> int:
    """It is told so."""
    from kiosk.commands.gateway import open_store, read_settings

    store = open_store(read_settings(), migrate=True)
    try:
        is_refused = store.joinings.refuse(code_of(options.code))
    finally:
        store.close()
    if not is_refused:
        raise KioskError(NOBODY)
    print("It is refused, and told so.")
    return 0


def code_of(typed: str) -> str:
    """As the register has it: dashes, lower case and look-alikes are taken. Raises KioskError."""
    from kiosk.visit.receipt_key import read_code

    code = read_code(typed)
    if code is None:
        raise KioskError("a code is six letters and digits, such as 4F7-A1C: kiosk gateway kiosk list")
    return f"{code[:3]}-{code[3:]}"


def opened() -> "tuple[Store, FleetKey, str]":
    """The register, what signs, and the file of what all kiosks have. The store is the caller's to close."""
    from kiosk.commands.gateway import open_store, read_settings

    settings = read_settings()
    key = key_of(settings)
    return open_store(settings, migrate=True), key, settings.fleet.settings


def key_of(settings: "GatewaySettings") -> "FleetKey":
    """Raises SettingsError where there is none."""
    from kiosk.gateway.fleet.signing import read_fleet_key

    key = read_fleet_key(settings.fleet.key)
    if key is None:
        raise SettingsError("no kiosk joins without a key of the gateway's own: kiosk gateway fleet-key --out FILE")
    return key


def signed(store: "Store", key: "FleetKey", settings: str) -> int:
    """Its serial. Raises SettingsError with the nearest right key."""
    from kiosk.gateway.fleet.publishing import publish

    return publish(store, key, settings)
