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
    ├── DocumentError        what was taken in is no document that can be used
    │   ├── DocumentForeign  of a kind nobody here can show
    │   ├── DocumentBroken   it cannot be read, or not within reason
    │   ├── DocumentLocked   it takes a password
    │   ├── DocumentTooLarge  more bytes, dots or pages than a document has
    │   └── DocumentsFull    no more fit into one application
    ├── ScannerError         a page could not be scanned
    │   ├── ScannerAway      it does not answer
    │   ├── ScannerBusy      somebody else scans
    │   ├── ScannerEmpty     no page lies in its feeder
    │   ├── ScannerJammed    a page is stuck
    │   ├── ScannerOpen      a cover is open
    │   └── ScannerFailed    it says that it cannot, or gives nonsense
    ├── StickError           a stick could not be read
    │   ├── StickAway        none is plugged in, or it was pulled out
    │   ├── StickWritable    it was opened so that it could be written to: not read at all
    │   └── StickUnreadable  nobody here can read it
    └── PrintError           a page could not be made or printed
        ├── PrinterUnreachable
        ├── PrinterStopped   paper out, jam, cover open: somebody must touch the printer
        ├── JobRejected      the printer refuses the document or the job
        └── JobUncertain     the printer vanished after the job was sent: it may still come out

The one rule: what a person typed never stands in an error, so that no log and no screen can show it.
"""

from kiosk.errors.cases import (
    ByHandOnly,
    CaseError,
    EndpointAway,
    EndpointRefused,
    EndpointUncertain,
    FolderClosed,
    OtherThere,
    ScanUnreadable,
)
from kiosk.errors.documents import (
    DocumentBroken,
    DocumentError,
    DocumentForeign,
    DocumentLocked,
    DocumentsFull,
    DocumentTooLarge,
    ScannerAway,
    ScannerBusy,
    ScannerEmpty,
    ScannerError,
    ScannerFailed,
    ScannerJammed,
    ScannerOpen,
    StickAway,
    StickError,
    StickUnreadable,
    StickWritable,
)
from kiosk.errors.fiks import (
    FiksAway,
    FiksBusy,
    FiksError,
    FiksGone,
    FiksRefused,
    FiksUncertain,
    KeyForeign,
    PaperOnly,
    ReceptionClosed,
    ReceptionPaused,
    SignInOver,
)
from kiosk.errors.printing import JobRejected, JobUncertain, PrintError, PrinterStopped, PrinterUnreachable
from kiosk.errors.register import GatewayRefused, GatewayUnreachable, NotKnown, RegisterError, TooManyTries
from kiosk.errors.sheets import (
    SheetDamaged,
    SheetError,
    SheetForeign,
    SheetForged,
    SheetLocked,
    SheetMixed,
    SheetTooLarge,
    SheetUnknown,
    SignerUnknown,
)
from kiosk.errors.signin import LevelTooLow, ProviderAway, ProviderRefused, SealBroken, SignInCancelled, SignInError
from kiosk.errors.tree import (
    ConfinementError,
    FormError,
    KioskError,
    LocaleError,
    MemoryExposed,
    SettingsError,
    VisitError,
)

__all__ = [
    "ByHandOnly",
    "CaseError",
    "ConfinementError",
    "DocumentBroken",
    "DocumentError",
    "DocumentForeign",
    "DocumentLocked",
    "DocumentTooLarge",
    "DocumentsFull",
    "EndpointAway",
    "EndpointRefused",
    "EndpointUncertain",
    "FiksAway",
    "FiksBusy",
    "FiksError",
    "FiksGone",
    "FiksRefused",
    "FiksUncertain",
    "FolderClosed",
    "FormError",
    "GatewayRefused",
    "GatewayUnreachable",
    "JobRejected",
    "JobUncertain",
    "KeyForeign",
    "KioskError",
    "LevelTooLow",
    "LocaleError",
    "MemoryExposed",
    "NotKnown",
    "OtherThere",
    "PaperOnly",
    "PrintError",
    "PrinterStopped",
    "PrinterUnreachable",
    "ProviderAway",
    "ProviderRefused",
    "ReceptionClosed",
    "ReceptionPaused",
    "RegisterError",
    "ScanUnreadable",
    "ScannerAway",
    "ScannerBusy",
    "ScannerEmpty",
    "ScannerError",
    "ScannerFailed",
    "ScannerJammed",
    "ScannerOpen",
    "SealBroken",
    "SettingsError",
    "SheetDamaged",
    "SheetError",
    "SheetForeign",
    "SheetForged",
    "SheetLocked",
    "SheetMixed",
    "SheetTooLarge",
    "SheetUnknown",
    "SignInCancelled",
    "SignInError",
    "SignInOver",
    "SignerUnknown",
    "StickAway",
    "StickError",
    "StickUnreadable",
    "StickWritable",
    "TooManyTries",
    "VisitError",
]
