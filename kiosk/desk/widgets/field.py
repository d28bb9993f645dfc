"""Fields in which nothing typed is ever kept, and whose screen keeps some keys for itself.

The one rule: the field has the focus as long as its screen is shown, so that a scanner's keys always land in it.
"""

from collections.abc import Collection

from textual.binding import Binding
from textual.events import Key
from textual.widgets import Input

# A field is one row: it has nowhere to scroll to.
SCROLLS = frozenset({"scroll_up", "scroll_down", "page_up", "page_down", "page_left", "page_right"})
# Cursor keys are of no use in an empty field; the screen may have them.
MOVES = frozenset({"cursor_left", "cursor_right"})


class Field(Input):
    """`reserved`: keys that are always the screen's; `acting`: those that are while nothing has been typed."""

    BINDINGS = [Binding("enter", "submit", "desk.key.enter", key_display="Enter")]  # noqa: RUF012 - as Textual has it

    def __init__(
        self, placeholder: str = "", value: str = "", acting: Collection[str] = (), reserved: Collection[str] = ()
    ) -> None:
        super().__init__(value, placeholder=placeholder, select_on_focus=False)
        self.acting, self.reserved = frozenset(acting), frozenset(reserved)
        self.cursor_blink = False

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether the key is typed into the field."""
        if key in self.reserved or (not self.value and key in self.acting):
            return False
        return super().check_consume_key(key, character)

    def on_key(self, event: Key) -> None:
        """What is the screen's goes past the field, to the bindings."""
        if event.is_printable and not self.check_consume_key(event.key, event.character):
            event.prevent_default()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """See SCROLLS and MOVES."""
        if action in SCROLLS or (action in MOVES and not self.value and self.acting):
            return False
        return super().check_action(action, parameters)

    def empty(self) -> str:
        """What was typed, which is gone from the field then."""
        typed, self.value = self.value, ""
        return typed
