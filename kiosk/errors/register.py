"""What goes wrong when the register is asked or told.

The one rule: a number that nobody knows and a code that does not fit are one and the same failure.
"""

from kiosk.errors.tree import KioskError


class RegisterError(KioskError):
    text = "error.register"


class GatewayUnreachable(RegisterError):
    text = "error.register.unreachable"


class GatewayRefused(RegisterError):
    text = "error.register.refused"


class NotKnown(RegisterError):
    text = "error.register.unknown"


class TooManyTries(RegisterError):
    text = "error.register.tries"
