"""Small things that only speak: a hint with its picture, an alert, a picture alone, a line of large letters.

The one rule: an alert always has its sign and its words in both languages; red alone says nothing.
"""

from collections.abc import Iterable

from kiosk.language import script
from kiosk.language.pictogram import SIZES
from kiosk.language.pictogram import Size as PictureSize
from kiosk.terminal.canvas import Block, Canvas
from kiosk.terminal.themes import Ink, Surface

TEXT = SIZES["s"][0] + 2
"""Column where the words begin beside a small picture."""


class Hint(Block):
    """A small picture and what it means."""

    def __init__(self, icon: str, text: str, second: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id, classes="hint")
        self.icon, self.text, self.second = icon, text, second

    def rows(self, width: int) -> int:
        return max(SIZES["s"][1], self.word_rows(width))

    def word_rows(self, width: int) -> int:
        """Rows of its words alone."""
        return len(self.lines(self.text, width - TEXT)) + len(self.second_lines(self.second, width - TEXT))

    @property
    def fewest_rows(self) -> int:
        """What it needs where there is no room for its picture."""
        return 2 if self.second else 1

    def paint(self, canvas: Canvas) -> None:
        if canvas.height >= SIZES["s"][1]:
            canvas.picture(0, 0, self.picture(self.icon, "s"))
        y = 0
        for line in self.lines(self.text, canvas.width - TEXT):
            canvas.at(TEXT, y, line, "label")
            y += 1
        for line in self.second_lines(self.second, canvas.width - TEXT):
            canvas.at(TEXT, y, line, "second")
            y += 1


def poured(hints: Iterable[Hint], breadth: int, height: int, air: int) -> list[list[Hint]]:
    """What stands together, one above the other: on as few pages, or in as few columns, as show each whole."""
    columns: list[list[Hint]] = [[]]
    left = height
    for hint in hints:
        rows = hint.rows(breadth)
        if rows > left and columns[-1]:
            columns.append([])
            left = height
        columns[-1].append(hint)
        left -= rows + air
    return columns


class Caption(Block):
    """One line above a field: what belongs in it, in both languages."""

    def __init__(self, text: str, second: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.text, self.second = text, second

    def paint(self, canvas: Canvas) -> None:
        first = self.lines(self.text, canvas.width)[0]
        canvas.at(0, 0, first, "label")
        taken = script.width(first) + 2
        for line in self.second_lines(self.second, max(1, canvas.width - taken))[:1]:
            canvas.at(taken, 0, line, "second")


class Alert(Block):
    """What went wrong and what to do: sign, the applicant's words, the helper's words."""

    def __init__(self, text: str, second: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id, classes="alert")
        self.text, self.second = text, second

    @property
    def surface(self) -> Surface:
        return "errorfill"

    def say(self, text: str, second: str) -> None:
        """Says something else; nothing at all takes its place away."""
        self.text, self.second = text, second
        self.repaint()

    @property
    def is_tight(self) -> bool:
        return self.measure.small

    def rows(self, width: int) -> int:
        room = width - TEXT - 3
        words = len(self.lines(self.text, room)) + len(self.second_lines(self.second, room))
        return max(SIZES["s"][1], words) + (0 if self.is_tight else 2)

    def paint(self, canvas: Canvas) -> None:
        top = 0 if self.is_tight else 1
        for row in range(canvas.height):
            canvas.at(0, row, "█", "error")
        canvas.picture(2, top, self.picture("error", "s"), "error")
        room, y = canvas.width - TEXT - 3, top
        for line in self.lines(self.text, room):
            canvas.at(TEXT + 2, y, line, "error")
            y += 1
        for line in self.second_lines(self.second, room):
            canvas.at(TEXT + 2, y, line, "words")
            y += 1


class Picture(Block):
    """A pictogram alone, as wide and as high as its size, or centred in more room."""

    DEFAULT_CSS = "Picture { width: auto; }"

    def __init__(self, icon: str, size: PictureSize, *, ink: Ink = "picto", id: str | None = None) -> None:
        super().__init__(id=id)
        self.icon, self.picture_size, self.ink = icon, size, ink

    def rows(self, width: int) -> int:  # noqa: ARG002
        return SIZES[self.picture_size][1]

    def get_content_width(self, container: object, viewport: object) -> int:  # noqa: ARG002
        return SIZES[self.picture_size][0]

    def paint(self, canvas: Canvas) -> None:
        top = max(0, (canvas.height - SIZES[self.picture_size][1]) // 2)
        canvas.picture_middle(top, self.picture(self.icon, self.picture_size), self.ink)
