"""The PIN of the staff menu: kept in the settings as a salted, slow hash, and only ever compared.

The one rule: a PIN stands nowhere: not in the settings, not in an error, not in a log.
"""

import re
import sys
from argparse import Namespace

from kiosk.errors import SettingsError

DIGITS = re.compile(r"[0-9]{6,12}")
KEPT = re.compile(r"scrypt\$([0-9a-f]{32})\$([0-9a-f]{64})")
# Sixteen mebibytes, five times over: a quarter of a second for each guess (OWASP's advice for scrypt).
COST, BLOCK, TIMES = 2**14, 8, 5


def make(_options: Namespace) -> int:
    """The command: asks for a PIN, twice where there is a terminal, and prints the line for the settings."""
    print(f'staff_pin = "{hashed(asked())}"')
    return 0


def asked() -> str:
    """A PIN as somebody types it, unseen; from a pipe one line. Raises SettingsError."""
    from getpass import getpass

    pin = getpass("PIN: ") if sys.stdin.isatty() else sys.stdin.readline().strip()
    if not DIGITS.fullmatch(pin):
        raise SettingsError("a PIN has from 6 to 12 digits, and nothing else")
    if sys.stdin.isatty() and getpass("The same PIN again: ") != pin:
        raise SettingsError("the two were not the same: run kiosk pin again")
    return pin


def hashed(pin: str, salt: bytes | None = None) -> str:
    """As it is kept in the settings."""
    import secrets

    salt = salt or secrets.token_bytes(16)
    return f"scrypt${salt.hex()}${stretched(pin, salt).hex()}"


def fits(pin: str, kept: str) -> bool:
    """Whether this is the PIN that was kept; takes as long when it is not."""
    import hmac

    found = KEPT.fullmatch(kept)
    return found is not None and hmac.compare_digest(stretched(pin, bytes.fromhex(found[1])).hex(), found[2])


def stretched(pin: str, salt: bytes) -> bytes:
    """What takes its time."""
    import hashlib

    return hashlib.scrypt(pin.encode(), salt=salt, n=COST, r=BLOCK, p=TIMES, dklen=32)
