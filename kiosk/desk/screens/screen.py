"""What home and case share: the line at the top, the scan field, the note, the keys at the foot.

The one rule: the scan field has the focus; a key is the screen's only while nothing stands in the field.
"""

from collections.abc import Iterator
from dataclasses import replace

from textual.app import ComposeResult
from textual.binding import ActiveBinding
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from kiosk.desk.note import Note
from kiosk.desk.widgets.field import Field
from kiosk.desk.widgets.keys import Keys
from kiosk.desk.widgets.telling import Banner, NoteLine
from kiosk.language.words import Words


class Typed(Message):
    """Something was typed or scanned into the scan field."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


def translated(active: dict[str, ActiveBinding], words: Words, enter: str) -> dict[str, ActiveBinding]:
    """The keys at the foot in words: a binding's description is a text id; that of Enter is the screen's.

    A key that is called otherwise in Norwegian has a text id on its cap too.
    """

    def named(key: str, each: ActiveBinding) -> ActiveBinding:
        id, cap = enter if key == "enter" else each.binding.description, each.binding.key_display
        called = words(cap) if cap and cap in words else cap
        said = words(id) if id in words else ""
        return each._replace(binding=replace(each.binding, description=said, key_display=called))

    return {key: named(key, each) for key, each in active.items()}


class DeskScreen(Screen[None], inherit_bindings=False):
    """`acting`: keys that do something while the scan field is empty."""

    acting: frozenset[str] = frozenset()
    enter = "desk.key.enter"
    """What Enter does, as a text id."""
    guide = "desk.guide.short.title"
    """The page that F1 opens, by the text id of its name."""

    def __init__(self, words: Words, office: str, practice: str) -> None:
        super().__init__()
        self.words = words
        self.banner = Banner(office, practice)
        self.note = NoteLine()
        self.field = Field(words("desk.scan.placeholder"), acting=self.acting)
        self.field.border_title = words("desk.scan.title")

    def compose(self) -> ComposeResult:
        yield self.banner
        yield self.field
        yield self.note
        yield from self.body()
        yield Keys()

    def body(self) -> Iterator[Widget]:
        """What lies between the note and the keys."""
        raise NotImplementedError

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        return translated(super().active_bindings, self.words, self.entering)

    @property
    def entering(self) -> str:
        """What Enter does now, as a text id."""
        return "desk.key.enter" if self.field.value else self.enter

    def on_mount(self) -> None:
        self.field.focus()

    def on_screen_resume(self) -> None:
        self.field.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        # A scanner types a thousand letters a second: only the first changes what the keys do.
        if len(event.value) <= 1:
            self.refresh_bindings()

    def on_input_submitted(self, _event: Input.Submitted) -> None:
        # The end of a code may be a space.
        typed = self.field.empty()
        if typed.strip():
            self.post_message(Typed(typed))
        else:
            self.enter_alone()

    def enter_alone(self) -> None:
        """Enter while nothing stands in the scan field."""

    def say(self, note: Note | None) -> None:
        """This note instead of the one before."""
        self.note.tell(note)
