"""The rival on the terminal: a bare Textual app with six cards that can be focused, and nothing else.

The one rule: it is what anybody would write first; nothing in it is slowed down or sped up.
"""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.containers import Grid
from textual.widgets import Static

FIRST_TEXT = "Card 1"


class Card(Static, can_focus=True):
    """A card."""


class Bare(App[None]):
    """Six cards; arrows move the focus."""

    CSS = "Grid { grid-size: 3 2; } Card { border: round; height: 1fr; } Card:focus { border: heavy; }"
    BINDINGS: ClassVar = [("right", "app.focus_next", "Next"), ("left", "app.focus_previous", "Previous")]

    def compose(self) -> ComposeResult:
        with Grid():
            for number in range(1, 7):
                yield Card(f"Card {number}")


if __name__ == "__main__":
    Bare().run()
