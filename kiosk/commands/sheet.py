"""`kiosk sheet`: the keys by which data sheets are signed, trusted and encrypted.

The one rule: a private key is shown once, to whoever made it, or goes to a new file that only its owner may read.
"""

import argparse
import os
import re
import socket
from pathlib import Path

from kiosk.commands.parsing import Parser, UseError, add, add_rooms

NAME = re.compile(r"[^\W_][\w .-]{0,39}")
MUNICIPALITY = re.compile(r"\d{4}")


def furnish(parser: Parser) -> None:
    """The commands for data sheets."""
    rooms = add_rooms(parser)
    key = add(rooms, "key", make_key, "the lines for the settings: of this kiosk, or of a municipality")
    key.add_argument("--name", help="what the desk calls this kiosk; else the machine's name")
    key.add_argument("--municipality", metavar="NUMBER", help="a key that sheets are encrypted to, by kommunenummer")
    key.add_argument("--out", type=Path, metavar="FILE", help="where the municipality's private key goes: a new file")


def make_key(options: argparse.Namespace) -> int:
    """A new key."""
    if (options.municipality is None) != (options.out is None):
        raise UseError("sheet key: --municipality and --out belong together")
    if options.municipality is None:
        return make_kiosk_key(options.name or socket.gethostname())
    if options.name is not None:
        raise UseError("sheet key: --name is for a kiosk, not for a municipality")
    return make_municipality_key(options.municipality, options.out)


def make_kiosk_key(name: str) -> int:
    """A kiosk signs; everybody else trusts."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from kiosk.paper.carrier.keys import raw, signing_line, spelled

    if not NAME.fullmatch(name):
        raise UseError("sheet key: --name is at most 40 letters, digits, spaces, dots and dashes")
    key = Ed25519PrivateKey.generate()
    print("# In the settings of this kiosk, above every [table]. Secret.")
    print(f'signing_key = "{signing_line(name, key)}"')
    print("\n# In the settings of every desk, and of every kiosk where applicants may continue from their paper.")
    print(f'[[signers]]\nname = "{name}"\nkey = "{spelled(raw(key.public_key()))}"')
    return 0


def make_municipality_key(municipality: str, out: Path) -> int:
    """Every kiosk encrypts; only who has the file can open."""
    from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key

    from kiosk.paper.carrier.keys import raw, spelled
    from kiosk.paper.carrier.wrapping import written_private_key

    if not MUNICIPALITY.fullmatch(municipality):
        raise UseError("sheet key: --municipality is a kommunenummer: four digits")
    key = generate_private_key(SECP256R1())
    # Never over another key: what was encrypted to that one could not be opened any more.
    with os.fdopen(os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(written_private_key(key))
    print(f"# {out} is the private key: for the gateway only. Keep a copy in a safe place.")
    print("\n# In the settings of every kiosk.")
    print(f'[[municipality_keys]]\nmunicipality = "{municipality}"\nkey = "{spelled(raw(key.public_key()))}"')
    return 0
