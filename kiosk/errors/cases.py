"""What goes wrong at the desk with a scan, a case or where it is handed over.

The one rule: what may lie there already is never told as if it did not.
"""

from kiosk.errors.tree import KioskError


class CaseError(KioskError):
    text = "error.case"


class ScanUnreadable(CaseError):
    text = "error.case.scan"


class FolderClosed(CaseError):
    text = "error.case.folder"


class OtherThere(CaseError):
    text = "error.case.other"


class EndpointAway(CaseError):
    text = "error.case.away"


class EndpointRefused(CaseError):
    text = "error.case.refused"


class EndpointUncertain(CaseError):
    text = "error.case.uncertain"


class ByHandOnly(CaseError):
    text = "error.case.hand"
