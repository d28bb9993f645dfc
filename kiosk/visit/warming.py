"""What later visits need, loaded by the parent while somebody reads the first screens of theirs.

The one rule: no applicant waits for it: it is loaded piece by piece, and once a visit has ended the rest is put off
until somebody reads again.
"""

import gc
from collections.abc import Callable, Iterator

from kiosk.visit.inheritance import Inheritance
from kiosk.visit.signals import signals_held


class Warming:
    """`pieces`: each `next` loads one; what they opened belongs to what visits are given (`inheritance`)."""

    def __init__(self, pieces: Iterator[None], inheritance: Inheritance) -> None:
        self._pieces = pieces
        self._inheritance = inheritance
        self.is_done = False

    def go_on(self, is_over: Callable[[], bool]) -> None:
        """At least one piece; then until all is loaded, or the visit is over. Raises what loading it raised."""
        while True:
            with signals_held():
                self.is_done = next(self._pieces, self) is self
            if self.is_done or is_over():
                break
        share_memory()
        self._inheritance.remember()


def share_memory() -> None:
    """What is loaded by now is kept for good: no collection touches it, so that children go on sharing its pages."""
    gc.freeze()
    gc.enable()
