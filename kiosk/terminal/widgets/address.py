"""Where the application goes, as it would stand in the window of an envelope.

The one rule: name and address of an office are the same in every language; only what is said about them is not.
"""

from kiosk.language import script
from kiosk.language.pictogram import SIZES
from kiosk.language.pictogram import Size as PictureSize
from kiosk.terminal.canvas import Canvas
from kiosk.terminal.declaring import Destination
from kiosk.terminal.themes import Ink
from kiosk.terminal.widgets.lowering import Lowering
from kiosk.terminal.widgets.pressable import paint_edge

AROUND, BESIDE = 3, 3
"""Columns from the edge to the picture, and from the picture to the words."""


class AddressBlock(Lowering):
    """Picture of the office, name, street, postal code and city, hours; or in words where there is no office."""

    def __init__(self, destination: Destination, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.destination = destination

    @property
    def picture_size(self) -> PictureSize:
        return "sm" if self.is_low else "m"

    def rows(self, width: int) -> int:
        words = sum(len(rows) for rows, _ in self._words(width))
        return max(SIZES[self.picture_size][1], words) + (0 if self.is_low else 2)

    def paint(self, canvas: Canvas) -> None:
        if not self.is_low:
            paint_edge(self, canvas)
        columns, high = SIZES[self.picture_size]
        canvas.picture(AROUND, (canvas.height - high) // 2, self.picture(self.destination.icon, self.picture_size))
        words = self._words(canvas.width)
        y = max(0, (canvas.height - sum(len(rows) for rows, _ in words)) // 2)
        for rows, ink in words:
            for row in rows:
                canvas.at(AROUND + columns + BESIDE, y, row, ink)
                y += 1

    def _words(self, width: int) -> list[tuple[list[str], Ink]]:
        """Finished lines from the top, each with its ink."""
        room = width - AROUND - SIZES[self.picture_size][0] - 2 * BESIDE
        caption = self._both(self.destination.caption, room)
        office = self.destination.office
        if office is None:
            first, second = self.surroundings.voices.pair(self.destination.text)
            return [*caption, (self.lines(first, room), "label"), (self.second_lines(second, room), "second")]
        place = f"{office.postal_code} {office.city}"
        name: tuple[list[str], Ink] = (self._named(office.name, room), "label")
        address = [f"{office.street}, {place}"] if self.is_low else [office.street, place]
        hours = self._both("goes_to.hours", room, hours=office.hours) if office.hours else []
        return [*caption, name, (address, "words"), *hours]

    def _both(self, text_id: str, room: int, **values: str) -> list[tuple[list[str], Ink]]:
        """Both languages, on one line where there is room for both."""
        first, second = self.surroundings.voices.pair(text_id, **values)
        if script.width(first) + script.width(second) + 3 <= room and second:
            finished = self.second_lines(second, room)[0]
            ahead = self.lines(first, room)[0]
            return [([f"{finished} · {ahead}" if self.direction == "rtl" else f"{ahead} · {finished}"], "second")]
        lines: list[tuple[list[str], Ink]] = [(self.lines(first, room), "second")]
        return lines + ([(self.second_lines(second, room), "second")] if second and not self.is_low else [])

    def _named(self, name: str, room: int) -> list[str]:
        for scale in () if self.is_low else (3, 2):
            rows = self.large(name, scale, "ltr") if self.surroundings.cells.large_width(name, scale) <= room else None
            if rows is not None:
                return list(rows)
        return self.second_lines(name, room)
