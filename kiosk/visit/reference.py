"""Mints the reference of a visit; what one is and how it is read stands in `kiosk.form.reference`.

The one rule: a reference is random, and minted before anything is sent under it.
"""

import secrets
from collections.abc import Callable

from stdnum.iso7064 import mod_37_2

from kiosk.form.reference import ALPHABET, RANDOM, Reference, parse_reference

__all__ = ["Reference", "mint", "parse_reference"]


def mint(random: Callable[[int], int] = secrets.randbelow) -> Reference:
    """A new reference. `random(n)` gives a number below n; it is drawn again when the check is not Crockford's."""
    while True:
        body = "".join(ALPHABET[random(len(ALPHABET))] for _ in range(RANDOM))
        check = mod_37_2.calc_check_digit(body)
        if check in ALPHABET:
            return Reference(body + check)
