"""The enrolment code: where the gateway is, and by which key its word is known. `https://status.example.no/E#4F7A1-…`.

The one rule: nothing in it is worth stealing. Whoever has it may ask to join, and is a line in a list until a person
at the gateway says yes; that it is the right gateway who answers, a kiosk sees by the fingerprint.
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass

from stdnum.iso7064 import mod_37_2

from kiosk.form.reference import ALPHABET, LOOKALIKES, SEPARATORS
from kiosk.settings import GATEWAY

# 120 bits: nobody finds a second key with the same fingerprint. One more character sees every slip in typing.
LENGTH, GROUP = 24, 5
PATH = "/E"
WRITTEN = re.compile(r"\s*(?P<gateway>[^#]*?)(?:/e)?/?\s*#\s*(?P<fingerprint>.+)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Enrolment:
    """`gateway`: https:// address, as in the settings; `fingerprint`: of the key it signs with, 25 characters."""

    gateway: str
    fingerprint: str

    def __str__(self) -> str:
        return f"{self.gateway}{PATH}#{grouped(self.fingerprint)}"


@dataclass(frozen=True, slots=True)
class Problem:
    """Why this is no enrolment code, for whoever typed it: one English sentence that says what to do."""

    says: str


NO_CODE = Problem("This is no enrolment code: it looks like https://status.example.no/E#4F7A1-…")
NO_ADDRESS = Problem("Before the # stands the gateway's address, such as https://status.example.no/E")
WRONG_LENGTH = Problem("After the # stand five groups of five letters and digits")
SLIPPED = Problem("A letter or digit after the # is wrong: compare it with the gateway's and type it again")


def read_enrolment(text: str) -> Enrolment | Problem:
    """What a person typed or a scanner read: spaces, dashes, lower case and look-alikes are taken."""
    found = WRITTEN.fullmatch(text)
    if not found:
        return NO_CODE
    gateway = lowered(found["gateway"])
    if not GATEWAY.fullmatch(gateway):
        return NO_ADDRESS
    fingerprint = read_fingerprint(found["fingerprint"])
    return fingerprint if isinstance(fingerprint, Problem) else Enrolment(gateway, fingerprint)


def read_fingerprint(typed: str) -> str | Problem:
    """The 25 characters."""
    western = "".join(str(unicodedata.decimal(character, character)) for character in typed.strip())
    characters = western.translate(SEPARATORS).upper().translate(LOOKALIKES)
    if len(characters) != LENGTH + 1 or not set(characters) <= set(ALPHABET):
        return WRONG_LENGTH
    return characters if mod_37_2.is_valid(characters) else SLIPPED


def fingerprint_of(public: bytes) -> str | None:
    """Of an Ed25519 public key, raw. None: its check character is none of Crockford's, so that it is none of ours."""
    number = int.from_bytes(hashlib.sha256(b"kiosk fleet key " + public).digest()[:15])
    characters = "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(LENGTH)))
    check = mod_37_2.calc_check_digit(characters)
    return characters + check if check in ALPHABET else None


def grouped(fingerprint: str) -> str:
    """As people read it: `4F7A1-C2D3E-4G5H6-J7K8M-9N0PQ`."""
    return "-".join(fingerprint[start : start + GROUP] for start in range(0, len(fingerprint), GROUP))


def lowered(address: str) -> str:
    """Names of machines know no capitals; a QR code may have written it in them."""
    return address.strip().rstrip("/").lower()
