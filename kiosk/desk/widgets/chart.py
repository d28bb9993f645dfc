"""A picture of figures in cells: bars across, or a bar for each week.

The one rule: nothing is told by colour: a part is told from the other by its marks, and each bar has its number.
"""

from textual.app import RenderResult
from textual.color import Color
from textual_plotext import PlotextPlot

from kiosk.desk.insight.picture import Bar, Picture

FULL, REST = "█", "░"
"""What is counted, and what is left of the whole."""
WIDTH = 0.6
"""Of a bar that stands, of the room it has."""
NARROW = 0.2
"""Of a bar that lies: one row, whatever the room."""


class Chart(PlotextPlot):
    """`short`: what stands for `few` where a week's column has no room for it."""

    def __init__(self, few: str, short: str) -> None:
        super().__init__(id="chart")
        self.can_focus = False
        self.few, self.short = few, short
        self.picture: Picture | None = None

    def show(self, picture: Picture) -> None:
        """This one instead."""
        self.picture = picture
        self.refresh()

    def rows(self, room: int) -> int:
        """How many rows it takes of so many: bars across stand in every other where there is room for that."""
        if self.picture is None or self.picture.is_upright:
            return room
        bars = len(self.picture.bars)
        return min(room, 2 * bars - 1 if 2 * bars - 1 <= room else bars)

    def render(self) -> RenderResult:
        """Drawn anew for the size there is."""
        self.plt.clear_figure()
        self.plt.frame(False)
        if self.picture is None or not self.picture.bars:
            return ""
        if self.picture.is_upright:
            self.draw_upright(self.picture)
        else:
            self.draw_across(self.picture.bars[: self.size.height], self.picture.most)
        return super().render()

    def colour(self, name: str) -> tuple[int, int, int]:
        """One of the theme's."""
        return Color.parse(self.app.theme_variables[f"d-{name}"]).rgb

    def draw_across(self, bars: tuple[Bar, ...], most: int) -> None:
        """The first on top, its name and number before it."""
        names = self.names(bars)
        self.plt.bar(
            names[::-1], [bar.length for bar in bars][::-1], orientation="horizontal", marker=FULL, width=NARROW,
            color=self.colour("strong"),
        )  # fmt: skip
        self.plt.ylim(1 if len(bars) > 1 else 0.5, max(len(bars), 1.5))
        self.plt.xlim(0, most)
        self.plt.xfrequency(0)

    def names(self, bars: tuple[Bar, ...]) -> list[str]:
        """As long as three fifths of the room, each with its number at the end."""
        told = max(len(bar.told) for bar in bars)
        room = max(8, self.size.width * 3 // 5 - told - 4)
        longest = min(room, max(len(bar.label) for bar in bars))
        return [f"{cut(bar.label, longest):<{longest}}  {bar.told:>{told}} " for bar in bars]

    def draw_upright(self, picture: Picture) -> None:
        """A bar for each week, its number above it, the week beneath."""
        bars, height = picture.bars, max(self.size.height - 1, 3)
        top = picture.most * (height - 1) / (height - 2)
        column = max(1, self.size.width // len(bars))
        lengths = [bar.length for bar in bars]
        weeks = [bar.label for bar in bars]
        if picture.rest:
            wholes = [picture.most if bar.length else 0 for bar in bars]
            self.plt.bar(weeks, wholes, marker=REST, width=WIDTH, color=self.colour("muted"))
        self.plt.bar(weeks, lengths, marker=FULL, width=WIDTH, color=self.colour("strong"))
        above = picture.most / (height - 2)
        for at, bar in enumerate(bars, start=1):
            told = self.short if bar.told == self.few and len(self.few) >= column else bar.told
            if len(told) <= column:
                self.write(told, at, bar.length + above if bar.length else 0)
        self.plt.xlim(0.5, len(bars) + 0.5)
        self.plt.ylim(0, top)
        self.plt.yfrequency(0)

    def write(self, told: str, x: float, y: float) -> None:
        """Words in the picture, as dark on light as all others."""
        ink, card = self.colour("ink"), self.colour("card")
        self.plt.text(told, x, y, color=ink, background=card, alignment="center")


def cut(text: str, longest: int) -> str:
    """Never longer than that."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
