"""The error tree. Every leaf carries a text id that exists in every locale; none carries an answer.

    KioskError
    ├── SettingsError        the settings file or environment is wrong
    ├── FormError            a form definition is wrong (carries its Faults)
    ├── LocaleError          a catalogue is wrong or absent
    ├── VisitError           a scripted visit does not fit the form
    ├── ConfinementError     the kernel would not confine the visit
    │   └── MemoryExposed    a visit's memory could reach a disk, which the settings forbid
    └── PrintError           a page could not be made or printed
        ├── PrinterUnreachable
        ├── PrinterStopped   paper out, jam, cover open: somebody must touch the printer
        ├── JobRejected      the printer refuses the document or the job
        └── JobUncertain     the printer vanished after the job was sent: it may still come out

The one rule: what a person typed never stands in an error, so that no log and no screen can show it.
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
