"""Where the ring goes with an arrow: the nearest thing that way, as the eye sees it.

The one rule: arrows follow the picture on the screen, so they need no mirroring.
"""

from collections.abc import Sequence

from textual.widget import Widget

SIDEWAYS = 3
"""A step to the side counts as much as so many ahead; a cell is twice as high as wide."""


def nearest(start: Widget, places: Sequence[Widget], arrow: str) -> Widget | None:
    """The nearest of `places` in the direction of the arrow; None at the rim."""
    found = [(distance, each) for each in places if (distance := away(start, each, arrow)) is not None]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def away(start: Widget, other: Widget, arrow: str) -> float | None:
    """How far the other is; None when it does not lie that way."""
    here, there = start.region, other.region
    across = (there.x + there.width / 2) - (here.x + here.width / 2)
    down = 2 * ((there.y + there.height / 2) - (here.y + here.height / 2))
    ahead, aside = {
        "left": (here.x - there.right + 1, down),
        "right": (there.x - here.right + 1, down),
        "up": (2 * (here.y - there.bottom + 1), across),
        "down": (2 * (there.y - here.bottom + 1), across),
    }[arrow]
    return ahead + SIDEWAYS * abs(aside) if ahead > 0 else None
