"""A program on a real pseudo-terminal: keys go in as a keyboard sends them, the screen is read as a terminal shows it.

The one rule: nothing is slept through; every step waits until the screen shows what it should, and says so if not.
"""

import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pexpect

from kiosk.language.pictogram import Cells
from tests.pty.screen import Screen, Stream

ROOT = Path(__file__).parents[2]
COLUMNS, ROWS = 120, 40
KEYS = {"enter": "\r", "tab": "\t", "right": "\x1b[C", "left": "\x1b[D", "down": "\x1b[B", "up": "\x1b[A"}
# What a terminal of today answers when asked whether it can show a frame all at once; the end of such a frame.
ASKS_SYNCHRONIZED, CAN_SYNCHRONIZE = b"\x1b[?2026$p", "\x1b[?2026;2$y"
FRAME_BEGINS, FRAME_ENDS = b"\x1b[?2026h", b"\x1b[?2026l"
# A frame comes in at most so many pieces.
FEW = 16
# Private sequences say how the terminal behaves, not what it shows; pyte would print some of them.
PRIVATE = re.compile(rb"\x1b\[[<>=?][0-9;]*\$?[a-zA-Z]")
UNFINISHED = re.compile(rb"\x1b(\[[<>=?]?[0-9;]*\$?)?$")


class Terminal:
    """`command` on a terminal of 120×40. `received`: every piece of output with the moment it came."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], cells: Cells) -> None:
        self.cells = cells
        self.received: list[tuple[float, bytes]] = []
        self.screen = Screen(COLUMNS, ROWS)
        self._stream = Stream(self.screen)
        self._rest = b""
        terminal = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        self.process = pexpect.spawn(
            command[0], list(command[1:]), env={**environment, **terminal}, cwd=str(ROOT), dimensions=(ROWS, COLUMNS)
        )
        self.process.delaybeforesend = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        try:
            self.process.close(force=True)
        except pexpect.ExceptionPexpect:
            # It was killed, and a busy machine takes its time.
            self.process.ptyproc.wait()

    @property
    def lines(self) -> list[str]:
        """What the terminal shows now, row by row."""
        return self.screen.display

    def press(self, key: str) -> float:
        """One key; the moment it was pressed."""
        pressed = time.perf_counter()
        self.process.send(KEYS.get(key, key))
        return pressed

    def read(self, seconds: float) -> bytes:
        """Output as it comes, kept with its moment and not yet shown; nothing when none came in time."""
        try:
            piece: bytes = self.process.read_nonblocking(65536, seconds)
        except pexpect.TIMEOUT:
            return b""
        self.received.append((time.perf_counter(), piece))
        if ASKS_SYNCHRONIZED in piece:
            self.process.send(CAN_SYNCHRONIZE)
        return piece

    def show(self, piece: bytes) -> None:
        """Puts output on the screen; a sequence that came in two pieces waits for its second."""
        data = self._rest + piece
        cut = UNFINISHED.search(data)
        self._rest = data[cut.start() :] if cut else b""
        self._stream.feed(PRIVATE.sub(b"", data[: cut.start()] if cut else data))

    def until(self, seen: Callable[[], bool], what: str, seconds: float = 20.0) -> None:
        """Reads until it is seen. Raises AssertionError with the screen when it never is."""
        end = time.monotonic() + seconds
        while not seen():
            if time.monotonic() > end:
                raise AssertionError(f"the terminal never showed {what!r}, but:\n" + "\n".join(self.lines))
            try:
                self.show(self.read(0.2))
            except pexpect.EOF:
                raise AssertionError(f"it ended before it showed {what!r}:\n" + "\n".join(self.lines)) from None

    def until_shown(self, text: str, seconds: float = 20.0) -> None:
        """Waits for a text, in ordinary letters or in large ones."""
        ways = list(self.ways_to_show(text))
        self.until(lambda: self._shows_any(ways), text, seconds)

    def until_quiet(self, quiet: float = 0.05, seconds: float = 5.0) -> list[tuple[float, bytes]]:
        """Reads, without showing, until so long nothing came and no frame is half here; what came, with its moments."""
        before, end = len(self.received), time.monotonic() + seconds
        while (self.read(quiet) or is_in_a_frame(self.last)) and time.monotonic() < end:
            pass
        return self.received[before:]

    @property
    def last(self) -> bytes:
        """What came last, a frame of it at least."""
        return b"".join(piece for _, piece in self.received[-FEW:])

    def until_ended(self, seconds: float = 20.0) -> int:
        """Reads to the end; the exit code, or minus the signal."""
        end = time.monotonic() + seconds
        try:
            while time.monotonic() < end:
                self.show(self.read(0.2))
            raise AssertionError("it never ended, but showed:\n" + "\n".join(self.lines))
        except pexpect.EOF:
            self.process.close()
            status: Any = self.process.exitstatus
            return -int(self.process.signalstatus) if status is None else int(status)

    def shows(self, text: str, lines: list[str] | None = None) -> bool:
        """Whether a text is on the screen, or was on one, in ordinary letters or in large ones."""
        return self._shows_any(list(self.ways_to_show(text)), lines)

    def shows_block(self, rows: Sequence[str]) -> bool:
        """Whether these rows stand one beneath the other on the screen."""
        return stands_in(rows, self.lines)

    def shows_plain(self, text: str) -> bool:
        """Whether a text is on the screen in ordinary letters."""
        return any(text in line for line in self.lines)

    def ways_to_show(self, text: str) -> Iterator[tuple[tuple[str, ...], ...]]:
        """Blocks of rows the text may be drawn as: ordinary or large, on one line or on two."""
        words = text.split(" ")
        for cut in range(len(words)):
            parts = [part for part in (" ".join(words[:cut]), " ".join(words[cut:])) if part]
            yield tuple((part,) for part in parts)
            for scale in (3, 2):
                large = [self.cells.large(part, scale, "ltr") for part in parts]
                if all(large):
                    yield tuple(rows for rows in large if rows)

    def _shows_any(self, ways: Sequence[tuple[tuple[str, ...], ...]], lines: list[str] | None = None) -> bool:
        lines = lines or self.lines
        return any(stands_in([row for block in way for row in block], lines) for way in ways)


def is_in_a_frame(piece: bytes) -> bool:
    """Whether the end of a frame is still to come: a busy machine may stop in the middle of one."""
    return piece.rfind(FRAME_BEGINS) > piece.rfind(FRAME_ENDS)


def stands_in(rows: Sequence[str], lines: Sequence[str]) -> bool:
    """Whether these rows stand one beneath the other somewhere in the lines."""
    stripped = [row.strip() for row in rows]
    return any(
        all(row in line for row, line in zip(stripped, lines[top:], strict=False))
        for top in range(len(lines) - len(rows) + 1)
    )
