"""What goes wrong on the way to the municipality's digital reception.

The one rule: whether it got something is never guessed: what certainly did not arrive and what may have are told apart.
"""

from kiosk.errors.tree import KioskError


class FiksError(KioskError):
    text = "error.fiks"


class FiksAway(FiksError):
    text = "error.fiks.away"


class FiksUncertain(FiksError):
    text = "error.fiks.uncertain"


class FiksBusy(FiksError):
    text = "error.fiks.busy"


class FiksRefused(FiksError):
    text = "error.fiks.refused"


class FiksGone(FiksError):
    text = "error.fiks.gone"


class SignInOver(FiksError):
    text = "error.fiks.sign_in"


class ReceptionClosed(FiksError):
    text = "error.fiks.closed"


class ReceptionPaused(FiksError):
    text = "error.fiks.paused"


class KeyForeign(FiksError):
    text = "error.fiks.key"


class PaperOnly(FiksError):
    text = "error.fiks.on_paper"
