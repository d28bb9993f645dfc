"""The reference of an application: eight random Crockford characters and an ISO 7064 MOD 37-2 check character.

The one rule: a reference says nothing about anybody, and a single slip in typing it is always noticed.
"""

import re
import unicodedata
from dataclasses import dataclass

from stdnum.iso7064 import mod_37_2

from kiosk.form.answers import Problem

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM = 8
# Letters Crockford leaves out because a hand or an eye takes them for these digits.
LOOKALIKES = str.maketrans("ILO", "110")
SEPARATORS = str.maketrans("", "", " \t\n\u00a0-\u2010\u2011\u2012\u2013\u2014.")
# What a scanner reads from our pages: "SK1:7KQ4M2XJG:R", or a link that has the reference in it somewhere.
SCANNED = re.compile(r"(?:SK\d+:|[A-Z]+://)", re.IGNORECASE)
WITHIN = re.compile(r"(?<![0-9A-Z])[0-9A-Z]{3}(-?)[0-9A-Z]{3}\1[0-9A-Z]{3}(?![0-9A-Z])", re.IGNORECASE)

WRONG_SHAPE = Problem("problem.reference.shape")
WRONG_CHECK = Problem("problem.reference.check")


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """Nine characters, the last of them the check; written `7KQ-4M2-XJG` in every language."""

    characters: str

    def __str__(self) -> str:
        return "-".join(self.characters[start : start + 3] for start in (0, 3, 6))


def parse_reference(typed: str) -> Reference | Problem:
    """What a person typed or a scanner read: spaces, dashes, lower case, look-alikes and Eastern digits are taken."""
    typed = typed.strip()
    if SCANNED.match(typed):
        found = [parse_reference(each[0]) for each in WITHIN.finditer(typed)]
        return next((each for each in found if isinstance(each, Reference)), found[0] if found else WRONG_SHAPE)
    western = "".join(str(unicodedata.decimal(character, character)) for character in typed)
    characters = western.translate(SEPARATORS).upper().translate(LOOKALIKES)
    if len(characters) != RANDOM + 1 or not set(characters) <= set(ALPHABET):
        return WRONG_SHAPE
    return Reference(characters) if mod_37_2.is_valid(characters) else WRONG_CHECK
