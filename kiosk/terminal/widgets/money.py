"""One bar of a month's money: picture, words, sum, and the parts it is made of, on one scale with the others.

The one rule: parts are told apart by pictures and gaps, never by colour; what nobody knows is a question mark.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from textual.geometry import Region

from kiosk.form.kinds.counting import TRUE_MINUS, spaced
from kiosk.language import script
from kiosk.language.pictogram import SIZES
from kiosk.language.pictogram import Size as PictureSize
from kiosk.terminal.canvas import Block, Canvas
from kiosk.terminal.widgets.pressable import paint_edge

Form = Literal["tall", "middle", "low"]
PICTURES: dict[Form, PictureSize] = {"tall": "m", "middle": "k", "low": "s"}
HEAD: dict[Form, int] = {"tall": 3, "middle": 2, "low": 0}
BAR = SIZES["s"][1]
"""Rows of the bar, high enough for a picture."""
OPEN = 7
"""Columns of the box for what nobody knows."""
LABEL = 20
"""Columns of the words beside a low bar."""
PICTURE = SIZES["s"][0]
CELL = 24
"""Columns of the narrowest line beneath a bar."""


def rows_of(form: Form) -> int:
    """Rows of a bar with its head, without the lines beneath."""
    return HEAD[form] + BAR


@dataclass(frozen=True, slots=True)
class Amount:
    """One part of a bar. `label`, `second`: what it is, in both languages."""

    icon: str
    kroner: int = field(repr=False)
    label: str = ""
    second: str = ""


class MoneyBar(Block):
    """`most`: kroner of the longest bar. `is_open`: some of it nobody knows; `opens`: so it is in one of the bars."""

    def __init__(
        self,
        icon: str,
        words: tuple[str, str],
        total: int,
        amounts: Sequence[Amount],
        most: int,
        *,
        is_open: bool = False,
        opens: bool = False,
    ) -> None:
        super().__init__()
        self.icon, self.words, self.total = icon, words, total
        self.amounts, self.most, self.is_open, self.opens = amounts, max(1, most), is_open, opens
        self.form: Form = "tall"

    def take(self, form: Form) -> None:
        """Paints itself so high."""
        if form != self.form:
            self.form = form
            self.repaint()

    @property
    def is_told(self) -> bool:
        """Whether its lines stand beneath it."""
        return bool(self.amounts) and self.size.height > rows_of(self.form) + 1

    def rows_beneath(self, width: int, form: Form) -> int:
        """Rows that its lines take, all of them."""
        columns, height = self._cells(width - self._start(form))
        return -(-len(self.amounts) // columns) * height

    def paint(self, canvas: Canvas) -> None:
        canvas.picture(0, 0, self.picture(self.icon, PICTURES[self.form]))
        start, top = self._start(self.form), HEAD[self.form]
        if self.form == "low":
            self._paint_beside(canvas)
            start += LABEL
        else:
            self._paint_head(canvas, start)
        self._paint_bar(canvas, start, top, canvas.width - start)
        if self.is_told:
            self._paint_lines(canvas, start, rows_of(self.form) + 1, canvas.width - start)

    def _start(self, form: Form) -> int:
        return SIZES[PICTURES[form]][0] + (3 if form != "low" else 2)

    def _paint_head(self, canvas: Canvas, start: int) -> None:
        for y, line in enumerate(self._both()):
            canvas.at(start, y, line, "second" if y else "label")
        unit = script.finish(self.surroundings.voices.applicant("unit.kr"), self.direction)
        last = HEAD[self.form] - 1
        canvas.end(0, last, unit, "second")
        beside = script.width(unit) + 2
        rows = self.large(spaced(self.total).replace(TRUE_MINUS, "-"), HEAD[self.form], "ltr")
        if rows is None:
            canvas.end(beside, last, spaced(self.total), "label")
        else:
            canvas.picture_end(beside, 0, rows, "label")

    def _paint_beside(self, canvas: Canvas) -> None:
        x = PICTURE + 2
        for y, line in enumerate(self._both()):
            canvas.at(x, y, line, "second" if y else "label")
        unit = script.finish(self.surroundings.voices.applicant("unit.kr"), self.direction)
        amount = spaced(self.total)
        canvas.at(x, BAR - 1, amount, "label")
        canvas.at(x + len(amount) + 1, BAR - 1, unit, "second")

    def _both(self) -> list[str]:
        helper = self.surroundings.voices.helper.language.direction
        first, second = self.words
        return [script.finish(first, self.direction), *([script.finish(second, helper)] if second else [])]

    # ── the bar ──────────────────────────────────────────────────────────────

    def _paint_bar(self, canvas: Canvas, start: int, top: int, width: int) -> None:
        """The parts one after the other, then what nobody knows, then the empty rest."""
        room = width - (OPEN + 1 if self.opens else 0)
        shown = self.amounts or [Amount("", self.total)]
        at = sum_ = 0
        for amount in shown:
            sum_ += max(0, amount.kroner)
            end = round(room * sum_ / self.most)
            self._paint_part(canvas, amount, Region(start + at, top, max(0, end - at - 1), BAR))
            at = max(at, end)
        if self.total < 0:
            at = round(room * -self.total / self.most)
            self._outline(canvas, Region(start, top, max(2, at - 1), BAR))
        if self.is_open:
            self._paint_mark(canvas, Region(start + at, top, OPEN, BAR))
            at += OPEN + 1
        canvas.fill(start + at, top, max(0, width - at), BAR, "tag")

    def _paint_part(self, canvas: Canvas, amount: Amount, region: Region) -> None:
        """Its picture and its kroner, as far as there is room for them."""
        canvas.fill(region.x, region.y, region.width, region.height, "bar")
        if amount.icon and region.width >= PICTURE:
            x = region.x + min(1, (region.width - PICTURE) // 2)
            canvas.picture(x, region.y, self.picture(amount.icon, "s"), "bar")
        x, room = region.x + PICTURE + 3, region.width - PICTURE - 4
        said = self._inside(amount, room) if amount.icon else []
        for y, line in enumerate(said, region.y + (BAR - len(said)) // 2):
            canvas.at(x, y, line, "bar")

    def _inside(self, amount: Amount, room: int) -> list[str]:
        """What fits beside the picture of a part: its kroner, and what it is where that takes a line each."""
        kroner = spaced(amount.kroner)
        label, second = self.lines(amount.label, max(1, room)), self.second_lines(amount.second, max(1, room))
        names = [*label, *second]
        if self.is_told or max(len(label), len(second)) > 1 or any(script.width(name) > room for name in names):
            names = []
        return [kroner, *names] if len(kroner) <= room else []

    def _paint_mark(self, canvas: Canvas, box: Region) -> None:
        """A question mark on white, where nobody knows how long the bar is."""
        canvas.fill(box.x, box.y, box.width, box.height, "keypicto")
        rows = self.large("?", BAR, "ltr")
        if rows is None:
            canvas.at(box.x + OPEN // 2, box.y + BAR // 2, "?", "keylabel")
        else:
            canvas.picture(box.x + (OPEN - len(rows[0])) // 2, box.y, rows, "keypicto")

    def _outline(self, canvas: Canvas, box: Region) -> None:
        x = canvas.width - box.right if canvas.rtl else box.x
        paint_edge(self, canvas, Region(x, box.y, box.width, box.height), "picto")

    # ── the lines beneath ────────────────────────────────────────────────────

    def _cells(self, width: int) -> tuple[int, int]:
        """Columns and rows of a line in which all take the fewest rows."""
        ways = [
            (columns, max((len(self._said(each, width // columns)) for each in self.amounts), default=0))
            for columns in range(1, max(2, width // CELL + 1))
        ]
        return min(
            ((columns, max(BAR, rows)) for columns, rows in ways),
            key=lambda cell: -(-len(self.amounts) // cell[0]) * cell[1],
        )

    def _said(self, amount: Amount, width: int) -> list[tuple[str, str]]:
        """One line in rows with their ink: what it is in both languages, and how much."""
        room = width - PICTURE - 3
        return [
            *((row, "words") for row in self.lines(amount.label, room)),
            *((row, "second") for row in self.second_lines(amount.second, room)),
            (spaced(amount.kroner), "label"),
        ]

    def _paint_lines(self, canvas: Canvas, start: int, top: int, width: int) -> None:
        columns, height = self._cells(width)
        breadth = width // columns
        for number, amount in enumerate(self.amounts):
            line, column = divmod(number, columns)
            x, y = start + column * breadth, top + line * height
            canvas.picture(x, y, self.picture(amount.icon, "s"))
            for offset, (row, ink) in enumerate(self._said(amount, breadth)):
                canvas.at(x + PICTURE + 1, y + offset, row, ink)  # type: ignore[arg-type]
