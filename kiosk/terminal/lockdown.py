"""Textual's own doors, shut: quitting, palette, clipboard, screenshots, suspending, links, tracebacks.

The one rule: what a person typed leaves the visit only as an Application. Four names below are Textual's private ones:
the pinned version and tests/terminal/test_lockdown.py guard them.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, ClassVar, TypeVar

from rich.text import Text
from textual import events
from textual._styles_cache import StylesCache
from textual.app import App
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size
from textual.message import Message
from textual.screen import Screen

from kiosk.visit.console import has_hung_up

ReturnType = TypeVar("ReturnType")
EXPLICIT_BIDI, IMPLICIT_BIDI = "\x1b[8l", "\x1b[8h"
# Screen, then scrollback, then home: nothing of a visit can be scrolled back to.
CLEAR = "\x1b[2J\x1b[3J\x1b[H"


# No screen is larger; one that says so would take all the memory there is to draw on.
MOST_COLUMNS, MOST_ROWS = 500, 200


class SteadyDriver(LinuxDriver):
    """The terminal, whatever it says: bytes that are no text are dropped, and no screen is larger than there are."""

    def run_input_thread(self) -> None:
        """Textual gives up at the first byte that is no UTF-8, and the visit would end with it."""
        while not self.exit_event.is_set():
            with suppress(UnicodeDecodeError):
                super().run_input_thread()

    @property
    def is_closed(self) -> bool:
        """Whether the terminal is gone. Textual would go on asking it for keys, as fast as it can."""
        return has_hung_up(self.fileno)

    def process_message(self, message: Message) -> None:
        """A size may come as keys do, from a terminal or from what pretends to be one."""
        if isinstance(message, events.Resize):
            size = Size(*within(*message.size))
            message = events.Resize(size, size, pixel_size=message.pixel_size)
        super().process_message(message)

    def _get_terminal_size(self) -> tuple[int, int]:
        return within(*super()._get_terminal_size())


def within(columns: int, rows: int) -> tuple[int, int]:
    """A size that can be drawn."""
    return min(columns, MOST_COLUMNS), min(rows, MOST_ROWS)


class LockedApp(App[ReturnType], inherit_bindings=False):
    """An app that can only be used for what its screens offer. `failure` is the error that ended it, if one did."""

    ENABLE_COMMAND_PALETTE = False
    COMMANDS: ClassVar[set[Any]] = set()
    ALLOW_SELECT = False
    ESCAPE_TO_MINIMIZE = False
    ALLOW_IN_MAXIMIZED_VIEW = ""

    failure: BaseException | None = None
    depart: Callable[[], None] | None = None
    """Leaves at once, where another process tidies the terminal; Textual would take a fifth of a second."""

    def get_driver_class(self) -> type[Driver]:
        return SteadyDriver

    def exit(self, *args: Any, **more: Any) -> None:
        """The visit is over."""
        if self.depart is not None:
            self.depart()
        super().exit(*args, **more)

    @property
    def has_lost_terminal(self) -> bool:
        """Whether nobody can see or press anything any more."""
        return isinstance(self._driver, SteadyDriver) and self._driver.is_closed

    def apology(self) -> list[str]:
        """Finished lines shown after a crash. Never says what happened."""
        return []

    def take_terminal(self) -> None:
        """We reorder lines ourselves, so the terminal must not."""
        self.write(EXPLICIT_BIDI)

    def leave_terminal(self) -> None:
        """Empty, with its scrollback, and reordering lines again as it did before."""
        self.write(CLEAR + IMPLICIT_BIDI)

    def forget_painted(self) -> None:
        """Textual keeps the last thousand widgets with every line they showed: a megabyte for each screen left."""
        StylesCache.get_inner_outer.cache_clear()

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
        """The terminal's clipboard outlives the visit: nothing goes there."""

    def search_themes(self) -> None:
        """No theme picker."""

    def search_commands(self, *_args: Any, **_more: Any) -> Any:
        """No palette."""

    def action_command_palette(self) -> None:
        """No palette."""

    def action_show_help_panel(self) -> None:
        """Ours is F1."""

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

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """No shell."""
        yield

    async def action_quit(self) -> None:
        """A visit ends by being erased, not by a key."""


def text_on_screen(screen: Screen[Any]) -> str:
    """Exactly the characters a screen sends to the terminal, row by row: for tests and for text goldens."""
    return "\n".join(strip.text for strip in screen._compositor.render_strips())
