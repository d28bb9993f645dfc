"""`kiosk gateway key`, `secret` and `later-key`: the keys of machines, and those that the gateway has for itself.

The one rule: a key and the secret are printed once, to whoever asked, and stand nowhere else.
"""

import argparse
import secrets
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.commands.parsing import Parser, add, add_rooms
from kiosk.errors import KioskError

if TYPE_CHECKING:
    from kiosk.register.keys import IssuedKey


def add_keys(rooms: "argparse._SubParsersAction[Parser]") -> None:
    """The commands."""
    key = rooms.add_parser("key", help="the keys of machines", description="the keys of machines")
    keys = add_rooms(key)
    issuing = add(keys, "issue", issue_key, "a new key, shown once")
    issuing.add_argument("--kind", required=True, choices=("kiosk", "desk", "monitor"), help="what it may do")
    issuing.add_argument("--name", required=True, help="which machine has it")
    issuing.add_argument("--office", default="", metavar="NUMBER", help="where that machine stands")
    add(keys, "list", list_keys, "every key there is or was")
    add(keys, "revoke", revoke_key, "end a key at once").add_argument("id", help="as the list has it")
    add(rooms, "secret", print_secret, "the line for the settings with which proofs of keys are hashed")
    later = add(rooms, "later-key", make_later_key, "the key to which applications are sealed that are sent later")
    later.add_argument("--out", type=Path, required=True, metavar="FILE", help="where it goes: a new file")


def issue_key(options: argparse.Namespace) -> int:
    """The key to standard output, and where it goes to standard error."""
    from kiosk.commands.gateway import open_store, read_settings

    settings = read_settings()
    if options.office and options.office not in {office.number for office in settings.named_offices}:
        raise KioskError(f"office {options.office} is not among the gateway's offices")
    store = open_store(settings, migrate=True)
    try:
        key = store.issue_key(options.kind, options.name, options.office)
    finally:
        store.close()
    print(key)
    print("It is shown only now. Write it into that machine's settings: gateway_key = …", file=sys.stderr)
    return 0


def list_keys(_options: argparse.Namespace) -> int:
    """One line for each key."""
    from kiosk.commands.gateway import open_store, read_settings

    store = open_store(read_settings(), migrate=True)
    issued = store.keys()
    store.close()
    for key in issued:
        print(line_of(key))
    return 0


def line_of(key: "IssuedKey") -> str:
    """What is known of a key, under the same columns as the others."""
    ended = f"revoked {key.revoked:%Y-%m-%d %H:%M}" if key.revoked else "in use"
    return f"{key.id:<14} {key.kind:<8} {key.office or '-':<6} {key.issued:%Y-%m-%d %H:%M}  {ended:<26} {key.name}"


def revoke_key(options: argparse.Namespace) -> int:
    """It ends on every replica within seconds."""
    from kiosk.commands.gateway import fleet_of, open_store, read_settings

    settings = read_settings()
    store = open_store(settings, migrate=True)
    try:
        is_ended = store.revoke(options.id)
    finally:
        store.close()
    if not is_ended:
        raise KioskError("there is no such key in use: kiosk gateway key list")
    print("It ends within a few seconds.")
    # Nor are its data sheets to be trusted any more.
    fleet_of(settings)
    return 0


def print_secret(_options: argparse.Namespace) -> int:
    """The line for gateway.toml."""
    print(f'secret = "{secrets.token_hex(32)}"')
    return 0


def make_later_key(options: argparse.Namespace) -> int:
    """The file, and the lines for gateway.toml."""
    from kiosk.gateway.looking.strongbox import write_strongbox

    write_strongbox(options.out)
    print(f"# {options.out} opens what is kept: for the gateway only, and never beside a copy of its database.")
    print(f'[later]\nkey = "{options.out.resolve()}"')
    return 0
