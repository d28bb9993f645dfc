"""What a block of a printout is: data a designer writes, that lays out one stretch of a page for any application.

The one rule: a block knows its own keys and nothing of the blocks around it.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from kiosk.paper.flow import Piece

if TYPE_CHECKING:
    from kiosk.paper.composition import Composition


class Block(Protocol):
    """A frozen dataclass whose fields are the keys of its table in the printout."""

    def pieces(self, page: "Composition") -> Iterator[Piece]:
        """What it puts on the page, from above; nothing when there is nothing to say."""
