"""How an eSCL scanner is (ScannerStatus), and which fault that is.

The one rule: a word nobody here knows is no fault; whether a scan succeeds is then found by scanning.
"""

from dataclasses import dataclass

from kiosk.documents.scanner.scanner import Bed
from kiosk.documents.scanner.tree import read_tree, text_of
from kiosk.errors import ScannerBusy, ScannerEmpty, ScannerError, ScannerFailed, ScannerJammed, ScannerOpen

# AdfState of Mopria's eSCL specification. A feeder that caught two pages is cleared as a jam is.
FEEDER: dict[str, type[ScannerError]] = {
    "ScannerAdfJam": ScannerJammed,
    "ScannerAdfMispick": ScannerJammed,
    "ScannerAdfMultipickDetected": ScannerJammed,
    "ScannerAdfDuplexPageTooShort": ScannerJammed,
    "ScannerAdfDuplexPageTooLong": ScannerJammed,
    "ScannerAdfInputTrayFailed": ScannerFailed,
    "ScannerAdfInputTrayOverloaded": ScannerJammed,
    "ScannerAdfHatchOpen": ScannerOpen,
    "ScannerAdfDoorOpen": ScannerOpen,
}
LOADED, EMPTY = "ScannerAdfLoaded", "ScannerAdfEmpty"
# printer-state-reasons of the PWG, which StateReason carries; a keyword may end in -error or -warning.
REASONS: tuple[tuple[str, type[ScannerError]], ...] = (
    ("mediajam", ScannerJammed), ("coveropen", ScannerOpen), ("dooropen", ScannerOpen), ("interlockopen", ScannerOpen),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Status:
    """`state`, `feeder`: as it wrote them; `reasons`: in small letters, without hyphens."""

    state: str
    feeder: str = ""
    reasons: tuple[str, ...] = ()

    @property
    def loaded(self) -> bool | None:
        """Whether a page lies in the feeder; None: it does not say."""
        return {LOADED: True, EMPTY: False}.get(self.feeder)

    @property
    def is_feeder_stuck(self) -> bool:
        """Whether somebody must see to the feeder, in which pages were laid."""
        return self.feeder in FEEDER

    @property
    def is_busy(self) -> bool:
        """Whether it scans for somebody, or gets ready."""
        return self.state in ("Processing", "Testing")

    @property
    def has_stopped(self) -> bool:
        """Whether it scans nothing, from no bed."""
        return self.state in ("Stopped", "Down")

    def fault(self, bed: Bed) -> ScannerError | None:
        """Why a scan from there would fail, or has failed, as far as it says."""
        if self.is_feeder_stuck and (bed == "feeder" or self.has_stopped):
            return FEEDER[self.feeder]()
        told = next((leaf for reason in self.reasons for word, leaf in REASONS if reason.startswith(word)), None)
        if told:
            return told()
        if bed == "feeder" and self.feeder == EMPTY:
            return ScannerEmpty()
        if self.has_stopped:
            return ScannerFailed("it has stopped")
        return ScannerBusy() if self.is_busy else None


def read_status(octets: bytes) -> Status:
    """Raises ScannerFailed for what is no status."""
    root = read_tree(octets)
    state = text_of(root, "State")
    if not state:
        raise ScannerFailed("it does not say how it is")
    reasons = root.findall("StateReasons/StateReason")
    told = tuple((each.text or "").strip().lower().replace("-", "") for each in reasons)
    return Status(state, text_of(root, "AdfState"), told)
