"""A USB stick: what is on it that a document could be, by a number, and its bytes.

The one rule: a stick is only read, and what its files are called is shown while somebody chooses, and kept nowhere.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, Protocol

StickKind = Literal["picture", "pdf"]
Ejected = Literal["off", "pull"]
"""`off`: the machine let go of it. `pull`: it was never open for writing and nothing of it is open, so that it can be
pulled out as it is."""
MOST_FILES = 200
"""The newest of them: nobody looks through more."""
MOST_BYTES = 40_000_000
"""One file: what the darkroom takes."""


@dataclass(frozen=True, slots=True)
class StickFile:
    """One file. `id`: from 0, until the next `files`. `size`: bytes. `name`: for the screen only, cleaned, short."""

    id: int
    kind: StickKind
    size: int
    changed: date
    name: str = field(repr=False)


class Stick(Protocol):
    """The sticks plugged into this machine, as if they were one. Everything blocks, for a second or two."""

    def sticks(self) -> int:
        """How many are plugged in and opened. Raises StickWritable when one could be written to."""
        ...

    def files(self) -> tuple[StickFile, ...]:
        """What can be used, the newest first. Raises StickAway, StickWritable or StickUnreadable."""
        ...

    def read(self, id: int) -> bytes:
        """A file of the last `files`, whole. Raises StickAway, StickWritable or StickUnreadable."""
        ...

    def eject(self) -> Ejected:
        """Lets go of all sticks; afterwards `files` must be asked anew. Raises StickAway without hands."""
        ...
