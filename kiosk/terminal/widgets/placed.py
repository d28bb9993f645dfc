"""A container that says itself where its children stand, in cells, mirrored for right-to-left languages.

The one rule: a child that is given no place is not on the screen: it cannot be ringed, pressed or seen.
"""

from collections.abc import Iterable, Sequence
from typing import ClassVar, Protocol, runtime_checkable

from textual.containers import Vertical
from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import Layout, WidgetPlacement
from textual.widget import Widget

from kiosk.terminal.still import Still
from kiosk.terminal.surroundings import Surroundings


@runtime_checkable
class Placing(Protocol):
    """A widget that places its own children, x counted from the start side."""

    surroundings: Surroundings

    def regions(self, size: Size) -> Iterable[tuple[Widget, Region]]:
        """Where each child stands now."""


class Exact(Layout):
    """Asks the container for the regions."""

    name = "exact"

    def arrange(
        self,
        parent: Widget,
        children: Sequence[Widget],  # noqa: ARG002
        size: Size,
        greedy: bool = True,  # noqa: ARG002
    ) -> list[WidgetPlacement]:
        assert isinstance(parent, Placing)
        parent.pre_layout(self)
        mirrored = parent.surroundings.direction == "rtl"
        return [
            WidgetPlacement(mirror(region, size) if mirrored else region, NULL_OFFSET, NULL_SPACING, child)
            for child, region in parent.regions(size)
        ]


def mirror(region: Region, size: Size) -> Region:
    """The same place counted from the other side."""
    return Region(size.width - region.x - region.width, region.y, region.width, region.height)


class Placed(Still):
    """Children are placed by `regions`, with x counted from the start side."""

    # Nothing of its own to draw: one blank row is drawn and cut, however many rows it stands behind.
    BLANK: ClassVar[bool] = True
    DEFAULT_CSS: ClassVar[str] = "Placed { height: 1fr; width: 1fr; }"

    def __init__(self, *children: Widget, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(*children, id=id, classes=classes)
        self._exact = Exact()

    @property
    def layout(self) -> Layout:
        return self._exact

    @property
    def surroundings(self) -> Surroundings:
        """The surroundings of the screen this stands on."""
        surroundings = getattr(self.screen, "surroundings", None)
        assert isinstance(surroundings, Surroundings), "this stands on a FrameScreen"
        return surroundings

    def rearrange(self) -> None:
        """Asks for the regions anew. A child asks: Textual forgets only how a widget's ancestors were arranged."""
        for child in self.children[:1]:
            child.refresh(layout=True)

    def regions(self, size: Size) -> Iterable[tuple[Widget, Region]]:
        """Where each child stands now."""
        raise NotImplementedError


class Stack(Vertical, Still):
    """Children one beneath the other, and nothing of its own to draw."""

    BLANK: ClassVar[bool] = True
