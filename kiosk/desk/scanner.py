"""A scanner on a serial port: each line it sends, whenever it comes.

The one rule: a scanner may be unplugged at any moment; the desk is told, and it goes on when it is back.
"""

from collections.abc import Callable, Iterator
from threading import Event, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from serial import Serial

# The largest QR code there is, version 40-L, holds 4,296 characters.
LONGEST = 4400
# Seconds a read waits, and so the longest that a stop does.
WAIT = 0.2
# Seconds a stop waits for a thread that may itself be waiting for whoever stops it.
ENDING = 2.0
LINE_ENDS = b"\r\n"


class Scanner:
    """Listens on `port`, on a thread of its own, which calls `take` with each line and `tell` with is_there."""

    def __init__(
        self,
        port: str,
        take: Callable[[str], None],
        tell: Callable[[bool], None] = lambda _is_there: None,
        pause: float = 1.0,
    ) -> None:
        self._port = port
        self._take = take
        self._tell = tell
        self._pause = pause
        self._ended = Event()
        self._thread: Thread | None = None
        self._is_there: bool | None = None

    def start(self) -> None:
        """Begins to listen; the scanner need not be there yet."""
        if self._thread is None:
            self._ended.clear()
            self._thread = Thread(target=self._listen, name="scanner", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Ends the thread and lets go of the port. Harmless before `start` and again."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join(ENDING)
            self._thread = None

    def _listen(self) -> None:
        """Attends to the scanner until it is gone, and tries again."""
        while not self._ended.is_set():
            try:
                self.attend()
            except OSError:
                self._say(False)
            self._ended.wait(self._pause)

    def attend(self) -> None:
        """Opens the port and reads until told to stop. Raises OSError when the scanner is gone or not there."""
        # Loaded here because a desk without a serial scanner does without it.
        from serial import Serial

        with Serial(self._port, timeout=WAIT, exclusive=True) as port:
            self._say(True)
            self._read(port)

    def _read(self, port: "Serial") -> None:
        """Every line until told to stop. Raises OSError when the scanner is gone, as pyserial's SerialException is."""
        lines = Lines()
        while not self._ended.is_set():
            for line in lines.feed(port.read(port.in_waiting or 1)):
                self._take(line)

    def _say(self, is_there: bool) -> None:
        """Tells a change, and what it is at first."""
        if is_there is not self._is_there:
            self._is_there = is_there
            self._tell(is_there)


class Lines:
    """Puts lines together from bytes as they come. Noise, empty lines and what is longer than any code are dropped."""

    def __init__(self) -> None:
        self._line = bytearray()
        self._is_too_long = False

    def feed(self, given: bytes) -> Iterator[str]:
        """The lines that end in these bytes."""
        for byte in given:
            if byte in LINE_ENDS:
                yield from self._end()
            elif len(self._line) < LONGEST:
                self._line.append(byte)
            else:
                self._is_too_long = True

    def _end(self) -> Iterator[str]:
        line, is_too_long = bytes(self._line), self._is_too_long
        self._line.clear()
        self._is_too_long = False
        is_readable = all(0x20 <= byte < 0x7F for byte in line)
        if line and is_readable and not is_too_long:
            yield line.decode("ascii")
