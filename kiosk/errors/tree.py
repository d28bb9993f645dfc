"""The root of the error tree, and what goes wrong before any visit: settings, content, confinement.

The one rule: an error carries a text id that exists in every locale, and never what somebody typed.
"""

from collections.abc import Mapping
from types import MappingProxyType


class KioskError(Exception):
    """An expected failure. `text` is a text id; `values` fill its placeholders and are never answers."""

    text = "error.unknown"
    exit_code = 1
    """What the command ends with: a start that was refused can be told from a failure (EX_CONFIG of sysexits.h)."""

    def __init__(self, detail: str = "", *, text: str | None = None, **values: str) -> None:
        super().__init__(detail or text or self.text)
        self.text = text or self.text
        self.values: Mapping[str, str] = MappingProxyType(values)


class SettingsError(KioskError):
    text = "error.settings"


class FormError(KioskError):
    text = "error.form"


class LocaleError(KioskError):
    text = "error.locale"


class VisitError(KioskError):
    text = "error.visit"


class ConfinementError(KioskError):
    text = "error.confinement"
    exit_code = 78


class MemoryExposed(ConfinementError):
    text = "error.confinement.memory"
