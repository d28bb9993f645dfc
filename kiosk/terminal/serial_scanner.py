"""A scanner on a serial port: each code it reads is a line.

The one rule: what it reads is handed on and forgotten; a scanner that is not there is no fault of the visit.
"""

from collections.abc import Callable
from threading import Thread
from time import sleep

LONGEST = 5000
"""No QR code holds as much; what is longer is noise."""
WAIT = 0.5
"""Seconds between two looks whether the scanner is there."""


class SerialScanner:
    """`take` is called with each line, on a thread of its own, until the visit's process ends."""

    def __init__(self, port: str, take: Callable[[str], None]) -> None:
        self.port = port
        self.take = take

    def begin(self) -> None:
        """Listens, now or as soon as the scanner is there."""
        Thread(target=self._listen, name="scanner", daemon=True).start()

    def _listen(self) -> None:
        # Loaded here because few kiosks have such a scanner.
        from serial import Serial, SerialException

        while True:
            try:
                with Serial(self.port, timeout=WAIT, exclusive=True) as port:
                    kept = b""
                    while True:
                        kept = self.heard(kept + port.read(port.in_waiting or 1))
            except (SerialException, OSError):
                sleep(WAIT)

    def heard(self, given: bytes) -> bytes:
        """Hands on every whole line; what is left is the beginning of the next."""
        *lines, rest = given.replace(b"\r", b"\n").split(b"\n")
        for line in lines:
            # Printable ASCII and nothing else, which is all that our codes hold.
            if 0 < len(line) <= LONGEST and all(0x20 <= byte < 0x7F for byte in line):
                self.take(line.decode("ascii"))
        return rest[-LONGEST:]
