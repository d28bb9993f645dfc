"""What everything on a screen of the kiosk is: a widget that never scrolls.

The one rule: all is planned by the terminal's size, known before anything has a place; so a screen is laid out once.
"""

from textual.geometry import Size
from textual.reactive import Reactive
from textual.widget import Widget

from kiosk.terminal.measure import Measure


class Still(Widget):
    """Named behind Textual's own classes: it takes style and keys from the first base alone."""

    # Textual lays a screen out again when a widget hears how large it became: something might have to scroll then.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), repaint=False)

    @property
    def measure(self) -> Measure:
        """The size of the terminal."""
        return Measure(*self.app.size)
