"""What is being typed: one line in large characters, or free text in many lines. Digits are shown as they were typed.

The one rule: a field checks nothing and changes nothing it was given; a wrong answer stays as it was typed.
"""

from kiosk.language import script
from kiosk.language.words import Direction
from kiosk.terminal.canvas import Canvas
from kiosk.terminal.themes import Ink
from kiosk.terminal.widgets.typed import Typed

CARET = "▏"


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
        if self.grouped and text.isdigit() and not self.typing.after and not self.is_covered:
            return script.western_digits(text) and group(text), ""
        return self.seen.before, self.seen.after

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
        letters = script.graphemes(self.seen.before + caret + self.seen.after)
        stop = min(len(letters), max(self.typing.caret + 2, room - 2))
        shown = ""
        for letter in map(self.surroundings.shown, reversed(letters[:stop])):
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
        lines = script.wrap(self.surroundings.shown(self.seen.before + caret + self.seen.after), room)
        at = next((number for number, line in enumerate(lines) if CARET in line), len(lines) - 1)
        first = max(0, at - high + 1)
        for y, line in enumerate(lines[first : first + high], 1):
            canvas.at(3, y, script.finish(line, self.direction), "error" if self.bad else "label")


def group(digits: str) -> str:
    """Digits in threes from the end, as amounts are written in Norway."""
    head = len(digits) % 3
    parts = [digits[:head]] if head else []
    return " ".join(parts + [digits[at : at + 3] for at in range(head, len(digits), 3)])
