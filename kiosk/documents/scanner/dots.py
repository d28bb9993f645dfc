"""How finely a page is scanned, of what a scanner offers.

The one rule: a page can be read afterwards, where the scanner can make it so.
"""

from collections.abc import Iterator, Sequence

# Small print is read from 300 dpi; what is finer is thrown away again, what is coarser is taken for want of better.
WISHED = 300
COARSEST = 200


def best_of(offered: Sequence[int]) -> int:
    """The one to scan with, of resolutions in rising order; 0 when there is none."""
    if WISHED in offered or not offered:
        return WISHED if offered else 0
    readable = [dpi for dpi in offered if dpi >= COARSEST]
    return min(readable, key=lambda dpi: abs(dpi - WISHED)) if readable else offered[-1]


def range_of(low: int, high: int, step: int) -> Iterator[int]:
    """The ends of a range, and what is nearest below the wish."""
    yield from (low, low + (high - low) // step * step)
    if low <= WISHED <= high:
        yield low + (WISHED - low) // step * step
