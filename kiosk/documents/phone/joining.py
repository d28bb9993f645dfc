"""Files of one slot while they arrive: which pieces are wanted, what is in them, and when a file is whole.

The one rule: a piece counts only where it was sealed for, and no more is held than MOST_HELD, whatever a phone sends.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from time import monotonic

from kiosk.documents.phone.model import Arrived, Fate, News, Offered
from kiosk.documents.phone.sealing import Place, VisitKey
from kiosk.documents.phone.wire import MOST_HELD, PIECE_BYTES

STALLED = 15.0
"""Seconds after which a file of which nothing more comes is not on its way any more."""
TRIES = 2
"""How often a file is asked for whose pieces do not open."""


@dataclass(slots=True)
class Part:
    """A file so far. `seen`: pieces that the gateway had for us at some time; `at`: when the last one came."""

    topic: str
    count: int
    pieces: dict[int, bytes] = field(default_factory=dict, repr=False)
    seen: set[int] = field(default_factory=set)
    at: float = float("-inf")

    @property
    def size(self) -> int:
        """Bytes."""
        return sum(map(len, self.pieces.values()))


class Joining:
    """The files of the slot `slot`, sealed for `key`. `clock` counts seconds."""

    def __init__(self, slot: str, key: VisitKey, clock: Callable[[], float] = monotonic) -> None:
        self._slot, self._key, self._clock = slot, key, clock
        self._parts: dict[str, Part] = {}
        self._over: set[str] = set()
        self._broken: dict[str, int] = {}

    @property
    def is_receiving(self) -> bool:
        """Whether a file is on its way."""
        return any(map(self._is_coming, self._parts.values()))

    def wanted(self, news: News) -> Iterator[tuple[Offered, int]]:
        """Every piece that is to be fetched, as the news has it: one file after the other."""
        for offered in news.files:
            if offered.file in self._over:
                continue
            part = self._parts.get(offered.file)
            if part is None or (part.topic, part.count) != (offered.topic, offered.count):
                part = self._parts[offered.file] = Part(offered.topic, offered.count)
            part.seen.update(offered.here)
            # Until what came of it ends it.
            yield from ((offered, piece) for piece in offered.here if self._parts.get(offered.file) is part)

    def lost(self, news: News) -> list[str]:
        """Files of which a piece was at the gateway, is there no more, and is not here.

        Those that the gateway itself knows no more are forgotten.
        """
        here = {offered.file: set(offered.here) for offered in news.files}
        self._parts = {file: part for file, part in self._parts.items() if file in here}
        return [file for file, part in self._parts.items() if part.seen - part.pieces.keys() - here[file]]

    def add(self, offered: Offered, piece: int, sealed: bytes) -> Arrived | Fate | None:
        """What follows from one more piece: the whole file; what the phone is to be told; or nothing yet."""
        part = self._parts[offered.file]
        plain = self._key.open(sealed, Place(self._slot, offered.file, part.topic, piece, part.count))
        if plain is None or len(plain) > PIECE_BYTES:
            return self._fate_of(offered.file)
        part.pieces[piece], part.at = plain, self._clock()
        if len(part.pieces) < part.count:
            return None
        self.end(offered.file)
        raw = b"".join(part.pieces[place] for place in range(part.count))
        return Arrived(part.topic, raw, self._slot, offered.file)

    def crowded(self) -> str | None:
        """The file that must make room, and be sent again: one of which nothing comes any more, else the smallest.

        So the largest of them come to their end.
        """
        if sum(part.size for part in self._parts.values()) <= MOST_HELD:
            return None
        return min(self._parts, key=lambda file: (self._is_coming(self._parts[file]), self._parts[file].size))

    def drop(self, file: str) -> None:
        """What is here of it; it may come again."""
        self._parts.pop(file, None)

    def end(self, file: str) -> None:
        """Nothing more of it is taken."""
        self.drop(file)
        self._over.add(file)

    def _is_coming(self, part: Part) -> bool:
        return self._clock() - part.at < STALLED

    def _fate_of(self, file: str) -> Fate:
        self._broken[file] = self._broken.get(file, 0) + 1
        return "again" if self._broken[file] < TRIES else "refused"
