"""The terminal between two visits: put back as it was found, emptied with its scrollback, typed-ahead keys dropped.

The one rule: nothing the last person saw or typed is left on the terminal when the next one comes.
"""

import os
import select
import termios
from contextlib import suppress
from typing import Any

from kiosk.language.script import lines, width
from kiosk.language.words import Words

END_SYNCHRONIZED = "\x1b[?2026l"
MOUSE_OFF = "\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1015l"
REPORTS_OFF = "\x1b[?1004l\x1b[?2004l\x1b[?2048l\x1b[<u"
CLEAR = "\x1b[0m\x1b[H\x1b[2J\x1b[3J"
# Cleared before and after leaving the alternate screen, since some terminals keep what was on it.
RESET = END_SYNCHRONIZED + MOUSE_OFF + REPORTS_OFF + CLEAR + "\x1b[?1049l\x1b[8h\x1b]0;\x07" + CLEAR + "\x1b[?25h"
HIDE_CURSOR = "\x1b[?25l"
EXPLICIT_BIDI = "\x1b[8l"
# Where termios keeps the flags of line editing and echo.
LOCAL_FLAGS = 3
FALLBACK_SIZE = (80, 24)


class Console:
    """A terminal as it was when the kiosk started (descriptors); where there is none, nothing is done."""

    def __init__(self, keys: int = 0, screen: int = 1) -> None:
        self._keys = keys
        self._screen = screen
        self._terminal = os.isatty(keys) and os.isatty(screen)
        self._attributes: list[Any] = termios.tcgetattr(keys) if self._terminal else []

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows."""
        columns, rows = os.get_terminal_size(self._screen) if self._terminal else FALLBACK_SIZE
        return columns, rows

    def reset(self) -> None:
        """As it was found, and empty. A terminal that has been closed meanwhile needs nothing."""
        if self._terminal:
            with suppress(OSError, termios.error):
                termios.tcsetattr(self._keys, termios.TCSAFLUSH, self._attributes)
                self._write(RESET)

    def show(self, words: Words, *text_ids: str) -> None:
        """These texts in the middle of an otherwise empty screen."""
        if self._terminal:
            self._write(RESET + HIDE_CURSOR + EXPLICIT_BIDI + self._page(words, text_ids))

    def show_for(self, seconds: float, words: Words, *text_ids: str) -> None:
        """The same, until so many seconds have passed or a key is pressed; then an empty screen."""
        if self._terminal:
            self.show(words, *text_ids)
            self._wait(seconds)
        self.reset()

    def _page(self, words: Words, text_ids: tuple[str, ...]) -> str:
        columns, rows = os.get_terminal_size(self._screen)
        direction = words.language.direction
        page = [line for text_id in text_ids for line in ("", *lines(words(text_id), columns - 8, direction))]
        top = max(1, (rows - len(page)) // 2)
        placed = enumerate(page, start=top)
        return "".join(f"\x1b[{row};{max(1, (columns - width(line)) // 2)}H{line}" for row, line in placed)

    def _wait(self, seconds: float) -> None:
        quiet = list(self._attributes)
        quiet[LOCAL_FLAGS] &= ~(termios.ECHO | termios.ICANON)
        termios.tcsetattr(self._keys, termios.TCSAFLUSH, quiet)
        select.select([self._keys], [], [], seconds)

    def _write(self, text: str) -> None:
        os.write(self._screen, text.encode())
