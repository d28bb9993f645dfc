"""Why `scanimage` ended without a page.

The one rule: where its exit code and its words leave a doubt, the scanner failed.
"""

import re

from kiosk.errors import ScannerAway, ScannerBusy, ScannerEmpty, ScannerError, ScannerFailed, ScannerJammed, ScannerOpen

# SANE_Status (SANE Standard 1.06, 4.2.7), with which scanimage ends once the device is open.
STATUSES: dict[int, type[ScannerError]] = {3: ScannerBusy, 6: ScannerJammed, 7: ScannerEmpty, 8: ScannerOpen}
# What scanimage prints of those when it could not open the device, and ends with 1.
WORDS: tuple[tuple[str, type[ScannerError]], ...] = (
    ("Device busy", ScannerBusy),
    ("out of documents", ScannerEmpty),
    ("jammed", ScannerJammed),
    ("cover is open", ScannerOpen),
    ("open of device", ScannerAway),
    ("no SANE devices found", ScannerAway),
)
# "scanimage: sane_read: Document feeder jammed".
FAULT = re.compile(r"sane_(?:start|read): .*\n")


def has_told(told: str) -> bool:
    """Whether it said that the device failed, in a whole line."""
    return bool(FAULT.search(told))


def fault_of(code: int, told: str) -> ScannerError:
    """`code`: its exit code; `told`: what it printed as errors."""
    leaf = STATUSES.get(code) or next((leaf for word, leaf in WORDS if word in told), ScannerFailed)
    return leaf()
