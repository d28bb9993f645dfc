"""The terminal between two visits: put back as it was found, emptied with its scrollback, typed-ahead keys dropped.

The one rule: nothing the last person saw or typed is left on the terminal when the next one comes.
"""

import os
import select
import termios
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from kiosk.language.script import lines, width
from kiosk.language.words import Words

END_SYNCHRONIZED = "\x1b[?2026l"
MOUSE_OFF = "\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1005l\x1b[?1006l\x1b[?1015l\x1b[?1016l"
# Focus, bracketed paste, sizes and colour schemes; then the keys as kitty and as xterm would tell them otherwise.
REPORTS_OFF = "\x1b[?1004l\x1b[?2004l\x1b[?2048l\x1b[?2031l\x1b[<u\x1b[=0u\x1b[>4m"
LINK_CLOSED = "\x1b]8;;\x1b\\"
# What a title was before is kept on a stack of ten: emptied, so that no key of the terminal's brings one back.
NO_TITLE = "\x1b[23;0t" * 10 + "\x1b]0;\x07"
# Palette, letters, background, cursor, selection.
COLOURS = "\x1b]104\x07\x1b]110\x07\x1b]111\x07\x1b]112\x07\x1b]117\x07\x1b]119\x07"
# A soft reset, and by name what some terminals leave out of it: margins, origin, insertion, keypad, letters, wrapping.
SOFT_RESET = "\x1b[!p\x1b[r\x1b[?6l\x1b[4l\x1b[?1l\x1b>\x1b(B\x1b)B\x0f\x1b[?7h\x1b[0 q"
CLEAR = "\x1b[0m\x1b[H\x1b[2J\x1b[3J"
# Each of the two screens has its own: entered, cleared and left again, whichever a visit was on when it ended.
ALTERNATE = "\x1b[?1049h" + REPORTS_OFF + CLEAR + "\x1b[?1049l"
# Old terminals show a letter of what they do not know: it is cleared last.
RESET = (
    END_SYNCHRONIZED + MOUSE_OFF + REPORTS_OFF + LINK_CLOSED + CLEAR + ALTERNATE + NO_TITLE + COLOURS + SOFT_RESET
    + "\x1b[8h" + CLEAR + "\x1b[?25h"
)  # fmt: skip
# Clipboard and selection (OSC 52): neither is base64, which empties them.
NO_CLIPBOARD = "\x1b]52;c;!\x1b\\\x1b]52;p;!\x1b\\"
HIDE_CURSOR = "\x1b[?25l"
EXPLICIT_BIDI = "\x1b[8l"
# Where termios keeps the flags of input, and those of line editing and echo.
INPUT_FLAGS, LOCAL_FLAGS = 0, 3
FALLBACK_SIZE = (80, 24)


class Console:
    """A terminal as it was when the kiosk started (descriptors); where there is none, nothing is done.

    `empties_clipboard`: after a visit the terminal's is empty, which only nobody misses where all is the kiosk's.
    """

    def __init__(self, keys: int = 0, screen: int = 1, *, empties_clipboard: bool = False) -> None:
        self._keys = keys
        self._screen = screen
        self._reset = (NO_CLIPBOARD if empties_clipboard else "") + RESET
        self._terminal = os.isatty(keys) and os.isatty(screen)
        self._attributes: list[Any] = termios.tcgetattr(keys) if self._terminal else []
        self._between = self._attributes

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows."""
        columns, rows = os.get_terminal_size(self._screen) if self._terminal else FALLBACK_SIZE
        return columns, rows

    @property
    def is_gone(self) -> bool:
        """Whether there was a terminal and somebody closed it: then no visit can be seen any more."""
        return self._terminal and has_hung_up(self._keys)

    def hush(self, *, keep_signals: bool = False) -> None:
        """From now on keys between visits are not shown, stop no output and, unless these are kept, send no signal.

        Ctrl+Z or Ctrl+\\ in the moment before a screen takes the terminal would stop or end what they reach.
        """
        if self._terminal:
            self._between = list(self._attributes)
            self._between[INPUT_FLAGS] &= ~termios.IXON
            self._between[LOCAL_FLAGS] &= ~(termios.ECHO | termios.ICANON | (0 if keep_signals else termios.ISIG))
            termios.tcsetattr(self._keys, termios.TCSAFLUSH, self._between)

    def give_back(self) -> None:
        """As it was found, for whoever uses it next."""
        self._between = self._attributes
        self.reset()

    def reset(self) -> None:
        """As it was found or hushed, and empty. A terminal that has been closed meanwhile needs nothing."""
        if self._terminal:
            with suppress(OSError, termios.error):
                termios.tcsetattr(self._keys, termios.TCSAFLUSH, self._between)
                self._write(self._reset)

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

    @contextmanager
    def lent(self) -> Iterator[None]:
        """Empty, to a program that only shows something: no key is echoed, and none interrupts it or the kiosk."""
        self.reset()
        if self._terminal:
            deaf = list(self._attributes)
            deaf[LOCAL_FLAGS] &= ~(termios.ECHO | termios.ICANON | termios.ISIG)
            termios.tcsetattr(self._keys, termios.TCSAFLUSH, deaf)
        try:
            yield
        finally:
            self.reset()

    def wait(self, seconds: float) -> None:
        """For a key, and not longer than this."""
        if self._terminal:
            termios.tcflush(self._keys, termios.TCIFLUSH)
            select.select([self._keys], [], [], seconds)

    def _page(self, words: Words, text_ids: tuple[str, ...]) -> str:
        columns, rows = os.get_terminal_size(self._screen)
        direction = words.language.direction
        page = [line for text_id in text_ids for line in ("", *lines(words(text_id), columns - 8, direction))]
        top = max(1, (rows - len(page)) // 2)
        placed = enumerate(page, start=top)
        return "".join(f"\x1b[{row};{max(1, (columns - width(line)) // 2)}H{line}" for row, line in placed)

    def _wait(self, seconds: float) -> None:
        quiet = list(self._between)
        quiet[LOCAL_FLAGS] &= ~(termios.ECHO | termios.ICANON)
        termios.tcsetattr(self._keys, termios.TCSAFLUSH, quiet)
        select.select([self._keys], [], [], seconds)

    def _write(self, text: str) -> None:
        os.write(self._screen, text.encode())


def has_hung_up(descriptor: int) -> bool:
    """Whether the terminal there was closed: it gives nothing for ever after, without a word of it."""
    look = select.poll()
    look.register(descriptor, 0)
    return any(event & select.POLLHUP for _, event in look.poll(0))
