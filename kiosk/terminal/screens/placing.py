"""Where the parts of a screen stand: rail on top, bar at the foot, between them the sheet and the helper's lane.

The one rule: no part lies on another but the lane of a narrow terminal, when it was asked for.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.geometry import Region, Size
from textual.widget import Widget

from kiosk.terminal.measure import Measure
from kiosk.terminal.widgets.aloud import place

if TYPE_CHECKING:
    from kiosk.terminal.screens.frame import FrameScreen


def placed(screen: "FrameScreen", size: Size) -> Iterator[tuple[Widget, Region]]:
    """Each part and its cells, on a terminal of this size."""
    measure = Measure(size.width, size.height)
    state = screen.lane_state
    strip = screen.lane.strip if screen.lane and state in ("hidden", "folded") else 0
    lane = 0 if strip else measure.lane(state)
    sheet = size.width - (0 if state == "over" else lane)
    margin, air = measure.margin, measure.air
    aloud = size.width - (measure.aloud if screen.surroundings.reads_aloud else 0)
    yield screen.rail, Region(0, 0, aloud, measure.rail)
    if aloud < size.width:
        yield screen.aloud, place(measure)
    yield (
        screen.sheet,
        Region(margin, measure.rail + air, sheet - 2 * margin, max(1, measure.middle - 2 * air - strip)),
    )
    if screen.lane and strip:
        yield screen.lane, Region(0, size.height - measure.bar - strip, size.width, strip)
    elif screen.lane and lane:
        yield screen.lane, Region(size.width - lane, measure.rail, lane, measure.middle)
    yield screen.bar, Region(0, size.height - measure.bar, size.width, measure.bar)
