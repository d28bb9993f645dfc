"""The application, line by line: sections, questions and answers, what is urgent loud and above everything.

The one rule: an answer is painted as it stands, letter for letter, and never read as markup.
"""

from collections.abc import Iterator
from itertools import zip_longest

from rich.segment import Segment
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from kiosk.desk.lines import Line
from kiosk.language import script

WIDEST_LABEL, GAP = 44, 2
Row = tuple[tuple[str, str], ...]
"""Stretches of one row: (component class, text)."""


class Answers(ScrollView):
    """`acute`: the word before what is urgent."""

    COMPONENT_CLASSES = {  # noqa: RUF012 - as Textual has it
        "answers--acute", "answers--section", "answers--name", "answers--label", "answers--answer", "answers--open",
    }  # fmt: skip

    def __init__(self, acute: str) -> None:
        super().__init__(id="answers")
        self.can_focus = False
        self.acute = acute
        self.shown: tuple[Line, ...] = ()
        self._rows: list[Row] = []

    def __repr__(self) -> str:
        return "<Answers>"

    def show(self, lines: tuple[Line, ...]) -> None:
        """These lines, from the top."""
        if lines != self.shown:
            self.shown = lines
            self.scroll_home(animate=False)
        self.lay_out()

    def on_resize(self) -> None:
        self.lay_out()

    def lay_out(self) -> None:
        """Wraps everything to the width there is."""
        width = max(20, self.scrollable_content_region.width)
        self._rows = [row for line in self.shown for row in self.rows_of(line, width)]
        self.virtual_size = Size(width, len(self._rows))
        self.refresh()

    def rows_of(self, line: Line, width: int) -> Iterator[Row]:
        """One line as rows of the screen."""
        match line.kind:
            case "acute":
                for text in script.lines(f"{self.acute}: {line.label}", width - 2, "ltr"):
                    yield (("acute", f" {text}".ljust(width)),)
            case "section":
                yield ()
                yield (("section", line.label.upper()),)
            case "name":
                yield (("name", line.label),)
            case kind:
                yield from two_columns(line, kind, width)

    def render_line(self, y: int) -> Strip:
        at = y + self.scroll_offset.y
        row = self._rows[at] if at < len(self._rows) else ()
        segments = [Segment(text, self.get_component_rich_style(f"answers--{name}")) for name, text in row]
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)


def two_columns(line: Line, kind: str, width: int) -> Iterator[Row]:
    """The question at the left, the answer beside it."""
    left = min(WIDEST_LABEL, width * 9 // 20)
    labels = script.lines(line.label, left, "ltr")
    values = script.lines(line.value, width - left - GAP, "ltr")
    for label, value in zip_longest(labels, values, fillvalue=""):
        yield ("label", label + " " * (left + GAP - script.width(label))), (kind, value)
