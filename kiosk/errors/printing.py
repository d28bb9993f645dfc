"""What goes wrong when pages are made or printed.

The one rule: whether pages may have come out is told apart from that they certainly did not.
"""

from kiosk.errors.tree import KioskError


class PrintError(KioskError):
    text = "error.print"


class PrinterUnreachable(PrintError):
    text = "error.print.unreachable"


class PrinterStopped(PrintError):
    text = "error.print.stopped"


class JobRejected(PrintError):
    text = "error.print.rejected"


class JobUncertain(PrintError):
    text = "error.print.uncertain"
