"""What goes wrong when a document is taken in: from a scanner, a phone, a stick, or what it turned out to be.

The one rule: it says what somebody can do about it, and never what the document is called or shows.
"""

from kiosk.errors.tree import KioskError


class DocumentError(KioskError):
    text = "error.document"


class DocumentForeign(DocumentError):
    text = "error.document.foreign"


class DocumentBroken(DocumentError):
    text = "error.document.broken"


class DocumentLocked(DocumentError):
    text = "error.document.locked"


class DocumentTooLarge(DocumentError):
    text = "error.document.large"


class DocumentsFull(DocumentError):
    text = "error.document.full"


class ScannerError(KioskError):
    text = "error.scanner"


class ScannerAway(ScannerError):
    text = "error.scanner.away"


class ScannerBusy(ScannerError):
    text = "error.scanner.busy"


class ScannerEmpty(ScannerError):
    text = "error.scanner.empty"


class ScannerJammed(ScannerError):
    text = "error.scanner.jammed"


class ScannerOpen(ScannerError):
    text = "error.scanner.open"


class ScannerFailed(ScannerError):
    text = "error.scanner.failed"


class StickError(KioskError):
    text = "error.stick"


class StickAway(StickError):
    text = "error.stick.away"


class StickWritable(StickError):
    text = "error.stick.writable"


class StickUnreadable(StickError):
    text = "error.stick.unreadable"
