"""The plain table of the figures: every number that the picture draws.

The one rule: the first column stays where it is, however far somebody goes along the weeks.
"""

from collections.abc import Sequence

from rich.text import Text
from textual.widgets import DataTable

from kiosk.desk.widgets.chart import cut

LONGEST_NAME = 30


class Cells(DataTable[Text], can_focus=False):
    """Moved along by the screen's keys."""

    def __init__(self) -> None:
        super().__init__(cursor_type="row", id="cells", fixed_columns=1)

    def show(self, heads: Sequence[str], rows: Sequence[Sequence[str]], marked: int) -> None:
        """These rows instead; `marked`: from 0, below it none is."""
        self.clear(columns=True)
        self.add_columns(*(Text(each, justify="right" if at else "left") for at, each in enumerate(heads)))
        for name, *cells in rows:
            self.add_row(Text(cut(name, LONGEST_NAME)), *(Text(each, justify="right") for each in cells))
        self.show_cursor = marked >= 0
        if self.show_cursor:
            self.move_cursor(row=marked, animate=False)
