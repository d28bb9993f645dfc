"""The sticks of this machine, as the hands see them: listed, read and let go.

The one rule: from a stick that could be written to, nothing is read.
"""

from collections.abc import Callable
from datetime import date
from heapq import nlargest
from itertools import islice
from pathlib import Path
from time import monotonic

from kiosk.documents.naming import shown
from kiosk.documents.stick.mounts import Mount, mounts_below
from kiosk.documents.stick.stick import MOST_BYTES, MOST_FILES, Ejected, StickFile
from kiosk.documents.stick.walking import Found, kind, read, walk
from kiosk.errors import StickAway, StickUnreadable, StickWritable

NAME = 48
# On a stick with thousands of files these are looked into before all others.
LIKELY = (".jpg", ".jpeg", ".pdf", ".png", ".heic", ".heif", ".webp", ".tif", ".tiff", ".avif")
# Of so many newest files the first bytes are read, within so many seconds.
MOST_TRIED, SECONDS = 2_000, 8.0


class Sticks:
    """`folder`: below which they are. `table`: what /proc/self/mountinfo says now. `let_go`: of a device file."""

    def __init__(self, folder: Path, table: Callable[[], str], let_go: Callable[[str], bool]) -> None:
        self._folder = folder
        self._table = table
        self._let_go = let_go
        self._found: tuple[Found, ...] = ()

    def count(self) -> int:
        """How many are plugged in. Raises StickWritable."""
        return len(self._mounts())

    def files(self) -> tuple[StickFile, ...]:
        """What can be used on all of them, the newest first. Raises leaves of StickError."""
        mounts = self._mounts()
        if not mounts:
            raise StickAway
        until = monotonic() + SECONDS
        kinds = ((found, kind(found)) for found in self._newest(mounts) if monotonic() < until)
        usable = [(found, kind) for found, kind in islice(kinds, MOST_TRIED) if kind][:MOST_FILES]
        usable.sort(key=lambda each: each[0].changed, reverse=True)
        self._found = tuple(found for found, _ in usable)
        return tuple(
            StickFile(id, kind, found.size, day(found.changed), shown(found.steps[-1], NAME))
            for id, (found, kind) in enumerate(usable)
        )

    def read(self, id: int) -> bytes:
        """Raises leaves of StickError."""
        if not 0 <= id < len(self._found):
            raise StickUnreadable
        found = self._found[id]
        if found.mount not in self._mounts():
            raise StickAway
        try:
            given = read(found, MOST_BYTES)
        except OSError:
            raise (StickAway if found.mount.is_away else StickUnreadable) from None
        if len(given) < found.size:
            raise StickUnreadable
        return given

    def eject(self) -> Ejected:
        """Never fails: they were only read and nothing of them is open, so that pulling them out does no harm."""
        self._found = ()
        mounts = mounts_below(self._folder, self._table())
        gone = [self._let_go(mount.source) for mount in mounts if not mount.is_away]
        return "off" if gone and all(gone) else "pull"

    def _mounts(self) -> tuple[Mount, ...]:
        mounts = tuple(each for each in mounts_below(self._folder, self._table()) if not each.is_away)
        if any(mount.is_writable for mount in mounts):
            raise StickWritable
        return mounts

    def _newest(self, mounts: tuple[Mount, ...]) -> list[Found]:
        found: list[Found] = []
        failed = 0
        for mount in mounts:
            try:
                found += walk(mount)
            except OSError:
                failed += 1
        if failed == len(mounts):
            raise StickUnreadable
        return nlargest(MOST_TRIED, found, key=lambda each: (is_likely(each), each.changed))


def is_likely(found: Found) -> bool:
    """Whether it is called like a document. Only which files are looked into first hangs on that."""
    return found.steps[-1].lower().endswith(LIKELY)


def day(seconds: float) -> date:
    """When a file was changed; a stick may say anything."""
    try:
        return date.fromtimestamp(seconds)
    except (OverflowError, OSError, ValueError):
        return date(1970, 1, 1)
