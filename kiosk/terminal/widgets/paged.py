"""What stands on pages: cards, rows, guidance.

The one rule: a page is turned, never scrolled, so that what is seen is always whole.
"""

from textual.widget import Widget

from kiosk.terminal.widgets.placed import Placed


class Paged(Placed):
    """Shows one page of its children; `regions` counts the pages and posts `Shelf.Turned`."""

    def __init__(self, *children: Widget, id: str | None = None) -> None:
        super().__init__(*children, id=id)
        self.page = 0
        self.pages = 1

    def turn(self, by: int) -> bool:
        """Shows the page so many further on; False where there is none."""
        if not 0 <= self.page + by < self.pages:
            return False
        self.page += by
        self.rearrange()
        return True
