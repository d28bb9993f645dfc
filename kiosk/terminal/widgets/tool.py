"""Something that can be done with what stands beside it: key, small picture, words, in three rows.

The one rule: it is as easy to hit as a card, and takes no room from the page it is for.
"""

from textual.message import Message

from kiosk.language.pictogram import SIZES
from kiosk.terminal.canvas import Canvas
from kiosk.terminal.themes import Surface
from kiosk.terminal.widgets.pressable import CAP, Pressable, paint_cap, paint_ring

HIGH = 3
NARROWEST = 23
WORDS = CAP + SIZES["s"][0] + 1


class Tool(Pressable):
    """`choice`: its id."""

    class Used(Message):
        """This was pressed."""

        def __init__(self, tool: "Tool") -> None:
            super().__init__()
            self.tool = tool

    def __init__(self, id: str, key: str, icon: str, label: str, second: str = "") -> None:
        super().__init__(key=key)
        self.choice, self.icon, self.label, self.second = id, icon, label, second
        self.is_raised = True

    @property
    def surface(self) -> Surface:
        return "fill" if self.has_focus else "card" if self.is_raised else "ground"

    def raise_up(self, is_raised: bool) -> None:
        """On white or not, to tell it from its neighbours where there is no air between them."""
        if is_raised != self.is_raised:
            self.is_raised = is_raised
            self.repaint()

    def press(self) -> None:
        self.post_message(self.Used(self))

    def rows(self, width: int) -> int:  # noqa: ARG002
        return HIGH

    def paint(self, canvas: Canvas) -> None:
        if self.has_focus:
            paint_ring(canvas, closed=False)
        paint_cap(self, canvas, self.key)
        canvas.picture(CAP, (canvas.height - HIGH) // 2, self.picture(self.icon, "s"))
        room = canvas.width - WORDS - 1
        label = [(line, "label") for line in self.lines(self.label, room)]
        second = [(line, "second") for line in self.second_lines(self.second, room)]
        words = [*label[: canvas.height], *second][: canvas.height]
        for y, (line, ink) in enumerate(words, (canvas.height - len(words)) // 2):
            canvas.at(WORDS, y, line, ink)  # type: ignore[arg-type]
