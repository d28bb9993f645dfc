"""What is being typed: one line in large characters, or free text in many lines. Digits are shown as they were typed.

The one rule: a field checks nothing and changes nothing it was given; a wrong answer stays as it was typed.
"""

from textual import events
from textual.message import Message

from kiosk.language import script
from kiosk.language.words import Direction
from kiosk.terminal.canvas import Block, Canvas
from kiosk.terminal.themes import Ink, Surface
from kiosk.terminal.widgets.editing import JOINERS, Typing, clean
from kiosk.terminal.widgets.pressable import paint_edge, paint_ring

CARET = "▏"


class Typed(Block, can_focus=True):
    """Where keys become text. `most`: letters it takes. `bad`: what stands in it was refused."""

    FOCUS_ON_CLICK = True

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
        room = self.most - len(self.typing.letters)
        self.type("".join(script.graphemes(clean(event.text))[:room]))

    def on_key(self, event: events.Key) -> None:
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
        if typing != self.typing:
            self.typing, self.bad = typing, False
            self.repaint()
            self.post_message(self.Changed())

    def _paint_rim(self, canvas: Canvas) -> None:
        if self.has_focus or self.bad:
            paint_ring(canvas, "error" if self.bad else "ring")
        else:
            paint_edge(self, canvas)


class Field(Typed):
    """One line. `unit` stands at its end, `shape` shows what is expected until it is typed over."""

    def __init__(
        self,
        value: str = "",
        unit: str = "",
        bad: bool = False,
        shape: str = "",
        *,
        most: int = 40,
        grouped: bool = False,
        numeric: bool = True,
        id: str | None = None,
    ) -> None:
        super().__init__(value, most=most, bad=bad, id=id)
        self.unit, self.shape, self.grouped, self.numeric = unit, shape, grouped, numeric

    @property
    def writing(self) -> Direction:
        return "ltr" if self.numeric else self.direction

    def rows(self, width: int) -> int:  # noqa: ARG002
        return 5

    def paint(self, canvas: Canvas) -> None:
        self._paint_rim(canvas)
        ink: Ink = "error" if self.bad else "label"
        room = canvas.width - 6 - self._paint_unit(canvas)
        before, after = self._halves()
        rest = self.shape[len(self.typing.letters) :] if not self.bad else ""
        cells = self.surroundings.cells
        for scale in (3, 2):
            drawn = [self.large(part, scale, self.writing) if part else () for part in (before, after, rest)]
            # What does not fit with its shape is tried without it, then smaller.
            for parts in ((before, after, rest), (before, after)):
                wide = sum(cells.large_width(part, scale) for part in parts)
                if wide <= room and None not in drawn[: len(parts)]:
                    self._paint_large(canvas, [rows or () for rows in drawn[: len(parts)]], scale, ink, wide)
                    return
        self._paint_plain(canvas, room, ink)

    def _halves(self) -> tuple[str, str]:
        text = self.value
        if self.grouped and text.isdigit() and not self.typing.after:
            return script.western_digits(text) and group(text), ""
        return self.typing.before, self.typing.after

    def _paint_unit(self, canvas: Canvas) -> int:
        if not self.unit:
            return 0
        rows = self.large(self.unit, 2) if len(self.unit) <= 3 else None
        if rows is not None:
            canvas.put(canvas.width - 2 - len(rows[0]), canvas.height - 3, list(rows[0]), "second")
            canvas.put(canvas.width - 2 - len(rows[0]), canvas.height - 2, list(rows[1]), "second")
            return len(rows[0]) + 3
        unit = script.finish(self.unit, self.direction)
        canvas.put(canvas.width - 2 - script.width(unit), canvas.height - 2, unit, "second")
        return script.width(unit) + 3

    def _paint_large(self, canvas: Canvas, drawn: list[tuple[str, ...]], scale: int, ink: Ink, wide: int) -> None:
        """What stands before the caret, the caret, what stands after it, and the rest of the shape."""
        top = max(0, (canvas.height - scale) // 2)
        rightward = self.writing == "ltr"
        x = canvas.width - 3 - wide - self._unit_room() if self.grouped else 3 if rightward else canvas.width - 3
        for index, rows in enumerate(drawn):
            breadth = len(rows[0]) if rows else 0
            x -= 0 if rightward else breadth
            for offset, row in enumerate(rows):
                canvas.put(x, top + offset, list(row), "second" if index == 2 else ink)
            x += breadth if rightward else 0
            if index == 0 and self.has_focus and not self.bad:
                canvas.put(x if rightward else x - 2, top + scale - 1, "▂▂", "picto")

    def _unit_room(self) -> int:
        if not self.unit:
            return 0
        rows = self.large(self.unit, 2) if len(self.unit) <= 3 else None
        return (len(rows[0]) if rows is not None else script.width(self.unit)) + 3

    def _paint_plain(self, canvas: Canvas, room: int, ink: Ink) -> None:
        """Bold, in the middle row; the end nearest the caret where it is longer than the field."""
        caret = CARET if self.has_focus else ""
        letters = script.graphemes(self.typing.before + caret + self.typing.after)
        stop = min(len(letters), max(self.typing.caret + 2, room - 2))
        shown = ""
        for letter in reversed(letters[:stop]):
            if script.width(letter + shown) > room:
                break
            shown = letter + shown
        line = script.finish(shown, self.writing)
        y = canvas.height // 2
        x = 3 if self.writing == "ltr" else canvas.width - 3 - script.width(line)
        canvas.put(x, y, line, ink)


class TextField(Typed):
    """Free text in as many lines as there is room for; the lines around the caret are shown."""

    DEFAULT_CSS = "TextField { height: 1fr; }"

    def __init__(self, value: str = "", *, most: int = 1000, bad: bool = False, id: str | None = None) -> None:
        super().__init__(value, most=most, bad=bad, id=id)

    def paint(self, canvas: Canvas) -> None:
        self._paint_rim(canvas)
        caret = CARET if self.has_focus else ""
        room, high = canvas.width - 6, canvas.height - 2
        lines = script.wrap(self.typing.before + caret + self.typing.after, room)
        at = next((number for number, line in enumerate(lines) if CARET in line), len(lines) - 1)
        first = max(0, at - high + 1)
        for y, line in enumerate(lines[first : first + high], 1):
            canvas.at(3, y, script.finish(line, self.direction), "error" if self.bad else "label")


def group(digits: str) -> str:
    """Digits in threes from the end, as amounts are written in Norway."""
    head = len(digits) % 3
    parts = [digits[:head]] if head else []
    return " ".join(parts + [digits[at : at + 3] for at in range(head, len(digits), 3)])
