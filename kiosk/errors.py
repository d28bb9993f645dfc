"""The error tree. Every leaf carries a text id that exists in every locale; none carries an answer.

    KioskError
    ├── SettingsError        the settings file or environment is wrong
    ├── FormError            a form definition is wrong (carries its Faults)
    ├── LocaleError          a catalogue is wrong or absent
    ├── VisitError           a scripted visit does not fit the form
    ├── ConfinementError     the kernel would not confine the visit
    │   └── MemoryExposed    a visit's memory could reach a disk, which the settings forbid
    ├── RegisterError        the register could not be asked or told
    │   ├── GatewayUnreachable
    │   ├── GatewayRefused   this machine's key is unknown, revoked, or may not do this
    │   ├── NotKnown         no such reference, or not its code: never told which
    │   └── TooManyTries     wrong codes: wait before the next
    ├── FiksError            the municipality's digital reception could not be used
    │   ├── FiksAway         it does not answer, and got nothing
    │   ├── FiksUncertain    it vanished after it was told, or answers with nonsense: it may be there
    │   ├── FiksBusy         too many ask: wait before the next (`seconds`)
    │   ├── FiksRefused      it answers no, and will again
    │   ├── FiksGone         the case is no longer there
    │   ├── SignInOver       who applies is no longer signed in, or may not do this
    │   ├── ReceptionClosed  this municipality receives nothing digitally
    │   ├── ReceptionPaused  it receives nothing digitally just now
    │   ├── KeyForeign       the key that was offered is not one to seal to
    │   └── PaperOnly        this application may not be sent digitally, or is too large for it
    ├── SignInError          a sign-in on a phone came to nothing
    │   ├── SealBroken       what the gateway handed over was not sealed for this visit
    │   ├── ProviderAway     the provider does not answer, or not as one
    │   ├── ProviderRefused  it says no, or what it says of the applicant does not hold
    │   ├── LevelTooLow      the applicant signed in with too weak an eID
    │   └── SignInCancelled  the applicant did not go through with it
    ├── SheetError           a data sheet could not be read
    │   ├── SheetForeign     the code is none of ours
    │   ├── SheetMixed       codes of two applications, or of two printings of one
    │   ├── SheetDamaged     the codes do not fit together: one was misread, or they were cut short
    │   ├── SheetTooLarge    more than any application needs
    │   ├── SheetUnknown     of a form, a version or a format nobody here has a table for
    │   ├── SheetForged      the signature is not that of these answers
    │   ├── SignerUnknown    signed by a kiosk this machine does not know
    │   └── SheetLocked      encrypted, and the key that opens it is not to be had here
    ├── CaseError            an application could not be taken in or handed over at the desk
    │   ├── ScanUnreadable   a file that is no scan, or more than anybody scans
    │   ├── FolderClosed     the case system's folder is gone, full or not to be written to
    │   ├── OtherThere       another application lies there under this reference
    │   ├── EndpointAway     the case system's endpoint does not answer
    │   ├── EndpointRefused  it answers no
    │   ├── EndpointUncertain  it vanished after it was told: the case may be there
    │   └── ByHandOnly       no machine may hand this over
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
