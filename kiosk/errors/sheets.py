"""What goes wrong when a data sheet is read.

The one rule: a sheet is refused for one named reason, and no part of what it says is used.
"""

from kiosk.errors.tree import KioskError


class SheetError(KioskError):
    text = "error.sheet"


class SheetForeign(SheetError):
    text = "error.sheet.foreign"


class SheetMixed(SheetError):
    text = "error.sheet.mixed"


class SheetDamaged(SheetError):
    text = "error.sheet.damaged"


class SheetTooLarge(SheetError):
    text = "error.sheet.large"


class SheetUnknown(SheetError):
    text = "error.sheet.unknown"


class SheetForged(SheetError):
    text = "error.sheet.forged"


class SignerUnknown(SheetError):
    text = "error.sheet.signer"


class SheetLocked(SheetError):
    text = "error.sheet.locked"
