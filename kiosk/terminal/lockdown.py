"""What a visit shuts beside the doors of `ShutApp`: quitting, themes, help, and a terminal that lies or is gone.

The one rule: what a person typed leaves the visit only as an Application. Textual's private names
below are guarded by the pinned version and tests/terminal/test_lockdown.py.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

from textual import events
from textual._styles_cache import StylesCache
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size
from textual.message import Message
from textual.screen import Screen

from kiosk.shut import ShutApp
from kiosk.visit.console import has_hung_up

ReturnType = TypeVar("ReturnType")
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


class LockedApp(ShutApp[ReturnType], inherit_bindings=False):
    """An app that can only be used for what its screens offer."""

    ALLOW_IN_MAXIMIZED_VIEW = ""

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

    def forget_painted(self) -> None:
        """Textual keeps the last thousand widgets with every line they showed: a megabyte for each screen left."""
        StylesCache.get_inner_outer.cache_clear()

    def search_themes(self) -> None:
        """No theme picker."""

    def search_commands(self, *_args: Any, **_more: Any) -> Any:
        """No palette."""

    def action_command_palette(self) -> None:
        """No palette."""

    def action_show_help_panel(self) -> None:
        """Ours is F1."""

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """No shell."""
        yield

    async def action_quit(self) -> None:
        """A visit ends by being erased, not by a key."""


def text_on_screen(screen: Screen[Any]) -> str:
    """Exactly the characters a screen sends to the terminal, row by row: for tests and for text goldens."""
    return "\n".join(strip.text for strip in screen._compositor.render_strips())
