"""What goes wrong when somebody signs in on a phone.

The one rule: nothing of who tried to sign in stands in it.
"""

from kiosk.errors.tree import KioskError


class SignInError(KioskError):
    text = "error.signin"


class SealBroken(SignInError):
    text = "error.signin.seal"


class ProviderAway(SignInError):
    text = "error.signin.away"


class ProviderRefused(SignInError):
    text = "error.signin.refused"


class LevelTooLow(SignInError):
    text = "error.signin.level"


class SignInCancelled(SignInError):
    text = "error.signin.cancelled"
