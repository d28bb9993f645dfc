"""Codes of one data sheet, gathered in any order until none is missing.

The one rule: codes of two sheets are never put together, and a code that does not belong changes nothing.
"""

import re
from typing import Literal

from kiosk.errors import SheetDamaged, SheetForeign, SheetMixed, SheetTooLarge, SheetUnknown
from kiosk.form.reference import Reference, parse_reference

Added = Literal["new", "known"]
FORMAT = "SK1"
# As many codes as a person can photograph from a screen; as long as any QR code is.
MOST, LONGEST = 40, 4296
PART = re.compile(r"SK1:([0-9A-Z]{9}):([1-9]\d{0,2})/([1-9]\d{0,2}):([0-9A-Z $%*+\-./:]+)")
OURS = re.compile(r"SK\d+:")


class Gathering:
    """The parts of one sheet. Empty at first; the first part says which reference and how many there are."""

    def __init__(self) -> None:
        self.reference = ""
        """Nine characters, without dashes; empty before the first part."""
        self.total = 0
        self._parts: dict[int, str] = {}

    def add(self, text: str) -> Added:
        """Takes what a scanner read, in lower case too. Raises SheetError leaves, and changes nothing then."""
        reference, number, total, _ = taken_apart(text)
        if self._parts and (reference, total) != (self.reference, self.total):
            raise SheetMixed()
        part = text.strip("\r\n\t").lstrip().upper()
        known = self._parts.get(number)
        if known not in (None, part):
            raise SheetMixed()
        self.reference, self.total = reference, total
        self._parts[number] = part
        return "known" if known else "new"

    @property
    def missing(self) -> tuple[int, ...]:
        """The numbers of the parts still to come, from 1."""
        return tuple(number for number in range(1, self.total + 1) if number not in self._parts)

    @property
    def is_complete(self) -> bool:
        """Whether all are here."""
        return bool(self._parts) and not self.missing

    @property
    def parts(self) -> tuple[str, ...]:
        """The texts so far, in order."""
        return tuple(self._parts[number] for number in sorted(self._parts))


def taken_apart(text: str) -> tuple[str, int, int, str]:
    """Reference, number, total and content of a part. Raises SheetError leaves."""
    # A space is a character of base45: only what a scanner adds is taken away.
    part = text.strip("\r\n\t").lstrip().upper()
    if len(part) > LONGEST:
        raise SheetTooLarge(f"a code of {len(part)} characters: {LONGEST} at most")
    found = PART.fullmatch(part)
    if not found:
        raise SheetUnknown(f"codes of another format than {FORMAT}") if is_later(part) else SheetForeign()
    reference, number, total, content = found[1], int(found[2]), int(found[3]), found[4]
    if total > MOST:
        raise SheetTooLarge(f"{total} codes: {MOST} at most")
    if number > total or not isinstance(parse_reference(reference), Reference):
        raise SheetDamaged("a code that was misread")
    return reference, number, total, content


def is_later(part: str) -> bool:
    """Whether it is of a format made after this program."""
    return bool(OURS.match(part)) and not part.startswith(f"{FORMAT}:")
