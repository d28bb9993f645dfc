"""Textual's own doors, shut: palette, clipboard, pictures of the screen, files, links, tracebacks with answers in them.

The one rule: answers leave the screens only by what the screens offer. Textual's private names below
are guarded by the pinned version and tests/terminal/test_lockdown.py.
"""

import sys
from typing import Any, ClassVar, TypeVar

from rich.text import Text
from textual.app import App

ReturnType = TypeVar("ReturnType")
EXPLICIT_BIDI, IMPLICIT_BIDI = "\x1b[8l", "\x1b[8h"
# Screen, then scrollback, then home: nothing can be scrolled back to.
CLEAR = "\x1b[2J\x1b[3J\x1b[H"


class ShutApp(App[ReturnType], inherit_bindings=False):
    """An app with answers on its screens. `failure` is the error that ended it, if one did."""

    ENABLE_COMMAND_PALETTE = False
    COMMANDS: ClassVar[set[Any]] = set()
    ALLOW_SELECT = False
    ESCAPE_TO_MINIMIZE = False

    failure: BaseException | None = None

    def apology(self) -> list[str]:
        """Finished lines shown after a crash. Never says what happened."""
        return []

    def take_terminal(self) -> None:
        """We reorder lines ourselves, so the terminal must not."""
        self.write(EXPLICIT_BIDI)

    def leave_terminal(self) -> None:
        """Empty, with its scrollback, and reordering lines again as it did before."""
        self.write(CLEAR + IMPLICIT_BIDI)

    def write(self, sequence: str) -> None:
        """Sends a control sequence to the terminal, where there is one."""
        if self._driver is not None:
            self._driver.write(sequence)

    def _fatal_error(self) -> None:
        self.failure = self.failure or sys.exception() or self._exception
        self._return_code = 1
        self.leave_terminal()
        self._exit_renderables[:] = [Text("\n".join(self.apology()))]
        self._close_messages_no_wait()

    def panic(self, *_renderables: Any) -> None:
        """Some errors draw themselves, with the values they hold: not here."""
        self._fatal_error()

    def copy_to_clipboard(self, _text: str) -> None:
        """The terminal's clipboard outlives whoever sits there: nothing goes into it."""

    def action_screenshot(self, _filename: str | None = None, _path: str | None = None) -> None:
        """A picture of the screen is a copy of the answers."""

    def save_screenshot(self, *_args: Any, **_more: Any) -> str:
        """A picture of the screen is a copy of the answers."""
        return ""

    def deliver_screenshot(self, *_args: Any, **_more: Any) -> str | None:
        """A picture of the screen is a copy of the answers."""
        return None

    def deliver_text(self, *_args: Any, **_more: Any) -> str | None:
        """Textual would write a file."""
        return None

    def deliver_binary(self, *_args: Any, **_more: Any) -> str | None:
        """Textual would write a file."""
        return None

    def open_url(self, _url: str, *, new_tab: bool = True) -> None:
        """No browser."""

    def action_suspend_process(self) -> None:
        """No shell."""
