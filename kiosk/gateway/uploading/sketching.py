"""The example picture of a paper as SVG: grey lines of print, and numbered places that must be seen.

The one rule: a sketch stays as it is for readers from the right too, since the paper it stands for is Norwegian.
"""

from collections.abc import Iterator

from markupsafe import Markup

from kiosk.language.sketches import COLUMNS, ROWS, Line, Place, Sketch

# One cell, and how far each sheet beneath stands out.
WIDE, HIGH = 10, 20
OUT = 6
PAPER_WIDTH, PAPER_HEIGHT = COLUMNS * WIDE, ROWS * HIGH
RADIUS = 11


def drawn_sketch(sketch: Sketch) -> Markup:
    """An `svg` element that screen readers pass by: the list beside it says the same."""
    out = OUT * (sketch.sheets - 1)
    parts = [*sheets(sketch.sheets), *map(line, sketch.lines), *map(place, range(1, 10), sketch.places)]
    size = f"0 0 {PAPER_WIDTH + out + 4} {PAPER_HEIGHT + out + 4}"
    # Not one letter of it comes from anywhere but here.
    return Markup(  # noqa: S704
        f'<svg class="sketch" aria-hidden="true" viewBox="{size}">{"".join(parts)}</svg>'
    )


def sheets(count: int) -> Iterator[str]:
    """The sheets, the undermost first."""
    for beneath in range(count - 1, -1, -1):
        at = 2 + beneath * OUT
        yield f'<path class="sheet" d="M{at} {at}h{PAPER_WIDTH}v{PAPER_HEIGHT}h-{PAPER_WIDTH}z"/>'


def line(line: Line) -> str:
    """Grey print."""
    thick = 10 if line.is_strong else 5
    x, y = line.left * WIDE + 2, line.row * HIGH + (HIGH - thick) // 2 + 2
    wide = (line.right - line.left) * WIDE
    return f'<path class="print" d="M{x} {y}h{wide}v{thick}h-{wide}z"/>'


def place(number: int, place: Place) -> str:
    """A frame with its number at the left."""
    x, y = place.left * WIDE + 2, place.top * HIGH + 2
    wide, high = (place.right - place.left) * WIDE, (place.bottom - place.top) * HIGH
    middle = y + high // 2
    return (
        f'<rect class="place" x="{x}" y="{y}" width="{wide}" height="{high}" rx="4"/>'
        f'<circle cx="{x + RADIUS}" cy="{middle}" r="{RADIUS}"/>'
        f'<text x="{x + RADIUS}" y="{middle + 6}">{number}</text>'
    )
