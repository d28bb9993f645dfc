"""Any scanner: what it can do, and one page after another out of it.

The one rule: a page goes from the scanner's answer into memory, and is nowhere else.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

Bed = Literal["feeder", "glass"]
"""Where pages lie: a stack that is drawn in, or one page under the lid."""
MOST_PAGES = 100
"""One stack. No feeder beside a kiosk holds more; who says so gives nonsense."""
MOST_BYTES = 40_000_000
"""One page: A4 in colour at 300 dpi, without compression, is 26 MB."""


@dataclass(frozen=True, slots=True)
class Abilities:
    """What a scanner has. `sources`: where pages may lie, a loaded feeder first, else the glass first.

    `loaded`: whether a page lies in the feeder; None: it cannot tell.
    """

    sources: tuple[Bed, ...]
    loaded: bool | None = None


class Scan(Iterator[bytes], Protocol):
    """The pages of one scan, each as the bytes of a picture (JPEG or PNG), as they come. `next` blocks."""

    def close(self) -> None:
        """Tells the scanner that nobody wants more. From any thread; a second time it does nothing.

        Blocks for half a second at most: what takes longer goes on by itself.
        """
        ...


class Scanner(Protocol):
    """A scanner. `name`: what its panel or its maker calls it, for the helper; "" before it has been asked."""

    name: str

    def abilities(self) -> Abilities:
        """Asks it. Blocks for seconds. Raises leaves of ScannerError."""
        ...

    def scan(self, source: Bed | None = None) -> Scan:
        """One page from the glass, or all there are in the feeder. None: the first of its sources.

        Its `next` raises leaves of ScannerError; the pages before that are good.
        """
        ...
