"""What a scanner types: the receipt's link, parts of a data sheet, and the bursts that no person types.

The one rule: a scanned code is read and forgotten; it is never shown, and never taken for keys that somebody pressed.
"""

import re
from dataclasses import dataclass, field

from kiosk.form.reference import Reference, parse_reference
from kiosk.visit.receipt_key import TYPED

LINK = re.compile(r"HTTPS?://[^/\s]+/S/([0-9A-Z]{9})/([0-9A-Z]{16})\Z")
# A scanner set to an American keyboard presses the keys that carry these signs there; a Norwegian one has others.
AMERICAN = re.compile(r"SK\d+[ØÆ]|HTTPS?[ØÆ]--")
PUT_RIGHT = str.maketrans({"Ø": ":", "Æ": ":", "-": "/", "+": "-"})
SCANNED = re.compile(r"\W*(?:SK\d|HTTP)", re.IGNORECASE)
# What scanners say first of the sort of code they saw (ISO/IEC 15424).
SYMBOL = re.compile(r"\]Q\d")
BURST = 0.05
"""Seconds within which no person presses the next key."""
SILENCE = 0.25
"""Seconds without a key after which a scanner has ended, whatever it ends with."""


@dataclass(frozen=True, slots=True)
class Scanned:
    """The receipt's number and its key: all sixteen characters."""

    reference: Reference
    key: str = field(repr=False)

    @property
    def code(self) -> str:
        """What stands beneath the receipt's code, six characters."""
        return self.key[:TYPED]


def read_receipt(text: str) -> Scanned | None:
    """What a scanner read from a receipt; None when it is no receipt's link."""
    link = plain(text).strip()
    found = LINK.match(link.translate(PUT_RIGHT) if AMERICAN.match(link) else link)
    reference = parse_reference(found[1]) if found else None
    return Scanned(reference, found[2]) if found and isinstance(reference, Reference) else None


def looks_scanned(text: str) -> bool:
    """Whether this is, or becomes, what a scanner types and no person does."""
    return SCANNED.match(text) is not None


def is_american(text: str) -> bool:
    """Whether the scanner types as on an American keyboard, so that signs of a data sheet are lost."""
    return AMERICAN.match(plain(text)) is not None


def plain(text: str) -> str:
    """Without what scanners put around it. A part of a data sheet may end with a space, which stays."""
    return SYMBOL.sub("", text.strip("\r\n\t").lstrip().upper(), count=1)


class Burst:
    """Tells a scanner's keys from a person's. `moment` is in seconds, of any clock that runs forward."""

    def __init__(self) -> None:
        self._begun = ""
        self._last = float("-inf")
        self._swallowing = False

    def swallows(self, key: str, moment: float) -> bool:
        """Whether this key belongs to a code that nobody asked for. `key`: a character, or "\\r" for Enter."""
        pause, self._last = moment - self._last, moment
        if pause > (SILENCE if self._swallowing else BURST):
            self._begun, self._swallowing = "", False
        if self._swallowing:
            self._swallowing = key != "\r"
            return True
        self._begun = (self._begun + key)[-8:]
        # A person's key may have come right before.
        self._swallowing = SCANNED.search(self._begun) is not None
        return self._swallowing
