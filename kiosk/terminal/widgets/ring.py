"""The ring: where it may stand on a screen, and where it goes with an arrow, Tab, or the key of a card.

The one rule: arrows follow the picture on the screen, so they need no mirroring.
"""

from collections.abc import Sequence
from typing import Any

from textual.screen import Screen
from textual.widget import Widget

from kiosk.terminal.widgets.pressable import Pressable

ARROWS = frozenset({"up", "down", "left", "right"})
SIDEWAYS = 3
"""A step to the side counts as much as so many ahead; a cell is twice as high as wide."""


def places(screen: Screen[Any]) -> list[Widget]:
    """Everything the ring can go to, in reading order: what stands in the middle, then the bar."""
    return [widget for widget in screen.query("*") if widget.focusable and widget.region]


def walk(screen: Screen[Any], by: int) -> None:
    """One place on or back, round and round; the first or the last when there is no ring yet."""
    found = places(screen)
    if found:
        at = found.index(screen.focused) + by if screen.focused in found else 0 if by > 0 else -1
        screen.set_focus(found[at % len(found)])


def move(screen: Screen[Any], arrow: str) -> None:
    """To the nearest place that way; the first place when there is no ring yet."""
    found = places(screen)
    if screen.focused not in found:
        walk(screen, 1)
    elif there := nearest(screen.focused, found, arrow):
        screen.set_focus(there)


def press_key(screen: Screen[Any], key: str) -> bool:
    """Presses the card, row or sign with this key, whether or not the ring goes to it; False where there is none."""
    for widget in screen.query(Pressable).results():
        if widget.key and widget.key == key.upper() and widget.can_be_pressed and widget.region:
            widget.press()
            return True
    return False


def nearest(start: Widget, found: Sequence[Widget], arrow: str) -> Widget | None:
    """The nearest in the direction of the arrow; None at the rim."""
    ways = [(distance, each) for each in found if (distance := away(start, each, arrow)) is not None]
    return min(ways, key=lambda pair: pair[0])[1] if ways else None


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
