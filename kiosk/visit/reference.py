"""The reference of an application: eight random Crockford characters and an ISO 7064 MOD 37-2 check character.

The one rule: a reference is random and says nothing about anybody; a single slip in typing it is always noticed.
"""

import secrets
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from stdnum.iso7064 import mod_37_2

from kiosk.form.answers import Problem

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM = 8
# Letters Crockford leaves out because a hand or an eye takes them for these digits.
LOOKALIKES = str.maketrans("ILO", "110")
SEPARATORS = str.maketrans("", "", " \t\n\u00a0-\u2010\u2011\u2012\u2013\u2014.")

WRONG_SHAPE = Problem("problem.reference.shape")
WRONG_CHECK = Problem("problem.reference.check")


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """Nine characters, the last of them the check; written `7KQ-4M2-XJG` in every language."""

    characters: str

    def __str__(self) -> str:
        return "-".join(self.characters[start : start + 3] for start in (0, 3, 6))


def mint(random: Callable[[int], int] = secrets.randbelow) -> Reference:
    """A new reference. `random(n)` gives a number below n; it is drawn again when the check is not Crockford's."""
    while True:
        body = "".join(ALPHABET[random(len(ALPHABET))] for _ in range(RANDOM))
        check = mod_37_2.calc_check_digit(body)
        if check in ALPHABET:
            return Reference(body + check)


def parse_reference(typed: str) -> Reference | Problem:
    """What a person typed or a scanner read: spaces, dashes, lower case, look-alikes and Eastern digits are taken."""
    western = "".join(str(unicodedata.decimal(character, character)) for character in typed)
    characters = western.translate(SEPARATORS).upper().translate(LOOKALIKES)
    if len(characters) != RANDOM + 1 or not set(characters) <= set(ALPHABET):
        return WRONG_SHAPE
    return Reference(characters) if mod_37_2.is_valid(characters) else WRONG_CHECK
