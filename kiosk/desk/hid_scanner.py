"""A scanner in HID-POS mode: it sends reports of 64 bytes, several of them for a long code.

The one rule: a report of another shape ends the code it stands in; nothing is guessed. The shape is the one that
makers' manuals give for "scanned data" (HID Point of Sale Usage Tables 1.02, page 0x8C): the number 2, how many bytes,
three bytes of symbology, 56 bytes of data, two more of symbology, and in the last byte whether more follows.
"""

import os
from collections.abc import Iterator
from select import select

from kiosk.desk.scanner import LONGEST, WAIT, Scanner

REPORT, SCANNED, MOST = 64, 2, 56
FIRST, LAST = 5, 63
MORE = 0b1


class HidScanner(Scanner):
    """Listens at a hidraw device instead of a serial port."""

    def attend(self) -> None:
        device = os.open(self._port, os.O_RDONLY | os.O_NONBLOCK)
        try:
            self._say(True)
            self._read_reports(device)
        finally:
            os.close(device)

    def _read_reports(self, device: int) -> None:
        """Every code until told to stop. Raises OSError when the scanner is gone."""
        reports = Reports()
        while not self._ended.is_set():
            if not select([device], [], [], WAIT)[0]:
                continue
            report = os.read(device, REPORT)
            if not report:
                raise OSError("the scanner is gone")
            for text in reports.feed(report):
                self._take(text)


class Reports:
    """Puts codes together from reports as they come. Noise and what is longer than any code are dropped."""

    def __init__(self) -> None:
        self._code = bytearray()

    def feed(self, report: bytes) -> Iterator[str]:
        """The code that ends in this report, if one does."""
        if len(report) != REPORT or report[0] != SCANNED or report[1] > MOST:
            self._code.clear()
            return
        self._code += report[FIRST : FIRST + report[1]]
        if report[LAST] & MORE and len(self._code) <= LONGEST:
            return
        # Most scanners are set to end a code as a keyboard would.
        code = bytes(self._code).rstrip(b"\r\n")
        self._code.clear()
        if 0 < len(code) <= LONGEST and all(0x20 <= byte < 0x7F for byte in code):
            yield code.decode("ascii")


def scanner_at(port: str) -> type[Scanner]:
    """What listens at a device of this name: /dev/hidraw0 and its like are no serial ports."""
    return HidScanner if os.path.basename(port).startswith("hidraw") else Scanner  # noqa: PTH119
