"""A page on which a rectangle is drawn, and a closer look at where it is.

The one rule: the page is never mirrored: left on the screen is left on the paper, in every language.
"""

from textual import events
from textual.geometry import clamp
from textual.message import Message
from textual.strip import Strip

from kiosk.terminal.greys import ACROSS, DOWN, Grey, Marked, drawn, strip
from kiosk.terminal.widgets.page_picture import Dotted, PagePicture, grey_of
from kiosk.visit.document import Area, Page

FIRST = Area(0.3, 0.2, 0.7, 0.26)
"""Where the rectangle lies at first: a line, in the middle."""
LEAST = 1
"""Dots that it is wide and high at least."""
CLOSE = 2
"""So many times as large the closer look is as the page beside it."""


class Overview(PagePicture):
    """`areas` are covered; `rectangle` is what comes next. Moved by dots of the picture."""

    class Changed(Message):
        """The rectangle is elsewhere, or something was set down or taken back."""

    def __init__(self, page: Page) -> None:
        super().__init__(grey_of(page))
        self.areas: list[Area] = []
        self.rectangle = FIRST
        self._from: tuple[float, float] | None = None

    @property
    def grain(self) -> tuple[float, float]:
        """A dot's width and height in shares of the page."""
        return 1 / max(1, self.size.width * ACROSS), 1 / max(1, self.size.height * DOWN[self.dots])

    def shift(self, across: int, down: int) -> None:
        """By so many dots, within the page."""
        grain, now = self.grain, self.rectangle
        wide, high = now.right - now.left, now.bottom - now.top
        left = clamp(now.left + across * grain[0], 0.0, 1.0 - wide)
        top = clamp(now.top + down * grain[1], 0.0, 1.0 - high)
        self._change(Area(left, top, left + wide, top + high))

    def stretch(self, across: int, down: int) -> None:
        """Its lower right corner by so many dots, within the page."""
        grain, now = self.grain, self.rectangle
        right = clamp(now.right + across * grain[0], min(1.0, now.left + LEAST * grain[0]), 1.0)
        bottom = clamp(now.bottom + down * grain[1], min(1.0, now.top + LEAST * grain[1]), 1.0)
        self._change(Area(now.left, now.top, right, bottom))

    def set_down(self) -> None:
        """What is beneath it is covered."""
        self.areas.append(self.rectangle)
        self._change(self.rectangle)

    def take_back(self) -> None:
        """The last is not covered after all."""
        if self.areas:
            self._change(self.areas.pop())

    def _change(self, rectangle: Area) -> None:
        self.rectangle = rectangle
        self.refresh()
        self.post_message(self.Changed())

    def render_line(self, y: int) -> Strip:
        width, height = self.size.width * ACROSS, self.size.height * DOWN[self.dots]
        self.marked = self.seen(self.rectangle, 0, 0, width, height)
        lines = blackened(self.dotted, self.areas, 0, 0, width, height)
        if (y + 1) * DOWN[self.dots] > len(lines):
            return Strip.blank(self.size.width)
        return strip(lines, y, self.dots, self.marked, dimmed=self.is_dimmed)

    def seen(self, area: Area, x: int, y: int, width: int, height: int) -> Marked:
        """Which dots it covers, on a picture of so many dots of which the part from `x`, `y` is shown."""
        left, right = round(area.left * width) - x, round(area.right * width) - x
        top, bottom = round(area.top * height) - y, round(area.bottom * height) - y
        return lambda column, line: left <= column < max(right, left + 1) and top <= line < max(bottom, top + 1)

    def at(self, event: events.MouseEvent) -> tuple[float, float]:
        """Where on the page the mouse is."""
        return (
            clamp((event.x + 0.5) / max(1, self.size.width), 0.0, 1.0),
            clamp((event.y + 0.5) / max(1, self.size.height), 0.0, 1.0),
        )

    def on_mouse_down(self, event: events.MouseDown) -> None:
        self._from = self.at(event)
        self.capture_mouse()
        event.stop()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._from:
            self._draw_to(event)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        if self._from:
            self._draw_to(event)
            self._from = None
            self.release_mouse()
            event.stop()

    def _draw_to(self, event: events.MouseEvent) -> None:
        assert self._from
        (x, y), (grain_x, grain_y) = self.at(event), (0.5 / max(1, self.size.width), 0.5 / max(1, self.size.height))
        left, right = sorted((self._from[0], x))
        top, bottom = sorted((self._from[1], y))
        self._change(
            Area(
                max(0.0, left - grain_x), max(0.0, top - grain_y), min(1.0, right + grain_x), min(1.0, bottom + grain_y)
            )
        )


def blackened(
    lines: tuple[bytes, ...], areas: list[Area], x: int, y: int, width: int, height: int
) -> tuple[bytes, ...]:
    """These lines of dots with the covered parts black; `x`, `y`: where they begin on a picture of so many dots."""
    if not areas:
        return lines
    made = [bytearray(line) for line in lines]
    for area in areas:
        left, right = max(0, round(area.left * width) - x), min(len(made[0]), round(area.right * width) - x)
        for line in range(max(0, round(area.top * height) - y), min(len(made), round(area.bottom * height) - y)):
            if right > left:
                made[line][left:right] = bytes(right - left)
    return tuple(map(bytes, made))


class Loupe(Dotted):
    """The part of the page around the rectangle, larger. `closer`: the page in grey levels, `width` a line."""

    def __init__(self, page: Overview, closer: bytes, width: int) -> None:
        super().__init__()
        self.page, self.grey = page, Grey(width, closer)
        self._drawn: tuple[int, tuple[bytes, ...]] = (0, ())

    def forget(self) -> None:
        super().forget()
        self.grey, self._drawn = Grey(1, b"\xff"), (0, ())

    def render_line(self, y: int) -> Strip:
        dots = self.page.dots
        columns = max(self.size.width, CLOSE * self.page.size.width)
        if self._drawn[0] != columns:
            self._drawn = columns, drawn(self.grey, columns, dots)
        lines = self._drawn[1]
        wide, high = columns * ACROSS, len(lines)
        room, rows = self.size.width * ACROSS, self.size.height * DOWN[dots]
        now = self.page.rectangle
        x = int(clamp((now.left + now.right) / 2 * wide - room / 2, 0, wide - room)) // ACROSS * ACROSS
        top = (
            int(clamp((now.top + now.bottom) / 2 * high - rows / 2, 0, max(0, high - rows))) // DOWN[dots] * DOWN[dots]
        )
        part = tuple(line[x : x + room] for line in lines[top : top + rows])
        part = blackened(part, self.page.areas, x, top, wide, high)
        if (y + 1) * DOWN[dots] > len(part):
            return Strip.blank(self.size.width)
        return strip(part, y, dots, self.page.seen(now, x, top, wide, high), dimmed=self.is_dimmed)
