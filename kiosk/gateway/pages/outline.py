"""Outlines as the shortest path data that draws them: whole numbers, each counted from the point before.

The one rule: rounding never adds up, since every step starts from where the pen really stands.
"""

from fontTools.pens.basePen import BasePen

Point = tuple[float, float]


class ShortPen(BasePen):  # type: ignore[misc]
    """Writes an outline as SVG path data in relative commands."""

    def __init__(self) -> None:
        super().__init__(None)
        self.commands = ""
        self._at = self._start = (0, 0)
        self._last = ""

    def _moveTo(self, point: Point) -> None:
        self._write("m", point)
        self._start = self._at

    def _lineTo(self, point: Point) -> None:
        x, y = rounded(point)
        if y == self._at[1]:
            self._step("h", x - self._at[0])
        elif x == self._at[0]:
            self._step("v", y - self._at[1])
        else:
            self._write("l", point)
        self._at = x, y

    def _qCurveToOne(self, *points: Point) -> None:
        self._write("q", *points)

    def _curveToOne(self, *points: Point) -> None:
        self._write("c", *points)

    def _closePath(self) -> None:
        self.commands += "z"
        self._last = "z"
        self._at = self._start

    def _write(self, command: str, *points: Point) -> None:
        x, y = self._at
        ends = [rounded(point) for point in points]
        self._step(command, *(number for end in ends for number in (end[0] - x, end[1] - y)))
        self._at = ends[-1]

    def _step(self, command: str, *numbers: int) -> None:
        """Nothing where the pen stays; the letter of a command only where it is another than before."""
        if not any(numbers) and command != "m":
            return
        repeats = command == self._last and command != "m"
        self._last = command
        # A minus parts two numbers as well as a space does.
        written = "".join(f" {number}" for number in numbers).replace(" -", "-")
        self.commands += written if repeats else command + written.lstrip()


def rounded(point: Point) -> tuple[int, int]:
    """The nearest whole point."""
    return round(point[0]), round(point[1])
