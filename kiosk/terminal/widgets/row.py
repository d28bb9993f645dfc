"""One line of a list: its key, its pictures, its words, and at the end what can be done with it.

The one rule: what a row says is in its pictures and its words; its colour says only where the ring is.
"""

from dataclasses import dataclass

from textual.message import Message

from kiosk.language import script
from kiosk.language.pictogram import SIZES
from kiosk.language.words import Direction
from kiosk.terminal.canvas import Canvas
from kiosk.terminal.themes import Surface
from kiosk.terminal.widgets.pressable import CAP, Pressable, paint_cap, paint_ring

PICTURE = SIZES["s"][0]
LINES = 3
"""Of words in a row."""


@dataclass(frozen=True, slots=True)
class RowState:
    """What stands at the end of a row: a picture and two words. `bad`: in the colour of errors.

    `always`: its picture stands on a compact row too.
    """

    icon: str
    text: str
    second: str = ""
    bad: bool = False
    always: bool = False


class Row(Pressable):
    """`slots`: room for so many pictures, so that the words of all rows begin in one column.

    `raised`: on white, where every second row is, to tell it from its neighbours without a rule between them.
    `compact`: one picture, and at the end only what is out of the usual: most rows do the same when pressed.
    """

    class Chosen(Message):
        """This row was pressed."""

        def __init__(self, row: "Row") -> None:
            super().__init__()
            self.row = row

        @property
        def control(self) -> "Row":
            return self.row

    def __init__(
        self,
        id: str,
        key: str,
        icons: tuple[str, ...],
        label: str,
        second: str = "",
        state: RowState | tuple[str, str, str] | None = None,
        slots: int = 1,
    ) -> None:
        super().__init__(key=key)
        self.choice = id
        self.icons, self.label, self.second = icons, label, second
        self.state = RowState(*state) if isinstance(state, tuple) else state
        self.slots = max(slots, len(icons))
        self.raised = self.compact = False

    def dress(self, key: str, slots: int, *, raised: bool) -> None:
        """As it stands on its page."""
        look = (key, max(slots, 1 if self.compact else len(self.icons)), raised)
        if (self.key, self.slots, self.raised) != look:
            self.key, self.slots, self.raised = look
            self.repaint()

    def make_compact(self, compact: bool) -> None:
        """For half the width, or for all of it."""
        if compact != self.compact:
            self.compact = compact
            self.repaint()

    def press(self) -> None:
        self.post_message(self.Chosen(self))

    @property
    def surface(self) -> Surface:
        return "fill" if self.has_focus else "card" if self.raised else "ground"

    def rows(self, width: int) -> int:  # noqa: ARG002
        return 4

    def paint(self, canvas: Canvas) -> None:
        if canvas.height > PICTURE // 2:
            for x in range(0 if self.has_focus else canvas.width):
                canvas.put(x, canvas.height - 1, " ")
            if not self.has_focus:
                canvas.put(0, canvas.height - 1, "─" * canvas.width, "line")
        if self.has_focus:
            paint_ring(canvas, closed=False)
        if self.key:
            paint_cap(self, canvas, self.key)
        x = CAP + (1 if self.compact else 2)
        for offset, icon in enumerate(self.icons[: self.slots]):
            canvas.picture(x + (PICTURE + 1) * offset, 0, self.picture(icon, "s"))
        x += (PICTURE + 1) * self.slots + (0 if self.compact else 1)
        self._paint_words(canvas, x, canvas.width - x - self._paint_state(canvas))

    def _paint_words(self, canvas: Canvas, x: int, room: int) -> None:
        """Two lines; three where one of the texts needs another. What is cut off says so.

        The applicant's words come first: where they need three lines, the helper's are behind the row's key.
        """
        label = self._cut(self.lines(self.label, room), self.label, LINES, room, self.direction)
        helper = self.surroundings.voices.helper.language.direction
        beneath = self.second_lines(self.second, room) if len(label) < LINES else []
        beneath = self._cut(beneath, self.second, LINES - len(label), room, helper)
        for y, (line, ink) in enumerate(
            [*((line, "label") for line in label), *((line, "second") for line in beneath)]
        ):
            canvas.at(x, y, line, ink)  # type: ignore[arg-type]

    def _cut(self, lines: list[str], text: str, most: int, room: int, direction: Direction) -> list[str]:
        """These lines, or so many as there may be, filled and with a sign at the end of the last."""
        if len(lines) <= most:
            return lines
        kept = script.wrap(self.surroundings.shown(text), room)[:most]
        last = script.graphemes(kept[-1])
        while last and script.width("".join(last)) >= room:
            last.pop()
        return [script.finish(line, direction) for line in (*kept[:-1], f"{''.join(last)}…")]

    def _paint_state(self, canvas: Canvas) -> int:
        """The end of the row; gives the columns it took."""
        if self.state is None:
            return 2
        if self.compact:
            return self._paint_sign(canvas, self.state)
        direction = self.surroundings.voices.helper.language.direction
        first, second = self.surroundings.shown(self.state.text), self.surroundings.shown(self.state.second)
        text, second = script.finish(first, self.direction), script.finish(second, direction)
        canvas.picture_end(2, 0, self.picture(self.state.icon, "s"), "error" if self.state.bad else "picto")
        canvas.end(PICTURE + 3, 0, text, "error" if self.state.bad else "label")
        canvas.end(PICTURE + 3, 1, second, "second")
        return PICTURE + 5 + max(script.width(text), script.width(second))

    def _paint_sign(self, canvas: Canvas, state: RowState) -> int:
        """Only what is out of the usual, such as what must still be seen to; gives the columns it took."""
        if not (state.bad or state.always):
            return 2
        canvas.picture_end(1, 0, self.picture(state.icon, "s"), "error" if state.bad else "picto")
        return PICTURE + 2
