"""The sticks of this machine through the hands: what the visit may not read itself.

The one rule: what the hands answer is checked like what a stranger says.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from kiosk.documents.naming import shown
from kiosk.documents.stick.stick import MOST_BYTES, MOST_FILES, Ejected, StickFile
from kiosk.errors import DocumentError, ScannerError, StickAway, StickUnreadable
from kiosk.visit.companion import Answer, Companion, CompanionGone

# Seconds: a stick may have to wake up.
SECONDS = 30.0
NAME = 48


class HandedStick:
    """See Stick."""

    def __init__(self, hands: Companion) -> None:
        self._hands = hands

    def sticks(self) -> int:
        """See Stick.sticks."""
        count = self._asked("stick.count").about.get("count")
        return count if isinstance(count, int) else 0

    def files(self) -> tuple[StickFile, ...]:
        """See Stick.files."""
        told = self._asked("stick.files").about.get("files")
        if not isinstance(told, list):
            raise StickUnreadable
        return tuple(file_of(each) for each in told[:MOST_FILES])

    def read(self, id: int) -> bytes:
        """See Stick.read."""
        blobs = self._asked("stick.read", id=id).blobs
        if len(blobs) != 1 or not 0 < len(blobs[0]) <= MOST_BYTES:
            raise StickUnreadable
        return blobs[0]

    def eject(self) -> Ejected:
        """See Stick.eject."""
        return "off" if self._asked("stick.eject").about.get("ejected") == "off" else "pull"

    def _asked(self, name: str, **about: int) -> Answer:
        try:
            return self._hands.ask(name, about, seconds=SECONDS)
        except CompanionGone:
            raise StickAway("there are no hands") from None
        except (DocumentError, ScannerError):  # no word of a stick's
            raise StickUnreadable from None


def told(file: StickFile) -> Mapping[str, Any]:
    """One file, as the hands tell of it."""
    changed = file.changed.isoformat()
    return {"id": file.id, "kind": file.kind, "size": file.size, "changed": changed, "name": file.name}


def file_of(told: Any) -> StickFile:
    """The same read again. Raises StickUnreadable for what is no file."""
    try:
        changed = date.fromisoformat(told["changed"])
        kind = {"picture": "picture", "pdf": "pdf"}[told["kind"]]
        id, size = number(told["id"], MOST_FILES), number(told["size"], MOST_BYTES)
        return StickFile(id, kind, size, changed, shown(str(told["name"]), NAME))  # type: ignore[arg-type]
    except (KeyError, TypeError, ValueError):
        raise StickUnreadable from None


def number(value: object, most: int) -> int:
    """Raises ValueError for anything but a whole number within these bounds."""
    if type(value) is not int or not 0 <= value <= most:
        raise ValueError("no number within bounds")
    return value
