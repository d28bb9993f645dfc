"""The key that only the receipt carries: whoever has it may see where an application is.

The one rule: nobody but the receipt has the key; what register and data sheet keep are proofs, from which it cannot
be read back.
"""

import hashlib
import secrets
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field

from kiosk.form.reference import ALPHABET, LOOKALIKES, SEPARATORS, Reference

LENGTH, TYPED = 16, 6
# 2^30 codes at some 20 ms and 4 MiB each: more than a year on one core for whoever has the proofs of one reference.
SCRYPT = {"n": 2**12, "r": 8, "p": 1}
PROOF = 16


@dataclass(frozen=True, slots=True)
class ReceiptKey:
    """Sixteen random Crockford characters; the first six are the code that a person types."""

    characters: str = field(repr=False)

    @property
    def code(self) -> str:
        """As the receipt shows it: `4F7-A1C`."""
        return f"{self.characters[:3]}-{self.characters[3:TYPED]}"


@dataclass(frozen=True, slots=True)
class Proofs:
    """By which a key and a typed code are known again. 16 bytes each."""

    key: bytes = field(repr=False)
    code: bytes = field(repr=False)


def mint_key(random: Callable[[int], int] = secrets.randbelow) -> ReceiptKey:
    """A new key. `random(n)` gives a number below n."""
    return ReceiptKey("".join(ALPHABET[random(len(ALPHABET))] for _ in range(LENGTH)))


def proofs_of(reference: Reference, key: ReceiptKey) -> Proofs:
    """What may be kept of this reference's key."""
    return Proofs(proof_of_key(reference, key.characters), proof_of_code(reference, key.characters[:TYPED]))


def proof_of_key(reference: Reference, key: str) -> bytes:
    """Fast: a whole key has 80 random bits, which nobody guesses."""
    return hashlib.sha256(f"SK1 key {reference.characters} {key.upper()}".encode()).digest()[:PROOF]


def proof_of_code(reference: Reference, code: str) -> bytes:
    """Slow on purpose, since a code has 30 random bits. `code`: six characters as `read_code` gives them."""
    salt = f"SK1 code {reference.characters}".encode()
    return hashlib.scrypt(code.encode(), salt=salt, n=SCRYPT["n"], r=SCRYPT["r"], p=SCRYPT["p"], dklen=PROOF)


def read_code(typed: str) -> str | None:
    """A receipt's code as a person typed it: dashes, spaces, lower case and look-alikes are taken. None: it is none."""
    western = "".join(str(unicodedata.decimal(character, character)) for character in typed.strip())
    characters = western.translate(SEPARATORS).upper().translate(LOOKALIKES)
    return characters if len(characters) == TYPED and set(characters) <= set(ALPHABET) else None
