"""What the phone is to be told by its kiosk: for which documentation it takes pages, and what became of a file.

The one rule: whoever has something to tell waits for no gateway; what is told late is told once, and in order.
"""

import threading
from collections import deque
from collections.abc import Callable
from functools import partial

from kiosk.documents.phone.model import Fate, Slots
from kiosk.errors import GatewayRefused, GatewayUnreachable, NotKnown, TooManyTries

Act = Callable[[], None]


class Telling:
    """Told by `go_on`, on a thread of its own. `topic`: that of now. `is_over`: nobody waits any more."""

    def __init__(self, slots: Slots, is_over: threading.Event, pause: float) -> None:
        self.topic = ""
        self._slots, self._is_over, self._pause = slots, is_over, pause
        self._slot, self._told = "", ""
        self._fates: deque[tuple[str, str, Fate]] = deque()
        self._news = threading.Condition()

    def turn_to(self, topic: str) -> None:
        """Pages are taken for this documentation from now on."""
        with self._news:
            self.topic = topic
            # Also where it is the same: somebody begins anew.
            self._told = ""
            self._news.notify_all()

    def tell(self, slot: str, file: str, fate: Fate) -> None:
        """What became of a file."""
        with self._news:
            self._fates.append((slot, file, fate))
            self._news.notify_all()

    def opened(self, slot: str, topic: str) -> None:
        """A new slot, which was opened for this documentation. What was to be told in another is of no use."""
        with self._news:
            self._slot, self._told = slot, topic
            self._fates = deque(each for each in self._fates if each[0] == slot)
            self._news.notify_all()

    def wake(self) -> None:
        """To see that it is over."""
        with self._news:
            self._news.notify_all()

    def go_on(self) -> None:
        """Until it is over."""
        while act := self._next():
            while not self._is_over.is_set():
                try:
                    act()
                except (NotKnown, GatewayRefused):
                    # There is no such slot or file any more.
                    break
                except (GatewayUnreachable, TooManyTries):
                    self._is_over.wait(self._pause)
                else:
                    break

    def _next(self) -> Act | None:
        """What is to be done next, as soon as there is something; None: it is over."""
        with self._news:
            self._news.wait_for(lambda: self._is_over.is_set() or self._is_behind or self._fates)
            if self._is_over.is_set():
                return None
            if self._is_behind:
                slot, self._told = self._slot, self.topic
                return partial(self._slots.turn_to, slot, self._told)
            return partial(self._slots.tell, *self._fates.popleft())

    @property
    def _is_behind(self) -> bool:
        """Whether the phone is asked for another documentation than that of now."""
        return bool(self._slot) and self._told != self.topic
