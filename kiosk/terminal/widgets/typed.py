"""Where keys become text: typing, pasting, the caret, and covering what is sensitive while nobody types.

The one rule: what stands in it is never changed by how it is shown, and a covered answer is shown by any key or tap.
"""

from textual import events
from textual.message import Message
from textual.timer import Timer

from kiosk.language.words import Direction
from kiosk.terminal.canvas import Block, Canvas
from kiosk.terminal.masking import masked
from kiosk.terminal.themes import Surface
from kiosk.terminal.widgets.editing import JOINERS, Typing, pasted
from kiosk.terminal.widgets.pressable import paint_edge, paint_ring

COVER_AFTER = 10.0
"""Seconds without a key after which a sensitive answer is covered again."""


class Typed(Block, can_focus=True):
    """Where keys become text. `most`: letters it takes. `bad`: what stands in it was refused."""

    FOCUS_ON_CLICK = True
    is_secret = False
    is_covered = False
    _cover_timer: Timer | None = None

    class Changed(Message):
        """Something was typed."""

    def __init__(self, value: str = "", *, most: int = 60, bad: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self.typing = Typing.at_end(value)
        self.most, self.bad = most, bad

    @property
    def value(self) -> str:
        return self.typing.text

    @property
    def surface(self) -> Surface:
        return "card"

    @property
    def writing(self) -> Direction:
        """The direction the caret walks in."""
        return self.direction

    @property
    def seen(self) -> Typing:
        """What is shown: as it was typed, or covered, letter for letter."""
        return Typing(masked(self.value), self.typing.caret) if self.is_covered else self.typing

    def guard(self, *, touched: bool) -> None:
        """Keeps what stands in it covered, unless somebody has just asked to see it, until a key or a tap."""
        self.is_secret = True
        self.is_covered = bool(self.value) and not touched

    def on_mount(self) -> None:
        if self.is_secret and not self.is_covered:
            self.touch()

    def on_click(self) -> None:
        self.touch()

    def on_blur(self) -> None:
        self.cover()

    def touch(self) -> None:
        """Somebody is at it: shows what stands in it, for a while."""
        if self.is_secret:
            if self._cover_timer:
                self._cover_timer.stop()
            self._cover_timer = self.set_timer(COVER_AFTER, self.cover)
            self._show_covered(False)

    def cover(self) -> None:
        """Nobody is typing."""
        self._show_covered(self.is_secret and bool(self.value))

    def _show_covered(self, covered: bool) -> None:
        if covered != self.is_covered:
            self.is_covered = covered
            self.repaint()

    def type(self, letters: str) -> None:
        """Puts letters in at the caret."""
        self._become(self.typing.insert(letters, self.most))

    def rub_out(self) -> None:
        """Takes back the last letter."""
        self._become(self.typing.rub_out())

    def mark_bad(self, bad: bool = True) -> None:
        """Shows that what stands in it was refused, or no longer."""
        self.bad = bad
        self.repaint()

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self.touch()
        self.type(pasted(event.text, self.most - len(self.typing.letters)))

    def on_key(self, event: events.Key) -> None:
        self.touch()
        moved = self._moved(event.key)
        if moved is not None:
            self.typing = moved
            self.repaint()
        elif event.key == "backspace":
            self.rub_out()
        elif event.key == "delete":
            self._become(self.typing.delete())
        elif event.character and (event.is_printable or event.character in JOINERS):
            self.type(event.character)
        else:
            return
        event.stop()

    def _moved(self, key: str) -> Typing | None:
        forward = 1 if self.writing == "ltr" else -1
        match key:
            case "left":
                return self.typing.move(-forward)
            case "right":
                return self.typing.move(forward)
            case "home":
                return self.typing.to(0)
            case "end":
                return Typing.at_end(self.value)
        return None

    def _become(self, typing: Typing) -> None:
        self.touch()
        if typing != self.typing:
            self.typing, self.bad = typing, False
            self.repaint()
            self.post_message(self.Changed())

    def _paint_rim(self, canvas: Canvas) -> None:
        if self.has_focus or self.bad:
            paint_ring(canvas, "error" if self.bad else "ring")
        else:
            paint_edge(self, canvas)
