"""What every screen leaves out of Textual's work, so that its first frame is there at once.

The one rule: nothing is drawn or styled twice before it has been seen.
"""

from typing import ClassVar, TypeVar

from textual import events
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from kiosk.terminal.still import Still

ScreenResult = TypeVar("ScreenResult")


class QuickScreen(Screen[ScreenResult], Still, inherit_bindings=False):
    """A screen on which nothing is focused at first and no text can be selected."""

    AUTO_FOCUS: ClassVar[str | None] = ""
    ALLOW_SELECT: ClassVar[bool] = False
    # One blank row is drawn and cut, however many rows of ground there are behind the widgets.
    BLANK: ClassVar[bool] = True
    # Textual repaints the whole screen when the ring moves; the two cards it moved between repaint themselves.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        # Every widget was styled when it was mounted, and nothing has changed its style since.
        event.refresh_styles = False

    def on_resize(self, event: events.Resize) -> None:
        # It was laid out when it came up; now it only hears its own size, and would be laid out and drawn once more.
        if event.size == self.outer_size:
            event.prevent_default()
