"""Where in the visit this screen is: the steps as small pictures, the present one with its name, and PRACTICE.

The one rule: steps differ by picture and line, never by colour alone; the name of the present one is always written.
"""

from kiosk.language import script
from kiosk.language.pictogram import SIZES
from kiosk.language.pictogram import Size as PictureSize
from kiosk.terminal.canvas import Block, Canvas

DASH = 3


class Rail(Block):
    """`at` is the index of the present step, None on screens outside the form."""

    def __init__(self, at: int | None = None, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.step = at

    @property
    def margin(self) -> int:
        return self.measure.margin

    def paint(self, canvas: Canvas) -> None:
        taken = self._paint_practice(canvas)
        if self.step is None or not self.surroundings.rail:
            return
        if canvas.height < 4:
            self._paint_dashes(canvas, self.step, taken)
        else:
            self._paint_pictures(canvas, self.step, taken)

    def _present(self, step: int) -> tuple[str, str]:
        first, second = self.surroundings.voices.pair(self.surroundings.rail[step].text_id)
        voices = self.surroundings.voices
        return (
            script.finish(first, voices.applicant.language.direction),
            script.finish(second, voices.helper.language.direction),
        )

    def _paint_practice(self, canvas: Canvas) -> int:
        """The mark at the end; gives the columns it takes from the steps."""
        if not self.surroundings.practice:
            return 0
        first, second = self.surroundings.voices.pair("practice.mark")
        rows = [f" {script.finish(text, self.direction)} " for text in (first, second) if text]
        if canvas.height < 4:
            canvas.end(self.margin, 0, rows[0], "tag")
            return script.width(rows[0]) + 2
        # Above the steps: it takes no room from them.
        canvas.end(self.margin, 0, rows[0], "tag")
        if len(rows) > 1:
            canvas.end(self.margin + script.width(rows[0]) + 1, 0, rows[1], "tag")
        return 0

    def _paint_dashes(self, canvas: Canvas, step: int, taken: int) -> None:
        steps = len(self.surroundings.rail)
        dash = 2 * DASH if not self.measure.narrow else DASH if steps <= 10 else 2
        count = f"{step + 1}/{steps}"
        first, second = self._present(step)
        # Where the mark at the end is long the dashes are shorter, so that the name and the count stand beside them.
        free = canvas.width - 2 * self.margin - taken - len(count) - script.width(first) - 3
        dash = max(1, min(dash, free // steps - 1))
        x = self.margin
        for index in range(steps):
            reached = index <= step
            canvas.at(x, 0, ("━" if reached else "─") * dash, "picto" if reached else "line")
            x += dash + 1
        canvas.end(self.margin + taken, 0, count, "second")
        room = canvas.width - x - 1 - self.margin - taken - len(count) - 1
        x += 1
        if script.width(first) <= room:
            canvas.at(x, 0, first, "label")
            if second and script.width(first) + 2 + script.width(second) <= room:
                canvas.at(x + script.width(first) + 2, 0, second, "second")

    def _paint_pictures(self, canvas: Canvas, step: int, taken: int) -> None:
        # Four cells by two are too few dots to tell the steps apart.
        by_dots = self.surroundings.cells.drawing != "font"
        size: PictureSize = "s" if self.measure.wide or by_dots else "xs"
        breadth, high = SIZES[size]
        first, second = self._present(step)
        name = max(script.width(first), script.width(second)) + 1
        steps = self.surroundings.rail
        room = canvas.width - 2 * self.margin - taken
        stride = max(breadth + 1, (room - name - breadth) // max(1, len(steps) - 1))
        x = done = self.margin
        for index, each in enumerate(steps):
            ink = "second" if index < step else "picto" if index == step else "faint"
            canvas.picture(x, 1, self.picture(each.icon, size), ink)  # type: ignore[arg-type]
            if index == step:
                canvas.at(x + breadth + 1, 1, first, "label")
                canvas.at(x + breadth + 1, 2, second, "second")
                x += name
                done = x + breadth
            x += stride
        canvas.at(self.margin, high + 1, "─" * (canvas.width - 2 * self.margin), "line")
        canvas.at(self.margin, high + 1, "━" * (done - self.margin), "picto")
