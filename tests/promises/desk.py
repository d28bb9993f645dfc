"""A kiosk on a raw pseudo-terminal, for tests that flood and kill it: keys go in as fast as it takes them.

The one rule: everything is observed from outside: what it writes, which processes it has, how it leaves the terminal.
"""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from types import TracebackType
from typing import Any, Self

from kiosk.house import House
from kiosk.language.script import finish
from tests.processes import children, everybody, session_of
from tests.pty.terminal import ASKS_SYNCHRONIZED, CAN_SYNCHRONIZE, FRAME_ENDS, ROOT

KIOSK = (sys.executable, "-m", "kiosk")
# With which a visit takes the terminal: it wants to hear of the mouse.
TAKEN = b"\x1b[?1000h"
# A frame has so many bytes at least; the first may come before the terminal was asked whether it knows what a frame is.
A_SCREEN = 3000
# Where termios keeps the flags of line editing, echo and signals; before them stand those of input, output and control.
LOCAL_FLAGS = 3


class Desk:
    """`command` on a terminal of `size` (columns, rows). `said`: all it wrote; `found`: the attributes it was given.

    `log`: where its standard error goes, if not to the terminal.
    """

    def __init__(
        self,
        environment: Mapping[str, str],
        command: Sequence[str] = KIOSK,
        size: tuple[int, int] = (80, 24),
        log: int | None = None,
    ) -> None:
        self.keys, self._screen = pty.openpty()
        os.set_blocking(self.keys, False)
        self.resize(*size)
        self.found = self.attributes
        self.said = bytearray()
        self._process = subprocess.Popen(
            command,
            stdin=self._screen,
            stdout=self._screen,
            stderr=self._screen if log is None else log,
            cwd=ROOT,
            env={**environment, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"},
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - nothing else runs here yet
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        for pid in self.family():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self._process.wait()
        os.close(self.keys)
        os.close(self._screen)

    # ── the terminal ─────────────────────────────────────────────────────────

    @property
    def attributes(self) -> list[Any]:
        """As termios has them now."""
        return termios.tcgetattr(self.keys)

    def resize(self, columns: int, rows: int) -> None:
        """As when a window is pulled larger."""
        fcntl.ioctl(self.keys, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read(self, seconds: float) -> bytes:
        """What it writes within this time; nothing when it wrote nothing."""
        if not select.select([self.keys], [], [], seconds)[0]:
            return b""
        piece = os.read(self.keys, 1 << 16)
        self.said += piece
        if ASKS_SYNCHRONIZED in piece:
            self.press(CAN_SYNCHRONIZE.encode())
        return piece

    def press(self, typed: bytes, seconds: float = 30.0) -> None:
        """Types all of this, reading meanwhile. Raises AssertionError when it is not taken in time."""
        end = time.monotonic() + seconds
        while typed:
            assert time.monotonic() < end, f"it stopped taking keys before {typed[:40]!r}"
            ready, able, _ = select.select([self.keys], [self.keys], [], 1.0)
            if ready:
                self.read(0)
            if able:
                with suppress(BlockingIOError):
                    typed = typed[os.write(self.keys, typed) :]

    def until(self, seen: Callable[[], bool], what: str, seconds: float = 20.0) -> None:
        """Reads until it is so. Raises AssertionError when it never is."""
        end = time.monotonic() + seconds
        while not seen():
            assert time.monotonic() < end, f"never {what}; last it wrote {bytes(self.said[-600:])!r}"
            self.read(0.02)

    def until_said(self, text: bytes, since: int, seconds: float = 20.0) -> None:
        """Reads until these bytes were written after that position in `said`."""
        self.until(lambda: self.said.find(text, since) >= 0, f"wrote {text!r}", seconds)

    def until_frame(self, since: int, seconds: float = 20.0) -> None:
        """Reads until a whole frame was drawn after that position."""
        self.until_said(FRAME_ENDS, since, seconds)

    def until_quiet(self, quiet: float = 0.3, seconds: float = 60.0) -> None:
        """Reads until it wrote nothing for so long."""
        end = time.monotonic() + seconds
        while self.read(quiet):
            assert time.monotonic() < end, "it never stopped writing"

    def until_resting(self, since: int = 0) -> int:
        """Waits for the first frame of a visit that began after that position; the process of that visit."""
        self.until_drawn(since)
        return self.visit

    def until_drawn(self, since: int = 0) -> None:
        """Waits for the first frame of a visit that began after that position."""
        self.until_said(TAKEN, since, 30)
        at = self.said.find(TAKEN, since)
        self.until(lambda: FRAME_ENDS in self.said[at:] or len(self.said) - at > A_SCREEN, "drew")
        self.until_quiet(0.02)

    @property
    def is_in_alternate_screen(self) -> bool:
        return self._last(b"\x1b[?1049h", b"\x1b[?1049l")

    @property
    def is_without_cursor(self) -> bool:
        return self._last(b"\x1b[?25l", b"\x1b[?25h")

    @property
    def listens_to_more_than_keys(self) -> bool:
        """To the mouse, to focus, or to pastes as such."""
        modes = (b"1000", b"1002", b"1003", b"1004", b"1006", b"2004", b"2048")
        return any(self._last(b"\x1b[?%bh" % mode, b"\x1b[?%bl" % mode) for mode in modes)

    def _last(self, on: bytes, off: bytes) -> bool:
        return self.said.rfind(on) > self.said.rfind(off)

    # ── the processes ────────────────────────────────────────────────────────

    @property
    def id(self) -> int:
        """The kiosk, which lives on from visit to visit."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    @property
    def visit(self) -> int:
        """The process of the present visit. What lends it a voice has a session of its own, as companions have."""
        self.until(lambda: len(self._visits) == 1, "one visit")
        return self._visits[0]

    @property
    def _visits(self) -> list[int]:
        return [child for child in children(self.id) if session_of(child) == self.id]

    def family(self) -> list[int]:
        """Every process of this terminal's session that has not ended."""
        return [pid for pid in everybody() if session_of(pid) == self.id]

    def stop(self) -> int:
        """As the system stops a service; the exit code."""
        os.kill(self.id, signal.SIGTERM)
        end = time.monotonic() + 20
        while self.is_alive:
            assert time.monotonic() < end, "it never stopped"
            self.read(0.02)
        while self.read(0.02):
            pass
        return self._process.wait()


def apologies(house: House) -> list[bytes]:
    """What the kiosk writes after a crash, in every language, as it is written."""
    said = [house.library.words(code) for code in house.settings.languages]
    return [finish(words("crash.title"), words.language.direction).encode() for words in said]
