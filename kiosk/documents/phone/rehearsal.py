"""A gateway and a phone in memory, for practice and for tests: the same steps, the same seals, an example for a photo.

The one rule: whatever it sends is made up, and it forgets everything when the kiosk ends.
"""

import secrets
import time
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import count

from kiosk.documents.phone.model import Fate, News, Offered, Slot
from kiosk.documents.phone.sealing import Place, seal
from kiosk.documents.phone.wire import PIECE_BYTES
from kiosk.errors import GatewayUnreachable, NotKnown

Photo = Callable[[str, int], bytes]
"""The photo of a documentation that is sent for the so-manieth time, from 1."""
SEEN = 3.0
"""Seconds for each step in which a person sees it."""
IDLE = 0.05
"""Seconds for a step in which nothing happens, at least."""
SECONDS = 3 * 60 * 60
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class RehearsalSlots:
    """Slots with a phone that opens the page, and sends one photo whenever it is turned to a documentation.

    Each step takes `pause` seconds. `is_away`: no answer, like a gateway without power. `told`: what became of files.
    """

    def __init__(self, photo: Photo | None = None, pause: float = SEEN) -> None:
        self.is_away = False
        self.told: list[Fate] = []
        self._photo, self._pause = photo or example, pause
        self._ids, self._sent = count(), Counter[str]()
        self._id, self._public, self._topic = "", b"", ""
        self._steps: Iterator[None] = iter(())
        self._is_opened, self._number = False, 0
        self._files: dict[str, tuple[str, dict[int, bytes], int]] = {}

    def open(self, language: str, topic: str) -> Slot:  # noqa: ARG002
        self._answer()
        self._id, self._topic = f"{next(self._ids):026}", topic
        self._is_opened, self._number, self._files = False, 0, {}
        self._steps = self._phone()
        return Slot(self._id, SECONDS)

    def address(self, id: str, public: bytes) -> str:
        """Always the same: no phone can open it."""
        self._public = public
        return f"HTTPS://EXAMPLE.NO/U/{id}#" + 44 * "A"

    def turn_to(self, id: str, topic: str) -> None:
        self._answer(id)
        self._topic = topic
        self._steps = self._phone()

    def wait(self, id: str, known: int) -> News:
        self._answer(id)
        if known == self._number:
            time.sleep(max(self._pause, IDLE))
            next(self._steps, None)
        files = tuple(Offered(file, topic, size, tuple(pieces)) for file, (topic, pieces, size) in self._files.items())
        return News(self._is_opened, self._number, files)

    def fetch(self, id: str, file: str, piece: int) -> bytes | None:
        self._answer(id)
        return self._files[file][1].pop(piece, None)

    def tell(self, id: str, file: str, fate: Fate) -> None:
        self._answer(id)
        self.told.append(fate)
        self._files.pop(file, None)

    def close(self, id: str) -> None:
        self._answer(id)
        self._id = ""

    def _phone(self) -> Iterator[None]:
        """What the phone does, step by step."""
        if not self._is_opened:
            self._is_opened = True
            self._number += 1
            yield
        self._send(self._topic)
        yield

    def _send(self, topic: str) -> None:
        self._sent[topic] += 1
        photo = self._photo(topic, self._sent[topic])
        cut = [photo[at : at + PIECE_BYTES] for at in range(0, len(photo), PIECE_BYTES)]
        file = "".join(secrets.choice(LETTERS) for _ in range(12))
        places = [Place(self._id, file, topic, place, len(cut)) for place in range(len(cut))]
        pieces = {place.piece: seal(cut[place.piece], self._public, place) for place in places}
        self._files[file] = (topic, pieces, len(cut))
        self._number += 1

    def _answer(self, id: str | None = None) -> None:
        if self.is_away:
            raise GatewayUnreachable("away, as rehearsed")
        if id is not None and id != self._id:
            raise NotKnown


def example(topic: str, number: int) -> bytes:
    """A practice page."""
    from kiosk.documents.example import example_page

    return example_page(topic, number)
