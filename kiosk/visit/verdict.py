"""Whether pictures are drawn right, as the helper of one visit saw it, for all visits after.

The one rule: one byte, which says nothing about anybody.
"""

import mmap


class Verdict:
    """Whether the helper saw the cell font drawn right, shared by all visits since the kiosk was started."""

    UNKNOWN, RIGHT, WRONG = 0, 1, 2

    def __init__(self) -> None:
        self._shared = mmap.mmap(-1, 1)

    @property
    def now(self) -> int:
        return self._shared[0]

    def give(self, right: bool) -> None:
        """Told by the visit in which the helper was asked."""
        self._shared[0] = self.RIGHT if right else self.WRONG
